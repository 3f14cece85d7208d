// The store of a session: an existing one, a new one from a rulebook, one in memory, or a training store that is gone
// when the program ends.

import Compilation
import Engine
import Foundation
import Reporting
import Sessions
import Source
import Storage

/// Which store a call means.
enum StorePlace {
    case folder(String)
    case memory
    /// A training store in a temporary folder, removed at the end.
    case temporary
}

extension Option {
    static let store = Option(
        "--store", value: "PLACE",
        summary: Words(zh: "存储所在文件夹，或 etcd:// 地址", en: "the store's folder, or its etcd:// address"))
    static let rulebook = Option(
        "--rulebook", value: "PATH",
        summary: Words(zh: "新建存储所用的规则；默认 workflows", en: "the rulebook of a new store; else workflows"))
    static let keepGoing = Option("--keep-going", summary: Words(zh: "遇拒绝继续", en: "goes on after a refusal"))
    static let training = Option(
        "--training",
        summary: Words(zh: "没有存储时新建演练库：不问密码，可用 as", en: "makes a missing store, for training: no passwords, as ACCOUNT")
    )
}

/// A session with what has to be cleared away after it.
struct OpenedSession {
    let session: Session
    /// A folder to remove at the end.
    var temporaryFolder: String?

    /// Logs out and clears away.
    func close() {
        session.end()
        if temporaryFolder == nil { session.finishSnapshots { usleep(10_000) } }
        if let temporaryFolder { try? FileManager.default.removeItem(atPath: temporaryFolder) }
    }
}

/// Why no session could be opened; what was to be told has been told.
struct NoSession: Error {
    let status: ExitStatus
}

extension Invocation {
    /// Opens the session that the call asks for, and tells what the reader should know.
    func openSession(_ place: StorePlace) throws(NoSession) -> OpenedSession {
        switch place {
        case .memory:
            let store = MemoryStore(settings: newSettings(isTraining: true))
            return OpenedSession(session: try begin(store, try rulebookForTraining()))
        case .temporary:
            let rulebook = try rulebookForTraining()
            let folder = FileManager.default.temporaryDirectory.path + "/zhuji-" + Environment.randomID()
            terminal.tell(
                terminal.words(zh: "演练库 \(folder)，结束时删除\n", en: "training store \(folder), removed at the end\n"))
            let store = try storing { () throws(StoreError) in
                try DiskStore.create(at: folder, settings: newSettings(isTraining: true))
            }
            return OpenedSession(session: try begin(store, rulebook), temporaryFolder: folder)
        case .folder(let path):
            if let session = try openFolder(path) { return OpenedSession(session: session) }
            guard has("--training") else { throw tellHowToMake(path) }
            return OpenedSession(session: try create(path, isTraining: true))
        }
    }

    /// A new training store for a province, its rulebook taken into use when the province begins.
    func beginPlayground(
        at path: String, seed: Int, now: Moment
    ) throws(NoSession) -> (store: DiskStore, session: Session) {
        let rulebook = try rulebookForTraining()
        let settings = StoreSettings(id: "playground-\(seed)", isTraining: true)
        let store = try storing { () throws(StoreError) in try DiskStore.create(at: path, settings: settings) }
        var environment = Environment.real(terminal)
        environment.now = { Moment(milliseconds: now.milliseconds - 1000 * 86_400_000) }
        do throws(Failure) {
            let session = try Session.begin(
                at: store, with: rulebook, environment: environment, language: terminal.language)
            return (store, session)
        } catch {
            throw tell(error)
        }
    }

    /// A session at the store of this folder; nil where there is none.
    func openFolder(_ path: String) throws(NoSession) -> Session? {
        let found: any EventStore
        let address = try storeAddress(path)
        do throws(StoreError) {
            found = try openStore(at: address)
        } catch {
            guard case .noStore = error else { throw tell(.store(error)) }
            return nil
        }
        let session: Session
        do throws(Failure) {
            session = try Session.open(at: found, environment: .real(terminal), language: terminal.language)
        } catch {
            throw tell(error)
        }
        guard session.hasRulebook else { return try begin(found, try soundRulebook()) }
        tellWhetherFolderDiffers(session)
        return session
    }

    /// Makes a store and takes the rulebook into use.
    func create(_ path: String, isTraining: Bool) throws(NoSession) -> Session {
        let rulebook = isTraining ? try rulebookForTraining() : try soundRulebook()
        let address = try storeAddress(path)
        let store = try storing { () throws(StoreError) in
            try createStore(at: address, newSettings(isTraining: isTraining))
        }
        let shown = printable(path)
        let kind =
            isTraining ? terminal.words(zh: "演练库", en: "training store") : terminal.words(zh: "存储", en: "store")
        terminal.tell(terminal.words(zh: "已新建\(kind) \(shown)\n", en: "created the \(kind) \(shown)\n"))
        return try begin(store, rulebook)
    }

    private func tellHowToMake(_ path: String) -> NoSession {
        let shown = printable(path)
        terminal.tell(
            terminal.words(
                zh: "没有存储 \(shown)。新建正式的：zhuji store init --store \(shown)；练习用的：加 --training\n",
                en: "there is no store \(shown); make one: zhuji store init --store \(shown), or add --training\n"))
        return NoSession(status: .faultOfCall)
    }

    private func begin(_ store: any EventStore, _ rulebook: SoundRulebook) throws(NoSession) -> Session {
        do throws(Failure) {
            return try Session.begin(
                at: store, with: rulebook, environment: .real(terminal), language: terminal.language)
        } catch {
            throw tell(error)
        }
    }

    private func soundRulebook() throws(NoSession) -> SoundRulebook {
        try soundRulebook(at: value("--rulebook") ?? "workflows")
    }

    /// WHY: whoever practises need not wait until the scenarios are read; for work in earnest they must be in order.
    private func rulebookForTraining() throws(NoSession) -> SoundRulebook {
        try soundRulebook(at: value("--rulebook") ?? "workflows", reading: .rules)
    }

    /// An existing store runs what was deployed; the reader is told where the rulebook at hand says something else.
    private func tellWhetherFolderDiffers(_ session: Session) {
        let path = value("--rulebook") ?? "workflows"
        guard session.runsRulebook(at: path, on: Environment.today()) == false else { return }
        let shown = printable(path)
        terminal.tell(
            terminal.words(
                zh: "注意：\(shown) 中的规则与本存储所用的不同；办件按存储中的规则办理\n",
                en: "mind: the rulebook in \(shown) is not the one in use; cases follow the one in use\n"))
    }

    private func newSettings(isTraining: Bool) -> StoreSettings {
        StoreSettings(id: Environment.randomID(), isTraining: isTraining)
    }

    /// Tells a failure, and gives the end that it means.
    func tell(_ failure: Failure) -> NoSession {
        terminal.tell(failure.text(in: terminal.language, ink: terminal.ink))
        guard case .store(let error) = failure else { return NoSession(status: .faultOfInput) }
        return NoSession(status: error.isFaultOfInput ? .faultOfInput : .faultOfStore)
    }
}
