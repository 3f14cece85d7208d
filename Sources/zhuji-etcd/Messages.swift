// What etcd's JSON gateway takes and gives, as far as a store needs it. Keys and values are bytes, in base64 there;
// whole numbers of 64 bits are texts.

import Foundation

/// A number that the gateway writes as a text, and leaves out where it is 0.
struct Revision: Codable, Hashable, Comparable {
    let number: Int64

    init(_ number: Int64) {
        self.number = number
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self), let number = Int64(text) {
            self.number = number
        } else {
            number = try container.decode(Int64.self)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(String(number))
    }

    static func < (left: Revision, right: Revision) -> Bool { left.number < right.number }
}

/// `/v3/kv/range`: one key, or those from a key to before another, in their order.
struct RangeRequest: Encodable {
    private enum CodingKeys: String, CodingKey {
        case key
        case rangeEnd = "range_end"
        case limit
    }

    let key: Data
    var rangeEnd: Data?
    var limit: Revision?

    init(_ key: Data, to end: Data? = nil, limit: Int64? = nil) {
        self.key = key
        rangeEnd = end
        self.limit = limit.map { Revision($0) }
    }
}

struct PutRequest: Encodable {
    let key: Data
    let value: Data
}

/// A condition of a transaction.
struct Comparison: Encodable {
    private enum CodingKeys: String, CodingKey {
        case target
        case key
        case result
        case modRevision = "mod_revision"
        case version
    }

    let target: String
    let key: Data
    let result = "EQUAL"
    var modRevision: Revision?
    var version: Revision?

    /// The key was last changed at this revision.
    static func changed(_ key: Data, at revision: Revision) -> Comparison {
        Comparison(target: "MOD", key: key, modRevision: revision)
    }

    /// There is no such key.
    static func absent(_ key: Data) -> Comparison {
        Comparison(target: "VERSION", key: key, version: Revision(0))
    }
}

struct Operation: Encodable {
    private enum CodingKeys: String, CodingKey {
        case requestPut = "request_put"
        case requestRange = "request_range"
    }

    var requestPut: PutRequest?
    var requestRange: RangeRequest?

    static func put(_ key: Data, _ value: Data) -> Operation {
        Operation(requestPut: PutRequest(key: key, value: value))
    }

    static func range(_ key: Data) -> Operation {
        Operation(requestRange: RangeRequest(key))
    }
}

/// `/v3/kv/txn`: where all comparisons hold, `success`, otherwise `failure`.
struct TransactionRequest: Encodable {
    let compare: [Comparison]
    let success: [Operation]
    var failure: [Operation] = []
}

struct Header: Decodable {
    private enum CodingKeys: String, CodingKey {
        case revision
        case memberID = "member_id"
    }

    var revision: Revision?
    var memberID: String?
}

struct KeyValue: Decodable {
    private enum CodingKeys: String, CodingKey {
        case key
        case value
        case modRevision = "mod_revision"
    }

    let key: Data
    var value: Data?
    var modRevision: Revision?
}

struct RangeResponse: Decodable {
    var header: Header?
    var kvs: [KeyValue]?
    var more: Bool?
}

struct TransactionResponse: Decodable {
    struct Part: Decodable {
        private enum CodingKeys: String, CodingKey {
            case responseRange = "response_range"
        }

        var responseRange: RangeResponse?
    }

    var header: Header?
    var succeeded: Bool?
    var responses: [Part]?
}

/// A piece of `/v3/watch`.
struct WatchResponse: Decodable {
    struct Event: Decodable {
        var type: String?
        let kv: KeyValue
    }

    struct Result: Decodable {
        var header: Header?
        var created: Bool?
        var canceled: Bool?
        var events: [Event]?
    }

    let result: Result
}

struct WatchRequest: Encodable {
    private enum CodingKeys: String, CodingKey {
        case createRequest = "create_request"
    }

    struct Creation: Encodable {
        private enum CodingKeys: String, CodingKey {
            case key
            case rangeEnd = "range_end"
            case startRevision = "start_revision"
        }

        let key: Data
        let rangeEnd: Data
        let startRevision: Revision
    }

    let createRequest: Creation
}

/// What the gateway says of a failure.
struct FailureResponse: Decodable {
    var error: String?
    var message: String?
    var code: Int?
}

/// `/v3/cluster/member/list`
struct MembersResponse: Decodable {
    struct Member: Decodable {
        var name: String?
    }

    var members: [Member]?
}

/// `/v3/maintenance/status`
struct StatusResponse: Decodable {
    var header: Header?
    var version: String?
    /// The `member_id` of the one that leads, or "0".
    var leader: String?
}

struct NoRequest: Encodable {}

struct AuthenticationRequest: Encodable {
    let name: String
    let password: String
}

struct AuthenticationResponse: Decodable {
    let token: String
}
