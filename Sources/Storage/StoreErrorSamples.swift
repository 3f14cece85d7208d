// One error of each code with facts made up, so that a code can be explained where nothing has failed. The words that
// are told of them are the store's own.

internal import Digests
internal import Linking

extension StoreError {
    /// An error of every code, in the order of the codes.
    package static let samples: [StoreError] = [
        .noStore(path: place), .notAStore(path: place, reason: .notARecord),
        .newerFormat(path: place, found: 2, known: 1), .alreadyExists(path: place),
        .networkFileSystem(path: place, kind: "nfs"),
        .lockTimedOut(path: place, waitedMilliseconds: 2000, holder: "…"),
        .damaged(file: segment, line: 12, byte: 3456, reason: .wrongHash), .writeUndone(failure),
        .outcomeUnknown(failure, found: .absent), .writingStopped(because: .writeUndone(failure)), .system(failure),
        .recordTooLong(sizeBytes: 2_000_000, limitBytes: 1_000_000), .eventNotCanonical(byte: 1, reason: .noEvents),
        .unknownEventKind(sequence: 12, kind: "…"), .eventUnreadable(sequence: 12, member: "…"),
        .fileRefused(path: "letter.pdf", reason: .missing), .attachmentMissing(.zero), .attachmentDamaged(.zero),
        .definitionMissing(.zero), .definitionPathRefused("../a.matter"), .journalShrank(file: segment, byte: 3456),
        .segmentMissing(file: segment), .eventUnwritable(member: "…"), .storeGone(path: place),
        .engineAway(address: address, members: members), .engineRefused(address: address, .noSpace),
        .commitUnanswered(address: address, members: members), .engineProgram(path: "zhuji-etcd"),
        .engineBehind(address: address, copy: 120, engine: 100), .copyDamaged(path: place),
    ]

    private static let place = "zhuji-store"
    private static let address = "etcd://10.0.0.1:2379,10.0.0.2:2379/gd"
    private static let members = [MemberFault("10.0.0.1:2379", .unreachable), MemberFault("10.0.0.2:2379", .silent)]
    private static let segment = "journal/1.jsonl"
    private static let failure = SystemFailure(call: "write", point: .journalWrite, path: segment, number: 28)
}

extension StoreNotice {
    /// A notice of every code, in the order of the codes.
    package static let samples: [StoreNotice] = [
        .tornTailDropped(file: "journal/1.jsonl", line: 12, byte: 3456, sizeBytes: 78, copy: "torn/1"),
        .clockBehind(milliseconds: 3_600_000), .copyRead(sequence: 120),
        .engineBack(address: "etcd://10.0.0.1:2379/gd"), .commitSettled(isWritten: true),
    ]
}
