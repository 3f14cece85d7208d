// What `--store` names: a folder, or an address on an engine. Works that need a store's folder get the copy on this
// machine, or ship what they made.

import Foundation
import Linking
import Remote
import Reporting
import Sessions
import Source
import Storage

/// Where a store is.
enum StoreAddress {
    case folder(String)
    case engine(EngineAddress)
}

extension Invocation {
    /// What a text names; tells what is wrong with an address.
    func storeAddress(_ text: String) throws(NoSession) -> StoreAddress {
        guard EngineAddress.isMeant(by: text) else { return .folder(text) }
        do throws(EngineAddress.Fault) {
            return .engine(try EngineAddress(text))
        } catch {
            let what =
                switch error {
                case .member(let member):
                    terminal.words(zh: "成员 \(member) 须写作 主机:端口", en: "a member is HOST:PORT, and not \"\(member)\"")
                case .prefix(let prefix):
                    terminal.words(
                        zh: "前缀 \(prefix) 须由英文字母、数字、- _ . / 组成，且不能为空",
                        en: "a prefix has ASCII letters, digits, - _ . and /, at least one; not \"\(prefix)\"")
                case .choice(let choice):
                    terminal.words(
                        zh: "没有 \(choice) 这一项；可写 access=文件、tls=yes、single-node=allowed",
                        en: "there is no \(choice); there are access=FILE, tls=yes, single-node=allowed")
                }
            terminal.tell(
                terminal.words(
                    zh: "zhuji：地址不对：\(printable(what))\n形式：etcd://主机:2379,主机:2379/前缀\n",
                    en: "zhuji: a wrong address: \(printable(what))\nas in: etcd://HOST:2379,HOST:2379/PREFIX\n"))
            throw NoSession(status: .faultOfCall)
        }
    }

    /// The store at an address.
    func openStore(at address: StoreAddress) throws(StoreError) -> any EventStore {
        switch address {
        case .folder(let path): try DiskStore.open(at: path, reading: ProgressBar.reading(terminal))
        case .engine(let address): try openRemote(address)
        }
    }

    /// Makes a store at an address.
    func createStore(at address: StoreAddress, _ settings: StoreSettings) throws(StoreError) -> any EventStore {
        switch address {
        case .folder(let path): try DiskStore.create(at: path, settings: settings)
        case .engine(let address):
            try RemoteStore.create(on: Invocation.engine(address), settings: settings, copies: Invocation.copies)
        }
    }

    /// Works on the folder of the store that is meant. Of a store on an engine that is its copy on this machine, with
    /// everything that the engine has; where `isFresh`, one that is fetched for this work alone.
    func onStoreFolder(isFresh: Bool = false, _ work: (String) -> ExitStatus) -> ExitStatus {
        do throws(NoSession) {
            guard case .engine(let address) = try storeAddress(storePath) else { return work(storePath) }
            let place = isFresh ? Invocation.passingFolder() : nil
            defer { if let place { try? FileManager.default.removeItem(atPath: place) } }
            let path: String
            do throws(StoreError) {
                path = try completeCopy(of: address, in: place)
            } catch {
                throw tell(.store(error))
            }
            return work(path)
        } catch {
            return error.status
        }
    }

    /// Works on a new folder for a store, which is then where `--store` says: in that folder itself, or on the engine.
    func intoStore(_ work: (String) -> ExitStatus) -> ExitStatus {
        do throws(NoSession) {
            guard case .engine(let address) = try storeAddress(storePath) else { return work(storePath) }
            let place = Invocation.passingFolder()
            defer { try? FileManager.default.removeItem(atPath: place) }
            let status = work(place)
            guard status == .done else { return status }
            do throws(StoreError) {
                _ = try ship(place, to: address)
            } catch {
                throw tell(.store(error))
            }
            return .done
        } catch {
            return error.status
        }
    }

    /// Brings the store in a folder to an engine.
    func ship(_ path: String, to address: EngineAddress) throws(StoreError) -> Shipment {
        let progress = ProgressBar.reading(terminal)
        let source = try DiskStore.open(at: path)
        let target: RemoteStore
        do throws(StoreError) {
            target = try openRemote(address)
        } catch {
            guard case .noStore = error else { throw error }
            target = try RemoteStore.create(
                on: Invocation.engine(address), settings: source.settings, copies: Invocation.copies)
        }
        return try target.takeOver(source, progress)
    }

    /// The folder of the copy of a store on an engine, with everything that the engine has.
    func completeCopy(of address: EngineAddress, in copies: String? = nil) throws(StoreError) -> String {
        let store = try openRemote(address, in: copies)
        try store.completeCopy(ProgressBar.reading(terminal))
        return store.copyPath
    }

    private func openRemote(_ address: EngineAddress, in copies: String? = nil) throws(StoreError) -> RemoteStore {
        try RemoteStore.open(
            of: Invocation.engine(address), copies: copies ?? Invocation.copies, reading: ProgressBar.reading(terminal))
    }

    /// A folder that does not outlast the program.
    private static func passingFolder() -> String {
        FileManager.default.temporaryDirectory.path + "/zhuji-" + Environment.randomID()
    }

    /// The engine at an address, spoken to by a program that lies beside this one.
    private static func engine(_ address: EngineAddress) -> EngineLink {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "zhuji"
        let folder = own.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        return EngineLink(address, program: folder + "/zhuji-etcd")
    }

    /// The folder for copies of stores on engines.
    private static var copies: String {
        if let chosen = Variables["ZHUJI_CACHE"], !chosen.isEmpty { return chosen }
        if let caches = Variables["XDG_CACHE_HOME"], caches.hasPrefix("/") { return caches + "/zhuji" }
        return (Variables["HOME"] ?? FileManager.default.temporaryDirectory.path) + "/.cache/zhuji"
    }
}
