// One question after another to the members of a cluster, over HTTP: which member is asked, for how long, and what a
// failure means. What is asked is not known here.

import Foundation
import FoundationNetworking
import Linking
import Synchronization

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
    private let session: URLSession
    /// The member that is asked first: the one that answered last.
    private var first = 0
    private var token: String?
    private let encoder = JSONEncoder()
    private let decoder = JSONDecoder()

    /// How long one member has for its answer. WHY: a new leader is elected in one to two seconds as a rule, and until
    /// then a member that is well does not answer.
    private static let attemptSeconds = 2.5

    init(_ address: EngineAddress) throws(EngineFailure) {
        self.address = address
        access = try address.accessFile.map { path throws(EngineFailure) in try AccessFile(path: path) } ?? AccessFile()
        if let authority = access.authority { setenv("URLSessionCertificateAuthorityInfoFile", authority, 1) }
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.urlCache = nil
        configuration.timeoutIntervalForRequest = Gateway.attemptSeconds
        session = URLSession(configuration: configuration)
    }

    /// Asks one member after another until one answers or the time is over. Only for questions that may be asked twice.
    func ask<Answer: Decodable>(
        _ path: String, _ request: some Encodable, as _: Answer.Type, until ends: DispatchTime
    ) throws(EngineFailure) -> Answer {
        var faults: [String: MemberFault] = [:]
        var isAsked = false
        while true {
            for _ in address.members {
                do throws(EngineFailure) {
                    return try askOnce(path, request, as: Answer.self)
                } catch {
                    guard case .away(let found, let wasAsked) = error else { throw error }
                    for fault in found { faults[fault.member] = fault }
                    isAsked = isAsked || wasAsked
                    if DispatchTime.now() > ends { throw away(faults, isAsked) }
                }
            }
            if DispatchTime.now() + .milliseconds(50) > ends { throw away(faults, isAsked) }
            usleep(50_000)
        }
    }

    /// Asks the member whose turn it is, once. After a failure it is the next one's turn.
    func askOnce<Answer: Decodable>(
        _ path: String, _ request: some Encodable, as _: Answer.Type
    ) throws(EngineFailure) -> Answer {
        guard let body = try? encoder.encode(request) else { throw .refused(.said("request")) }
        let data: Data
        do throws(EngineFailure) {
            data = try authenticated { () throws(EngineFailure) in try post(path, body) }
        } catch {
            if case .away = error { first = (first + 1) % address.members.count }
            throw error
        }
        guard let answer = try? decoder.decode(Answer.self, from: data) else {
            throw .refused(.unreadable(name: address.members[first] + path))
        }
        return answer
    }

    /// A request for a stream, to the member that answered last.
    func streamingRequest(_ path: String, _ request: some Encodable) -> URLRequest? {
        guard let body = try? encoder.encode(request) else { return nil }
        return urlRequest(path, body)
    }

    private func away(_ faults: [String: MemberFault], _ isAsked: Bool) -> EngineFailure {
        .away(address.members.compactMap { faults[$0] }, isAsked: isAsked)
    }

    /// With the account's token, which is asked for where there is none, or where it is not good any more.
    private func authenticated(_ body: () throws(EngineFailure) -> Data) throws(EngineFailure) -> Data {
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
        guard let asked = try? encoder.encode(request) else { throw .refused(.wrongPassword) }
        let answer = try? decoder.decode(AuthenticationResponse.self, from: post("/v3/auth/authenticate", asked))
        if let answer {
            token = answer.token
            return try body()
        }
        // WHY: told apart once more, since `try?` above has lost why.
        _ = try post("/v3/auth/authenticate", asked)
        throw .refused(.wrongPassword)
    }

    private func urlRequest(_ path: String, _ body: Data) -> URLRequest? {
        let scheme = address.isEncrypted ? "https" : "http"
        guard let url = URL(string: "\(scheme)://\(address.members[first])\(path)") else { return nil }
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.httpBody = body
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        if let token { request.setValue(token, forHTTPHeaderField: "Authorization") }
        return request
    }

    private func post(_ path: String, _ body: Data) throws(EngineFailure) -> Data {
        let member = address.members[first]
        guard let request = urlRequest(path, body) else {
            throw .away([MemberFault(member, .unknownHost)], isAsked: false)
        }
        let outcome = Mutex<(Data?, HTTPURLResponse?, URLError?)>((nil, nil, nil))
        let done = DispatchSemaphore(value: 0)
        let task = session.dataTask(with: request) { data, response, error in
            outcome.withLock { $0 = (data, response as? HTTPURLResponse, error as? URLError) }
            done.signal()
        }
        task.resume()
        // WHY: the session's own limit counts anew with each byte that comes.
        if done.wait(timeout: .now() + Gateway.attemptSeconds + 1) == .timedOut {
            task.cancel()
            throw .away([MemberFault(member, .silent)], isAsked: true)
        }
        let (data, response, error) = outcome.withLock { $0 }
        guard let response, let data else { throw Gateway.failure(of: member, error) }
        if response.statusCode == 200 { return data }
        throw failure(of: member, (try? decoder.decode(FailureResponse.self, from: data)) ?? FailureResponse())
    }

    /// What a broken connection means.
    private static func failure(of member: String, _ error: URLError?) -> EngineFailure {
        let (reason, isAsked): (MemberFault.Reason, Bool) =
            switch error?.code {
            case .cannotConnectToHost: (.unreachable, false)
            case .cannotFindHost, .dnsLookupFailed: (.unknownHost, false)
            case .timedOut: (.silent, true)
            case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasUnknownRoot,
                .serverCertificateHasBadDate, .serverCertificateNotYetValid, .clientCertificateRejected:
                (.untrusted, false)
            default: (.broken, true)
            }
        return .away([MemberFault(member, reason)], isAsked: isAsked)
    }

    /// What a member's refusal means: the engine's, or one of this member alone, which another may not have.
    private func failure(of member: String, _ said: FailureResponse) -> EngineFailure {
        let text = said.message ?? said.error ?? ""
        func has(_ part: String) -> Bool { text.range(of: part, options: .caseInsensitive) != nil }
        if has("authentication failed") { return .refused(.wrongPassword) }
        if has("invalid auth token") || has("user name is empty") || has("auth: revision") || has("user name not found") {
            return .refused(access.user != nil && has("not found") ? .wrongPassword : .passwordNeeded)
        }
        if has("permission denied") { return .refused(.noPermission) }
        if has("database space exceeded") { return .refused(.noSpace) }
        if has("too large") { return .refused(.tooLarge) }
        // Unavailable, deadline exceeded, and what a member says that has lost the others.
        if has("no leader") || has("leader changed") || has("request timed out") || said.code == 14 || said.code == 4 {
            return .away([MemberFault(member, .leaderless)], isAsked: true)
        }
        return text.isEmpty
            ? .away([MemberFault(member, .broken)], isAsked: true) : .refused(.said(text))
    }
}
