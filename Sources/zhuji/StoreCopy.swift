// zhuji store copy: a store from one place to another, disk or engine, with the same records.

import Linking
import Remote
import Reporting
import Sessions
import Source
import Storage

extension Subcommand {
    static let storeCopy = Subcommand(
        name: "store copy", arguments: "FROM TO", counts: 2...2, options: [],
        summary: Words(
            zh: "把存储复制到另一处（文件夹或 etcd 地址）；中断后再次运行会接着做",
            en: "copies a store to another place, a folder or an etcd address; goes on where it was cut short"),
        example: "zhuji store copy zhuji-store etcd://10.0.0.1:2379,10.0.0.2:2379,10.0.0.3:2379/gd",
        run: runStoreCopy)
}

private func runStoreCopy(_ call: Invocation) -> ExitStatus {
    do throws(NoSession) {
        let source = try call.storeAddress(call.arguments[0])
        let target = try call.storeAddress(call.arguments[1])
        let path: String
        switch source {
        case .folder(let folder): path = folder
        case .engine(let address):
            path = try call.storing { () throws(StoreError) in try call.completeCopy(of: address) }
        }
        switch target {
        case .folder(let folder): return copy(call, path, toFolder: folder)
        case .engine(let address):
            let shipment = try call.storing { () throws(StoreError) in try call.ship(path, to: address) }
            tell(call, shipment.head, shipment.records)
            return .done
        }
    } catch {
        return error.status
    }
}

private func copy(_ call: Invocation, _ path: String, toFolder folder: String) -> ExitStatus {
    let progress = ProgressBar.reading(call.terminal)
    let found: StoreVerification
    do throws(UpkeepError) {
        let outcome = try copyStore(at: path, to: folder, progress: progress)
        guard outcome.faults.isEmpty else {
            call.tell(outcome.faults)
            return .faultOfStore
        }
        // WHY: what was written is read again, by its own chain, up to the very head that was copied.
        do throws(StoreError) {
            found = try StoreVerification.run(at: folder, lookingFor: outcome.head.digits, progress: progress)
        } catch {
            throw .store(error)
        }
    } catch {
        return call.tell(upkeep: error)
    }
    guard found.faults.isEmpty else {
        call.tell(found.faults)
        return .faultOfStore
    }
    tell(call, found.head, found.head.sequence)
    return .done
}

private func tell(_ call: Invocation, _ head: Head, _ records: Int64) {
    call.terminal.say(
        call.terminal.words(
            zh: "已复制 \(records) 条记录；两处的末端一致：第 \(head.sequence) 条，\(head.digits)\n",
            en: "copied \(records) records; both ends agree: record \(head.sequence), \(head.digits)\n"))
}

extension Invocation {
    /// Runs the body; tells why it failed.
    func storing<Value>(_ body: () throws(StoreError) -> Value) throws(NoSession) -> Value {
        do throws(StoreError) { return try body() } catch { throw tell(.store(error)) }
    }
}
