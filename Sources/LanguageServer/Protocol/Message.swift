// A message of JSON-RPC: which method is called, by what number it is answered, and the answers. The methods live in
// the features.

import Foundation
import Reporting

/// What the protocol takes either way: the number of a request, an argument of a command.
enum NumberOrText: Hashable, Decodable {
    case number(Int)
    case text(String)

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    var json: OrderedJSON {
        switch self {
        case .number(let number): .integer(number)
        case .text(let text): .string(text)
        }
    }
}

/// By what a request is answered.
typealias RequestID = NumberOrText

/// A request, which wants an answer, or a notification, which wants none.
struct Call {
    /// Nil for a notification.
    let id: RequestID?
    let method: String
    private let content: Data

    private struct Envelope: Decodable {
        let id: RequestID?
        let method: String?
    }

    private struct Contents<Parameters: Decodable>: Decodable {
        let params: Parameters
    }

    /// Nil for an answer of the client's, which nothing here waits for.
    init?(_ content: [UInt8]) throws(CallFault) {
        self.content = Data(content)
        let envelope: Envelope
        do {
            envelope = try JSONDecoder().decode(Envelope.self, from: self.content)
        } catch {
            let isJSON = (try? JSONSerialization.jsonObject(with: self.content)) != nil
            throw isJSON ? CallFault(.invalidRequest, "no request of JSON-RPC") : CallFault(.parseError, "no JSON")
        }
        guard let method = envelope.method else { return nil }
        id = envelope.id
        self.method = method
    }

    /// The call's parameters.
    func parameters<Parameters: Decodable>(_ type: Parameters.Type) throws(CallFault) -> Parameters {
        do {
            return try JSONDecoder().decode(Contents<Parameters>.self, from: content).params
        } catch {
            throw CallFault(.invalidParams, "\(method): parameters of another shape are expected")
        }
    }
}

/// Why a request has no result.
struct CallFault: Error {
    /// The numbers of JSON-RPC and of the protocol.
    enum Code: Int {
        case parseError = -32700
        case invalidRequest = -32600
        case methodNotFound = -32601
        case invalidParams = -32602
        case notInitialized = -32002
        case requestCancelled = -32800
        case requestFailed = -32803
    }

    let code: Code
    let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

/// What the server sends.
enum Outgoing {
    case result(RequestID, OrderedJSON)
    /// A fault of a request; without a number where none could be read.
    case fault(RequestID?, CallFault)
    case notification(method: String, OrderedJSON)
    case request(RequestID, method: String, OrderedJSON)

    /// The bytes on the wire, the header included.
    var bytes: [UInt8] {
        let content = Array(json.compact.utf8)
        return Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content
    }

    private var json: OrderedJSON {
        switch self {
        case .result(let id, let result): ["jsonrpc": "2.0", "id": id.json, "result": result]
        case .fault(let id, let fault):
            [
                "jsonrpc": "2.0", "id": id?.json ?? .null,
                "error": ["code": .integer(fault.code.rawValue), "message": .string(fault.message)],
            ]
        case .notification(let method, let parameters):
            ["jsonrpc": "2.0", "method": .string(method), "params": parameters]
        case .request(let id, let method, let parameters):
            ["jsonrpc": "2.0", "id": id.json, "method": .string(method), "params": parameters]
        }
    }
}
