// The language server: takes bytes, gives bytes. What a call means lives in `Features`; where bytes come from and go to
// is the program's.

import Reporting
package import Source

/// A server for one client.
package struct RulebookServer {
    private var stream = MessageStream()
    private var waiting: [Call] = []
    var desk: Desk
    /// How far the conversation has come.
    private var stage = Stage.started

    private enum Stage {
        case started, initialized, shutDown, ended
    }

    /// `version` is the program's; findings are in the language where the client asks for no other.
    package init(surroundings: Surroundings, language: Language, version: String) {
        desk = Desk(surroundings: surroundings, language: language, version: version)
    }

    /// Whether the client has said that this is the end, and whether it had asked the server to shut down before.
    package var end: (isEnded: Bool, isOrderly: Bool) { (stage == .ended, desk.wasShutDown) }

    /// Takes what came in, and gives what is to go out. What is cancelled in the same bytes is not begun, and findings
    /// are given once for all changes in them.
    package mutating func receive(_ bytes: some Collection<UInt8>) -> [UInt8] {
        stream.append(bytes)
        var out: [Outgoing] = []
        while let next = stream.next() {
            switch next {
            case .failure(let fault):
                let message = fault == .tooLong ? "the message is too long" : "no Content-Length can be read"
                out.append(.fault(nil, CallFault(.parseError, message)))
            case .success(let content):
                do throws(CallFault) {
                    if let call = try Call(content) { waiting.append(call) }
                } catch {
                    out.append(.fault(nil, error))
                }
            }
        }
        let cancelled = Set(
            waiting.filter { $0.method == "$/cancelRequest" }.compactMap {
                try? $0.parameters(CancelParameters.self).id
            })
        let calls = waiting
        waiting = []
        for call in calls where stage != .ended {
            out += isCancelled(call, cancelled) ? cancelledAnswer(call) : answer(call)
        }
        if stage == .initialized { out += desk.takeRequests() + desk.newFindings() }
        return out.flatMap(\.bytes)
    }

    private func isCancelled(_ call: Call, _ cancelled: Set<RequestID>) -> Bool {
        call.id.map(cancelled.contains) ?? false
    }

    private func cancelledAnswer(_ call: Call) -> [Outgoing] {
        call.id.map { [.fault($0, CallFault(.requestCancelled, "cancelled"))] } ?? []
    }

    private mutating func answer(_ call: Call) -> [Outgoing] {
        do throws(CallFault) {
            let result = try result(of: call)
            return call.id.map { [.result($0, result)] } ?? []
        } catch {
            // WHY: a notification has no answer; one that can not be understood is passed over.
            return call.id.map { [.fault($0, error)] } ?? []
        }
    }

    private mutating func result(of call: Call) throws(CallFault) -> OrderedJSON {
        switch call.method {
        case "exit":
            stage = .ended
            return .null
        case "initialize":
            guard stage == .started else { throw CallFault(.invalidRequest, "initialized already") }
            let result = desk.initialize(try call.parameters(InitializeParameters.self))
            stage = .initialized
            return result
        case "shutdown" where stage == .initialized:
            stage = .shutDown
            desk.wasShutDown = true
            return .null
        default:
            switch stage {
            case .started: throw CallFault(.notInitialized, "initialize comes first")
            case .initialized: return try desk.result(of: call)
            case .shutDown, .ended: throw CallFault(.invalidRequest, "the server was shut down")
            }
        }
    }
}
