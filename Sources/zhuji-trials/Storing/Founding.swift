// What a store in earnest begins with: a rulebook in use, a unit, its account, a case. The events of scripts that work
// on whole stores are such as sessions write, so that snapshots, imports and compactions find them readable.

import Compilation
import Digests
import Engine
import Machines
import Sessions
import Source
import Storage

/// The beginning of a store, and events that can follow on it.
struct Founding: Sendable {
    /// A rulebook as a store keeps it.
    struct Rulebook: Sendable {
        let digest: SHA256Digest
        let hash: String
        let files: [DefinitionFile]
        let ruleset: Ruleset
    }

    /// The one that the store begins with, and one that comes later.
    let rulebooks: [Rulebook]
    /// The events of the first command.
    let events: [[UInt8]]
    private let registry: Registry

    /// Nil where the rulebook has errors.
    static let real = Founding()

    private static let text = """
        party unit "TITLE" {
            field name        "单位名称"         text length 1..900
            field credit-code "统一社会信用代码" credit-code unique
        }
        matter asking "询问" {
            category "其他"
            applicant unit
            target unit "被询问单位" by credit-code
            module basic "基本信息" {
                field title "题目" text length 1..100 optional
                attachment note "说明" pdf up to 1 MB optional
            }
            level answer "答复" { reviewer target; approve "答复"; return "退回" to applicant }
        }
        """

    private init?() {
        rulebooks = ["单位", "机构"].compactMap(Founding.rulebook)
        guard rulebooks.count == 2 else { return nil }
        var registry = Registry()
        let name = rulebooks[0].hash
        let application = CaseEvent.Application(
            definition: 0, machine: 0, applicant: PartyID(1), target: PartyID(1), year: 2023, answers: [])
        let first: [Event] = [
            .deployed(hash: name),
            .registered(Party(id: PartyID(1), kind: 0, values: [.text("甲单位"), .text("12220102TE0000902X")])),
            .account("one", .opened(party: PartyID(1), .applicant)), .changed(CaseID(1), .applied(application)),
        ]
        var events: [[UInt8]] = []
        for event in first {
            guard let batch = try? RecordBatch([event], stamp: Founding.stamp, registry: registry) else { return nil }
            events += batch.events
            let ruleset = rulebooks[0].ruleset
            registry.fold(event, stamp: Founding.stamp) { $0 == name ? ruleset : nil }
        }
        self.events = events
        self.registry = registry
    }

    private static func rulebook(_ title: String) -> Rulebook? {
        let text = text.replacing("TITLE", with: title)
        let day = Moment(milliseconds: 1_700_000_000_000).day
        let files = RulebookFiles([(name: "asking.matter", bytes: Array(text.utf8))], on: day) { _ in nil }
        guard let sound = SoundRulebook(files, root: ""),
            let digest = SHA256Digest(hexadecimal: Array(sound.compiled.hash.utf8))
        else { return nil }
        return Rulebook(
            digest: digest, hash: sound.compiled.hash,
            files: sound.files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) },
            ruleset: sound.compiled.ruleset)
    }

    private static let stamp = Stamp(at: Moment(milliseconds: 1_700_000_000_000), session: "s", by: "office")

    /// The ruleset of a rulebook.
    func ruleset(_ hash: String) -> Ruleset? {
        rulebooks.first { $0.hash == hash }?.ruleset
    }

    /// An event with a number of its own: the unit changes its name, or an account is opened.
    func event(_ number: Int, _ text: String) -> [UInt8]? {
        bytes(
            number.isMultiple(of: 4)
                ? .account("auditor-\(number)", .opened(party: nil, .auditor))
                : .profileChanged(PartyID(1), field: 0, .text("\(number)\(text)")))
    }

    /// The case gets a file.
    func event(naming digest: SHA256Digest, sizeBytes: Int, _ number: Int) -> [UInt8]? {
        let file = FileReference(hash: digest.hexadecimal, name: "\(number).pdf", sizeBytes: sizeBytes)
        return bytes(.changed(CaseID(1), .attached(.module(0, row: 0, attachment: 0), file)))
    }

    /// A rulebook is taken into use.
    func event(using rulebook: Rulebook) -> [UInt8]? {
        bytes(.deployed(hash: rulebook.hash))
    }

    private func bytes(_ event: Event) -> [UInt8]? {
        (try? RecordBatch([event], stamp: Founding.stamp, registry: registry))?.events.first
    }
}

extension Registry {
    /// Whether the other registry says the same.
    func saysTheSame(as other: Registry) -> Bool {
        guard cases.elementsEqual(other.cases), parties.elementsEqual(other.parties),
            accounts.elementsEqual(other.accounts), definitions == other.definitions, current == other.current,
            deployments == other.deployments, latest == other.latest
        else { return false }
        for id in parties.map(\.id) {
            guard caseIDs(appliedBy: id) == other.caseIDs(appliedBy: id), rows(id) == other.rows(id) else {
                return false
            }
        }
        return rows(nil) == other.rows(nil) && accounts.allSatisfy { account(named: $0.name) == $0 }
    }

    private func rows(_ party: PartyID?) -> [DeskRow] {
        var rows: [DeskRow] = []
        deskRows(of: party) { rows.append($0) }
        return rows
    }
}
