// Files that are handed in: an export that becomes a store, a backup's list, settings, a saved plan, a definition, a
// calendar and divisions, a list of results and the answers of a module. An input's first byte says which it is.

import Checking
import Digests
import Engine
import Machines
import Source

@testable import Sessions
@testable import Storage

nonisolated(unsafe) private let world = World()

/// One input of libFuzzer: which file it is, and its bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = bytes(start, count)
    guard let kind = input.first else { return 0 }
    let file = Array(input.dropFirst())
    switch kind {
    case UInt8(ascii: "e"): importExport(file)
    case UInt8(ascii: "b"): readManifest(file)
    case UInt8(ascii: "s"): readSettings(file)
    case UInt8(ascii: "p"): _ = SavedPlan(file)
    case UInt8(ascii: "r"): readRuleset(file)
    case UInt8(ascii: "c"): _ = calendarTable(file, today: 2023)
    case UInt8(ascii: "d"): _ = divisionTable(file, inUse: { _ in true })
    case UInt8(ascii: "m"):
        give(file, "m.csv", to: ["as hall: record --from m.csv"])
        give(file, "m.csv", to: ["set lang zh", "as hall: record --from m.csv"])
    case UInt8(ascii: "j"):
        let modules = ["basic", "education"]
        give(file, "j.json", to: modules.map { "as drafting: fill \($0) --from j.json" })
    case UInt8(ascii: "l"): give(file, "l.session", to: ["source l.session"])
    default: break
    }
    return 0
}

/// An export of which every line has the hash that belongs to it. What is imported is a whole store.
private func importExport(_ file: [UInt8]) {
    var pieces = [exported(file)][...]
    let disk = SimulatedDisk()
    let access = FrozenStore.access(to: disk)
    var faults = 0
    let source: ImportSource = { () throws(UpkeepError) in pieces.popFirst() ?? [] }
    do throws(UpkeepError) {
        _ = try importStore(from: source, at: FrozenStore.folder, access: access) { fault in
            expect(!fault.reason.en.isEmpty && !fault.reason.zh.isEmpty, "a fault has no words")
            faults += 1
        }
        expect(faults == 0, "a wrong line is imported")
    } catch {
        if case .importRefused = error {
            expect(faults > 0, "an import is refused, and nothing is wrong")
            expect(disk.cached.node(at: FrozenStore.folder + "/store.json") == nil, "a refused import leaves a store")
        }
        return
    }
    do throws(StoreError) {
        let report = try StoreVerification.run(at: FrozenStore.folder, access: access)
        let others = report.faults.filter { fault in
            switch fault {
            case .store(.attachmentMissing), .store(.definitionMissing): false
            default: true
            }
        }
        expect(others.isEmpty, "what was imported is not whole: \(others)")
    } catch {
        fatalError("what was imported is no store: \(error)")
    }
}

/// The lines of an export: a comma stands for a record's number and its hashes, `+` before a line for its hash; other
/// lines are taken as they are.
private func exported(_ file: [UInt8]) -> [UInt8] {
    var head = ChainFollower.genesis(storeID: "format-1")
    var text: [UInt8] = []
    for line in file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
        switch line.first {
        case UInt8(ascii: ","):
            let (record, hash) = chained(Array("{\"seq\":\(head.sequence + 1)".utf8) + line, after: head.hash)
            head = Head(sequence: head.sequence + 1, hash: hash)
            text += record
        case UInt8(ascii: "+"): text += hashed(line.dropFirst()).line
        case UInt8(ascii: "."):
            text += hashed("{\"end\":\(head.sequence),\"head\":\"\(head.hash.hexadecimal)\"".utf8).line
        default: text += line
        }
        text.append(UInt8(ascii: "\n"))
    }
    return text
}

private func readManifest(_ file: [UInt8]) {
    var image = DiskImage()
    image.put(file, at: "/copy/" + BackupManifest.name)
    let files = WholeFiles(layer: SimulatedProcess(on: SimulatedDisk(image)), permissions: Permissions(group: nil))
    _ = try? BackupManifest.read(in: "/copy", files)
}

/// Settings that are read are those that are written.
private func readSettings(_ file: [UInt8]) {
    guard let settings = try? SettingsFile.parse(file, path: "store.json") else { return }
    let again = try? SettingsFile.parse(SettingsFile.text(settings), path: "store.json")
    expect(again == settings, "settings are written otherwise than they were read")
}

private func readRuleset(_ file: [UInt8]) {
    guard let ruleset = Ruleset(canonicalBytes: file) else { return }
    expect(ruleset.canonicalBytes == file, "a ruleset has two forms")
}

/// Hands a file to a session.
private func give(_ file: [UInt8], _ name: String, to lines: [String]) {
    let (session, talk) = world.branch(files: [name: file])
    for line in lines {
        talk.told = ""
        let outcome = session.perform(line)
        expect(outcome != .failed, "the store is at fault: \(talk.told)")
        if outcome == .refused { expect(talk.told.contains("["), "a refusal has no code: \(talk.told)") }
    }
}
