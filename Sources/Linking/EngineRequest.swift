// What `zhuji` asks of the program that speaks to an engine. Bytes go along in the frame, behind what is said here.

/// The end of a journal, as it is said over a pipe.
package struct EngineHead: Codable, Hashable, Sendable {
    /// The number of the last record; 0 in a journal without records.
    package let sequence: Int64
    /// Its hash, 64 hexadecimal digits.
    package let hash: String

    package init(sequence: Int64, hash: String) {
        self.sequence = sequence
        self.hash = hash
    }
}

/// A request. The answer to each is an `EngineAnswer`.
package enum EngineRequest: Codable, Hashable, Sendable {
    /// Finds the store. Answer: `opened` with the settings as bytes, or `absent`.
    case open(EngineAddress)
    /// Makes the store; the bytes are its settings. Answer: `done`, or `exists`.
    case create(genesis: EngineHead)
    /// The records behind a number, up to the engine's end as it is now. Answer: `records` with their lines as bytes,
    /// whole writes from the one that has the next record on.
    case read(after: Int64)
    /// Writes the bytes, which are lines, behind `head` if the journal still ends there. Answer: `committed`,
    /// `moved`, or `unanswered` where that could not be found out.
    case commit(after: EngineHead, to: EngineHead)
    /// Makes sure that no commit behind `head` that was asked for earlier can still come about. Answer: `done`, or
    /// `moved` where the journal has gone on.
    case fence(EngineHead)
    /// Keeps the bytes under a name; `pieces` is their own digest, by which parts of them are named. What is there
    /// under the name already stays. Answer: `done`.
    case put(EngineContent, pieces: String)
    /// Answer: `content` with the bytes, or `absent`.
    case get(EngineContent)
}

/// The name of something that a store keeps beside its journal.
package struct EngineContent: Codable, Hashable, Sendable {
    /// What is kept.
    package enum Kind: String, Codable, Sendable {
        case attachments, definitions
    }

    package let kind: Kind
    /// The digest that it is known by, 64 hexadecimal digits.
    package let digest: String

    package init(_ kind: Kind, _ digest: String) {
        self.kind = kind
        self.digest = digest
    }
}

/// An answer.
package enum EngineAnswer: Codable, Hashable, Sendable {
    case opened
    case absent
    case exists
    case done
    /// The lines are whole writes; with `isMore` there are others behind them. `head` is the end of the journal as
    /// the engine gave it last.
    case records(head: EngineHead, isMore: Bool)
    case committed
    case moved
    case content
    /// No member answered in time; nothing was changed.
    case away([MemberFault])
    /// No member answered whether the commit came about.
    case unanswered([MemberFault])
    /// The engine, or the program that speaks to it, refuses.
    case refused(EngineRefusal)
}

/// Why a member did not answer.
package struct MemberFault: Codable, Hashable, Sendable {
    /// `HOST:PORT`.
    package let member: String
    package let reason: Reason

    /// The reasons that are told apart.
    package enum Reason: Codable, Hashable, Sendable {
        /// Nobody listens there.
        case unreachable
        /// The name of the host is not known.
        case unknownHost
        /// It did not answer in time.
        case silent
        /// The connection broke.
        case broken
        /// The connection could not be made safe: the certificate is not one that is trusted, or there is none.
        case untrusted
        /// It is cut off from the others, or they are electing.
        case leaderless
        /// It said this.
        case said(String)
    }

    package init(_ member: String, _ reason: Reason) {
        self.member = member
        self.reason = reason
    }
}

/// Why an engine does not do what it is asked for.
package enum EngineRefusal: Codable, Hashable, Sendable {
    /// The account or its password is wrong.
    case wrongPassword
    /// It asks for an account, and none was given.
    case passwordNeeded
    /// The account may not do this.
    case noPermission
    /// Its space is used up.
    case noSpace
    /// What was sent is longer than it takes.
    case tooLarge
    /// It has one member and a version that can then lose what it acknowledged.
    case singleNode(version: String)
    /// The access file can not be read, or has a line that says nothing.
    case accessFile(path: String, line: Int)
    /// The access file has a password, and others than its owner can read it.
    case accessFileOpen(path: String)
    /// What it keeps is not what a store keeps there.
    case unreadable(name: String)
    /// Why could not be read, as happens through TLS.
    case unheard
    /// It said this.
    case said(String)
}
