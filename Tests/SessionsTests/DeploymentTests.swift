// Deployments at stores: one event in one commit, what open sessions are told, stale plans, and reading it all again.

import Compilation
import Engine
import Machines
import Source
import Storage
import TestSupport
import Testing

@testable import Sessions

@Suite struct DeploymentTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// What sessions tell on standard error.
    private final class Told {
        var text = ""
    }

    private static let first = """
        party person "自然人" {
            field name "姓名" text; field id "证件" citizen-id unique; field unit "单位" unit optional set by bind
        }
        party unit "单位" { field name "名" text; field code "代码" credit-code unique }
        matter bind "绑定" {
            category "基础"
            applicant person
            target unit "单位" by code
            level unit "单位" { reviewer target; approve; terminate }
            on approved { set applicant.unit to target }
            release by applicant { clear applicant.unit }
        }
        """

    private static let second = """
        party unit "单位" { field code "代码" credit-code unique; field name "名" text; field since "起" date optional }
        party person "自然人" {
            field id "证件" citizen-id unique; field unit "单位" unit optional set by bind; field name "姓名" text
        }
        matter bind "绑定" {
            category "基础"
            applicant person
            target unit "单位" by code
            forbid target.since is not set else "单位未登记起始日期"
            level office "单位" { reviewer target; approve; terminate }
            on approved { set applicant.unit to target }
            release by applicant { clear applicant.unit }
        }
        matter join "加入" {
            category "基础"; applicant person; target unit "单位" by code
            level unit "单位" { reviewer target; approve }
        }
        """

    private static let migration = "migrate bind to bind { state unit.review to office.review }\n"

    private func files(_ text: String) -> RulebookFiles {
        RulebookFiles([(name: "r.matter", bytes: Array(text.utf8))], on: CivilDate(dayNumber: 19_541)) { _ in nil }
    }

    private func rulebook(_ text: String) throws -> SoundRulebook {
        let files = files(text)
        #expect(files.diagnostics.filter { $0.severity == .error }.map(\.code.code) == [])
        return try #require(SoundRulebook(files, root: ""))
    }

    private func environment(_ told: Told) -> Environment {
        Environment(
            now: { Moment(milliseconds: 1_688_346_000_000) }, sessionID: "s",
            readFile: { path, _ throws(Failure) in throw .store(.fileRefused(path: path, reason: .missing)) },
            writeFile: { _, _, _, ready throws(Failure) in try ready() }, say: { _ in }, tell: { told.text += $0 },
            randomBytes: { Array(repeating: 7, count: $0) })
    }

    private func open(_ told: Told = Told(), _ language: Language = .en) throws -> Session {
        let store = try DiskStore.open(at: folder.path + "/store")
        return try Session.open(at: store, environment: environment(told), language: language)
    }

    /// A person whose binding waits for the unit, case 1; another's is granted, case 2.
    private func begin() throws -> Session {
        let settings = StoreSettings(id: "deploying", isTraining: true)
        let store = try DiskStore.create(at: folder.path + "/store", settings: settings)
        let session = try Session.begin(
            at: store, with: rulebook(DeploymentTests.first), environment: environment(Told()), language: .en)
        run(
            session,
            [
                "register unit office name 某院 code 91220102TE0000053X",
                "register person zhang name 张三 id 220199198501010018",
                "register person li name 李四 id 22249919781231002X", "as zhang: bind 91220102TE0000053X",
                "as li: bind 91220102TE0000053X", "as office: open 2", "as office: approve 同意",
            ])
        return session
    }

    private func run(_ session: Session, _ lines: [String], at location: SourceLocation = #_sourceLocation) {
        for line in lines { #expect(session.perform(line) == .done, "\(line)", sourceLocation: location) }
    }

    @Test func aDeploymentIsOneEventInOneCommitAndReadsTheSameAgain() throws {
        let session = try begin()
        let new = try rulebook(DeploymentTests.second + "\n" + DeploymentTests.migration)
        let shown = try session.plan(for: new)
        let before = session.store.head.sequence
        guard case .success(let done?) = try session.deploy(new, asIn: shown, exactly: true) else {
            Issue.record("not deployed")
            return
        }
        #expect(done.plan == shown.plan && session.store.head.sequence == before + 1)
        var last: Record?
        try session.store.read(from: before + 1) { last = $0 }
        #expect(last?.batch == BatchPlace(index: 1, count: 1))
        run(
            session,
            [
                "as office: profile set since 2020-01-01", "as office: open 1", "as office: approve 同意",
                "as li: open 2", "as li: release",
            ])
        let again = try open()
        #expect(again.registry.cases == session.registry.cases)
        #expect(again.registry.parties == session.registry.parties)
        #expect(again.registry.cases.map(\.definition) == [1, 0])
        #expect(again.registry.title(of: PartyID(3)) == "李四")
    }

    @Test(arguments: Language.allCases)
    func anOpenSessionIsToldAtItsNextCommand(language: Language) throws {
        let other = try begin()
        let told = Told()
        let session = try open(told, language)
        run(session, ["as office: open 1"])
        let new = try rulebook(DeploymentTests.second + "\n" + DeploymentTests.migration)
        _ = try other.deploy(new, asIn: other.plan(for: new), exactly: false)
        run(session, ["as office: show"])
        let expected =
            language == .zh
            ? "规则已更新（新增加入；修改绑定），从本命令起按新规则受理\n办件 1 已转入新规则：绑定 · 待审核\n"
            : "the rulebook has changed (new join; changed bind); new cases follow the new one\n"
                + "case 1 has moved to the new rulebook: bind · office.review\n"
        #expect(told.text == expected)
        // Back to what was in use before: told again, though no definition is new.
        let old = try rulebook(DeploymentTests.first)
        _ = try other.deploy(old, asIn: other.plan(for: old), exactly: false)
        run(session, ["as office: whoami"])
        #expect(told.text.hasPrefix(expected) && told.text.count > expected.count)
    }

    @Test func aPlanThatTheStoreHasOutrunIsRefusedAndNothingIsWritten() throws {
        let session = try begin()
        let new = try rulebook(DeploymentTests.second)
        let shown = try session.plan(for: new)
        let written = session.store.head
        let text = """
            {"format": 1, "plan": "changes", "current": "\(shown.plan.current ?? "")",
            "store": {"id": "deploying", "sequence": \(written.sequence), "head": "\(written.digits)"},
            "rulebook": {"path": "r", "hash": "\(shown.plan.hash)"}, "cases": []}
            """
        let saved = try #require(SavedPlan(Array(text.utf8)))
        #expect(saved.refusal(of: shown) == nil)
        run(try open(), ["register person wang name 王五 id 220199199001010016"])
        let later = try session.plan(for: new)
        #expect(saved.refusal(of: later) == .storeWentOn)
        #expect(saved.refusal(of: try session.plan(for: try rulebook(DeploymentTests.first))) == .rulebookDiffers)
        let head = session.store.head
        #expect(throws: Never.self) {
            let result = try session.deploy(new, asIn: shown, exactly: true)
            #expect(failure(result) == .storeWentOn)
        }
        #expect(session.store.head == head)
        try #expect(open().definition(hash: new.compiled.hash) == nil)
        // What was shown still comes to the same for every case, so that whoever confirmed it may have it.
        #expect(failure(try session.deploy(new, asIn: shown, exactly: false)) == nil)
        #expect(failure(try session.deploy(new, asIn: shown, exactly: false)) == .otherDefinition)
        #expect(saved.refusal(of: try session.plan(for: new)) == .otherDefinition)
    }

    @Test func aPlanWhoseCasesWentOnIsRefused() throws {
        let session = try begin()
        let new = try rulebook(DeploymentTests.second)
        let shown = try session.plan(for: new)
        run(try open(), ["as office: open 1", "as office: terminate 不符"])
        #expect(failure(try session.deploy(new, asIn: shown, exactly: false)) == .storeWentOn)
        let stranding = try rulebook(
            DeploymentTests.second + "\nmigrate bind to bind { state approved to office.review }")
        let blocked = try session.plan(for: stranding)
        #expect(blocked.plan.isBlocked)
        #expect(failure(try session.deploy(stranding, asIn: blocked, exactly: false)) == .blocked)
    }

    @Test(arguments: ["", "{}", "[1]", #"{"format": 2}"#, #"{"format": 1, "plan": "changes", "store": {}}"#, "\u{0}"])
    func whatIsNoPlanIsNotReadAsOne(text: String) {
        #expect(SavedPlan(Array(text.utf8)) == nil)
    }

    @Test func aReplayListsWhatWouldBeDecidedOtherwise() throws {
        let session = try begin()
        let same = try session.replay(try rulebook(DeploymentTests.first), from: files(DeploymentTests.first))
        #expect(same.lines.isEmpty && same.cases == 2 && same.decisions == 5)
        let text = DeploymentTests.second
        let head = session.store.head
        let report = try session.replay(try rulebook(text), from: files(text))
        #expect(session.store.head == head)
        #expect(report.lines.map(\.difference.id.number) == [1, 2])
        #expect(report.lines.map(\.difference.verb) == [.apply, .apply])
        #expect(report.lines.map(\.rule) == ["r.matter:9", "r.matter:9"])
        #expect(report.lines.first?.reason == "the rulebook refuses: 单位未登记起始日期")
        // A level that the target's unit does not decide is another's to decide.
        let longer = DeploymentTests.first.replacing(
            "    on approved", with: "    level again \"复核\" { reviewer target; approve }\n    on approved")
        let further = try session.replay(try rulebook(longer), from: files(longer))
        guard case .standsElsewhere(let recorded, let now)? = further.lines.first?.difference.kind else {
            Issue.record("\(further.lines)")
            return
        }
        #expect(recorded.name == "approved" && now.name == "again.review" && further.lines.count == 1)
    }

    private func failure(_ result: Result<StorePlan?, DeploymentRefusal>) -> DeploymentRefusal? {
        if case .failure(let refusal) = result { refusal } else { nil }
    }
}
