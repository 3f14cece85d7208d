// How a question gets to one member and its answer back. What a member is asked, and which one, is not known here.

import Foundation
import Linking

/// What a member answered over HTTP.
struct HTTPAnswer {
    let status: Int
    let body: [UInt8]
}

/// Why a member gave no answer.
struct TransportFailure: Error {
    let reason: MemberFault.Reason
    /// Whether it may have taken the question all the same.
    let isAsked: Bool
}

/// A question for a member.
struct HTTPQuestion {
    /// `HOST:PORT`
    let member: String
    let path: String
    let body: [UInt8]
    let token: String?
}

/// A way to members. For use by one thread.
protocol Transport: AnyObject {
    /// Asks, and waits for the whole answer for at most so many seconds.
    func ask(_ question: HTTPQuestion, withinSeconds limit: Double) throws(TransportFailure) -> HTTPAnswer

    /// Asks for a stream, of which every line is given to `listener`, on any thread, until it ends.
    func listen(_ question: HTTPQuestion, _ listener: WatchListener) -> any StreamEnding
}

/// Something that can be ended.
protocol StreamEnding: AnyObject {
    func end()
}
