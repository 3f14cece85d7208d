// The words of a store's errors and notices in both languages, each with its cure. The facts live in `StoreError.swift`
// and `StoreNotice.swift`; how words are laid out lives in renderers.

/// What is said of one error or notice.
package struct StoreWords: Equatable, Sendable {
    /// What happened, in Chinese and in English.
    package let zh: String
    package let en: String
    /// What can be done about it, in Chinese and in English.
    package let cureZh: String
    package let cureEn: String
}

extension StoreNotice {
    /// The notice's words.
    package var words: StoreWords {
        switch self {
        case .tornTailDropped(let file, let line, let byte, let sizeBytes, let copy):
            StoreWords(
                zh: "日志末尾有一条未写完的记录（\(file) 第 \(line) 行，第 \(byte) 字节起，共 \(sizeBytes) 字节），已去掉",
                en: "the journal ended within a record that was never completed (\(file), line \(line), from byte "
                    + "\(byte), \(sizeBytes) bytes); it was dropped",
                cureZh: "这条记录当时未报成功，如需要请重做该操作；原字节保存在 \(copy)",
                cureEn: "its command was never reported as done: give it again if it is still wanted; the bytes are "
                    + "kept in \(copy)")
        case .clockBehind(let milliseconds):
            StoreWords(
                zh: "本机时钟比存储中的最后一条记录慢 \(milliseconds / 1000) 秒；时钟赶上之前，操作按那条记录的时间记录",
                en: "the computer's clock is \(milliseconds / 1000) s behind the store's last record; until it has "
                    + "caught up, commands bear that record's time",
                cureZh: "请校准本机时钟", cureEn: "set the computer's clock right")
        case .copyRead(let sequence): .copyRead(sequence)
        case .engineBack(let address): .engineBack(address)
        case .commitSettled(let isWritten): .commitSettled(isWritten)
        }
    }
}

extension StoreError {
    /// The error's words.
    package var words: StoreWords {
        switch self {
        case .noStore(let path): .noStore(path)
        case .notAStore(let path, let reason): .notAStore(path, reason)
        case .newerFormat(let path, let found, let known): .newerFormat(path, found, known)
        case .alreadyExists(let path): .alreadyExists(path)
        case .networkFileSystem(let path, let kind): .networkFileSystem(path, kind)
        case .damaged(let file, let line, let byte, let reason): .damaged(file, line, byte, reason)
        case .journalShrank(let file, let byte): .journalShrank(file, byte)
        case .segmentMissing(let file): .segmentMissing(file)
        case .unknownEventKind(let sequence, let kind): .unknownEventKind(sequence, kind)
        case .eventUnreadable(let sequence, let member): .eventUnreadable(sequence, member)
        case .lockTimedOut(let path, let waited, let holder): .lockTimedOut(path, waited, holder)
        case .writeUndone(let failure): .writeUndone(failure)
        case .outcomeUnknown(let failure, let found): .outcomeUnknown(failure, found)
        case .writingStopped(let reason): .writingStopped(reason)
        case .system(let failure): .system(failure)
        case .recordTooLong(let sizeBytes, let limitBytes): .recordTooLong(sizeBytes, limitBytes)
        case .eventNotCanonical(let byte, let reason): .eventNotCanonical(byte, reason)
        case .eventUnwritable(let member): .eventUnwritable(member)
        case .storeGone(let path): .storeGone(path)
        case .engineAway(let address, let members): .engineAway(address, members)
        case .engineRefused(let address, let refusal): .engineRefused(address, refusal)
        case .commitUnanswered(let address, let members): .commitUnanswered(address, members)
        case .engineProgram(let path): .engineProgram(path)
        case .engineBehind(let address, let copy, let engine): .engineBehind(address, copy, engine)
        case .copyDamaged(let path): .copyDamaged(path)
        case .fileRefused(let path, let reason): .fileRefused(path, reason)
        case .attachmentMissing(let digest): .attachmentMissing(digest)
        case .attachmentDamaged(let digest): .attachmentDamaged(digest)
        case .definitionMissing(let digest): .definitionMissing(digest)
        case .definitionPathRefused(let path): .definitionPathRefused(path)
        }
    }
}
