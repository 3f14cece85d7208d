// One question after another to the members of a cluster, over HTTP: which member is asked, for how long, and what a
// failure means. What is asked is not known here.

import Foundation
import Linking

/// Why something could not be had of the engine.
enum EngineFailure: Error {
    /// No member answered; `isAsked`: one of them may have taken the question all the same.
    case away([MemberFault], isAsked: Bool)
    case refused(EngineRefusal)
}

/// The way to a cluster. For use by one thread.
final class Gateway {
    let address: EngineAddress
    private let access: AccessFile
    private let transport: any Transport
    /// The member that is asked first: the one that answered last, or that leads.
    private var first = 0
    /// Whether the member that leads was looked for since a member last failed.
    private var isLeaderSought = false
    private var token: String?
    /// Whether nobody answered the last question.
    private var isAway = false
    private let encoder = JSONEncoder()
    private let decoder = JSONDecoder()

    /// How long one member has for its answer. WHY: a new leader is elected in one to two seconds as a rule, and
    /// until then a member that is well does not answer.
    private static let attemptSeconds = 2.5
    /// How long it is tried again where nobody listens anywhere.
    private static let refusedSeconds = 1.0
    /// How long where the cluster did not answer the last time. WHY: who works on in the copy should not wait for
    /// each command.
    private static let awaySeconds = 0.4
    /// How long a member has to say whether it leads.
    private static let leaderSeconds = 0.2

    init(_ address: EngineAddress) throws(EngineFailure) {
        self.address = address
        access = try address.accessFile.map { path throws(EngineFailure) in try AccessFile(path: path) } ?? AccessFile()
        transport = address.isEncrypted ? SafeTransport() : PlainTransport()
    }

    /// Asks one member after another until one answers or the time is over. Only for questions that may be asked
    /// twice.
    func ask<Answer: Decodable>(
        _ path: String, _ request: some Encodable, as _: Answer.Type, until ends: DispatchTime
    ) throws(EngineFailure) -> Answer {
        var faults: [String: MemberFault] = [:]
        var isAsked = false
        let patienceEnds = min(ends, .now() + Gateway.refusedSeconds)
        while true {
            for _ in address.members {
                do throws(EngineFailure) {
                    return try askOnce(path, request, as: Answer.self)
                } catch {
                    guard case .away(let found, let wasAsked) = error else { throw error }
                    for fault in found { faults[fault.member] = fault }
                    isAsked = isAsked || wasAsked
                }
                if DispatchTime.now() > ends { throw away(faults, isAsked) }
            }
            let areAllDown = faults.values.allSatisfy { $0.reason == .unreachable || $0.reason == .unknownHost }
            if isAway || DispatchTime.now() > (areAllDown ? patienceEnds : ends) { throw away(faults, isAsked) }
            usleep(50_000)
        }
    }

    /// Asks the member whose turn it is, once. After a failure it is the next one's turn.
    func askOnce<Answer: Decodable>(
        _ path: String, _ request: some Encodable, as _: Answer.Type
    ) throws(EngineFailure) -> Answer {
        guard let body = try? encoder.encode(request) else { throw .refused(.said("request")) }
        return try decoded(try askOnce(path, [UInt8](body)), of: path)
    }

    /// As `askOnce(_:_:as:)`, with the texts as they go and come.
    func askOnce(_ path: String, _ body: [UInt8]) throws(EngineFailure) -> [UInt8] {
        do throws(EngineFailure) {
            let data = try authenticated { () throws(EngineFailure) in try post(path, body) }
            isAway = false
            return data
        } catch {
            if case .away = error {
                first = (first + 1) % address.members.count
                isLeaderSought = false
            }
            throw error
        }
    }

    /// Has the member be asked first that leads the others, where one says so. To be called before a write. WHY: every
    /// other member passes a write on to it, which takes about a fifth of a commit.
    func turnToLeader() {
        if isLeaderSought || isAway || address.members.count < 2 { return }
        isLeaderSought = true
        // WHY: an account may not be allowed to ask, and a refusal through TLS ends this program (`SafeTransport`).
        if address.isEncrypted, access.user != nil { return }
        for member in address.members.indices.map({ (first + $0) % address.members.count }) {
            let question = question("/v3/maintenance/status", Array("{}".utf8), to: member)
            guard let answer = try? transport.ask(question, withinSeconds: Gateway.leaderSeconds),
                let status = try? decoder.decode(StatusResponse.self, from: Data(answer.body)),
                let leader = status.leader
            else { continue }
            guard leader == status.header?.memberID else { continue }
            first = member
            return
        }
    }

    /// What an answer says.
    func decoded<Answer: Decodable>(_ text: [UInt8], of path: String) throws(EngineFailure) -> Answer {
        guard let answer = try? decoder.decode(Answer.self, from: Data(text)) else {
            throw .refused(.unreadable(name: address.members[first] + path))
        }
        return answer
    }

    /// Asks the member that answered last for a stream; nil where it can not be asked.
    func listen(_ path: String, _ request: some Encodable, _ listener: WatchListener) -> (any StreamEnding)? {
        guard let body = try? encoder.encode(request) else { return nil }
        return transport.listen(question(path, [UInt8](body), to: first), listener)
    }

    private func away(_ faults: [String: MemberFault], _ isAsked: Bool) -> EngineFailure {
        isAway = true
        return .away(address.members.compactMap { faults[$0] }, isAsked: isAsked)
    }

    /// With the account's token, which is asked for where there is none, or where it is not good any more.
    private func authenticated(_ body: () throws(EngineFailure) -> [UInt8]) throws(EngineFailure) -> [UInt8] {
        guard let user = access.user else { return try body() }
        if token != nil {
            do throws(EngineFailure) {
                return try body()
            } catch {
                guard case .refused(.passwordNeeded) = error else { throw error }
            }
        }
        token = nil
        let request = AuthenticationRequest(name: user, password: access.password)
        guard let asked = (try? encoder.encode(request)).map({ [UInt8]($0) }) else { throw .refused(.wrongPassword) }
        let answer = try? decoder.decode(AuthenticationResponse.self, from: Data(post("/v3/auth/authenticate", asked)))
        if let answer {
            token = answer.token
            return try body()
        }
        // WHY: told apart once more, since `try?` above has lost why.
        _ = try post("/v3/auth/authenticate", asked)
        throw .refused(.wrongPassword)
    }

    private func question(_ path: String, _ body: [UInt8], to member: Int) -> HTTPQuestion {
        HTTPQuestion(member: address.members[member], path: path, body: body, token: token)
    }

    private func post(_ path: String, _ body: [UInt8]) throws(EngineFailure) -> [UInt8] {
        let question = question(path, body, to: first)
        let answer: HTTPAnswer
        do throws(TransportFailure) {
            answer = try transport.ask(question, withinSeconds: isAway ? Gateway.awaySeconds : Gateway.attemptSeconds)
        } catch {
            throw .away([MemberFault(question.member, error.reason)], isAsked: error.isAsked)
        }
        if answer.status == 200 { return answer.body }
        let said = try? decoder.decode(FailureResponse.self, from: Data(answer.body))
        throw failure(of: question.member, said ?? FailureResponse())
    }

    /// What a member's refusal means: the engine's, or one of this member alone, which another may not have.
    private func failure(of member: String, _ said: FailureResponse) -> EngineFailure {
        let text = said.message ?? said.error ?? ""
        func has(_ part: String) -> Bool { text.range(of: part, options: .caseInsensitive) != nil }
        if has("authentication failed") { return .refused(.wrongPassword) }
        if has("invalid auth token") || has("user name is empty") || has("auth: revision") || has("user name not found")
        {
            return .refused(access.user != nil && has("not found") ? .wrongPassword : .passwordNeeded)
        }
        if has("permission denied") { return .refused(.noPermission) }
        if has("database space exceeded") { return .refused(.noSpace) }
        if has("too large") { return .refused(.tooLarge) }
        if has("too many requests") { return .away([MemberFault(member, .said(text))], isAsked: false) }
        // Cancelled, unknown and internal: what a member says that is being ended.
        if let code = said.code, [1, 2, 13].contains(code) {
            return .away([MemberFault(member, .broken)], isAsked: true)
        }
        // Unavailable, deadline exceeded, and what a member says that has lost the others.
        if has("no leader") || has("leader changed") || has("request timed out") || said.code == 14 || said.code == 4 {
            return .away([MemberFault(member, .leaderless)], isAsked: true)
        }
        return text.isEmpty
            ? .away([MemberFault(member, .broken)], isAsked: true) : .refused(.said(text))
    }
}
