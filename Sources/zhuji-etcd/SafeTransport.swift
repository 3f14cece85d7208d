// HTTPS, by Foundation's `URLSession`, which trusts whom the system trusts. A refusal that it can not read ends the
// program, which is then started anew by whoever asked.

import Foundation
import FoundationNetworking
import Linking
import Synchronization

/// The way to members through TLS.
final class SafeTransport: Transport {
    private let session: URLSession

    init() {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.urlCache = nil
        session = URLSession(configuration: configuration)
    }

    func ask(_ question: HTTPQuestion, withinSeconds limit: Double) throws(TransportFailure) -> HTTPAnswer {
        guard let request = question.request(withinSeconds: limit) else {
            throw TransportFailure(reason: .unknownHost, isAsked: false)
        }
        let outcome = Mutex<(Data?, HTTPURLResponse?, URLError?)>((nil, nil, nil))
        let done = DispatchSemaphore(value: 0)
        let task = session.dataTask(with: request) { data, response, error in
            outcome.withLock { $0 = (data, response as? HTTPURLResponse, error as? URLError) }
            done.signal()
        }
        task.resume()
        // WHY: the session's own limit counts anew with each byte that comes.
        if done.wait(timeout: .now() + limit + 0.5) == .timedOut {
            task.cancel()
            throw TransportFailure(reason: .silent, isAsked: true)
        }
        let (data, response, error) = outcome.withLock { $0 }
        guard let response, let data else { throw SafeTransport.failure(error) }
        return HTTPAnswer(status: response.statusCode, body: [UInt8](data))
    }

    func listen(_ question: HTTPQuestion, _ listener: WatchListener) -> any StreamEnding {
        let stream = SafeStream(listener)
        if let request = question.request(withinSeconds: 86_400) { stream.begin(request) } else { listener.end() }
        return stream
    }

    /// What a broken connection means.
    private static func failure(_ error: URLError?) -> TransportFailure {
        switch error?.code {
        case .cannotConnectToHost: TransportFailure(reason: .unreachable, isAsked: false)
        case .cannotFindHost, .dnsLookupFailed: TransportFailure(reason: .unknownHost, isAsked: false)
        case .timedOut: TransportFailure(reason: .silent, isAsked: true)
        // WHY: on Linux the code says nothing of certificates, and the words of the library below do.
        case .some where error?.localizedDescription.contains("SSL") == true:
            TransportFailure(reason: .untrusted, isAsked: false)
        default: TransportFailure(reason: .broken, isAsked: true)
        }
    }
}

private final class SafeStream: NSObject, URLSessionDataDelegate, StreamEnding, @unchecked Sendable {
    private let listener: WatchListener
    // INVARIANT: set once, before anything comes.
    private var session: URLSession?

    init(_ listener: WatchListener) {
        self.listener = listener
    }

    func begin(_ request: URLRequest) {
        let session = URLSession(configuration: .ephemeral, delegate: self, delegateQueue: nil)
        self.session = session
        session.dataTask(with: request).resume()
    }

    func end() { session?.invalidateAndCancel() }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        listener.take([UInt8](data))
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        listener.end()
    }
}

extension HTTPQuestion {
    fileprivate func request(withinSeconds limit: Double) -> URLRequest? {
        guard let url = URL(string: "https://\(member)\(path)") else { return nil }
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.httpBody = Data(body)
        request.timeoutInterval = limit
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        if let token { request.setValue(token, forHTTPHeaderField: "Authorization") }
        return request
    }
}
