// The sentences of a store's errors, one function a code, with the facts put in. Which error has which is said in
// `StoreWords.swift`, the words of reasons within a sentence in `StoreWordsOfReasons.swift`.

import Digests

// Of opening a store.
extension StoreWords {
    static func noStore(_ path: String) -> StoreWords {
        StoreWords(
            zh: "找不到存储 \(path)", en: "there is no store at \(path)",
            cureZh: "请检查 --store 的路径；zhuji repl 会在没有存储的路径上新建一个",
            cureEn: "check the path after --store; `zhuji repl` makes one where there is none")
    }

    static func notAStore(_ path: String, _ reason: StoreError.Reason) -> StoreWords {
        StoreWords(
            zh: "\(path) 不是可用的存储：\(reason.zh)", en: "\(path) is no usable store: \(reason.en)",
            cureZh: "请检查路径；若文件被改动过，请从备份恢复",
            cureEn: "check the path; if the file was edited, restore it from a backup")
    }

    static func newerFormat(_ path: String, _ found: Int64, _ known: Int64) -> StoreWords {
        StoreWords(
            zh: "存储 \(path) 的格式是第 \(found) 版，本程序只认识到第 \(known) 版",
            en: "the store \(path) has format \(found), and this program knows formats up to \(known)",
            cureZh: "请使用较新版本的 zhuji", cureEn: "use a newer zhuji")
    }

    static func alreadyExists(_ path: String) -> StoreWords {
        StoreWords(
            zh: "\(path) 已存在", en: "there is something at \(path) already",
            cureZh: "请换一个路径，或打开已有的存储", cureEn: "choose another path, or open the store that is there")
    }

    static func networkFileSystem(_ path: String, _ kind: String) -> StoreWords {
        StoreWords(
            zh: "\(path) 位于网络文件系统（\(kind)），那里的锁和落盘不可靠",
            en: "\(path) lies on a network file system (\(kind)), where locks and syncs cannot be relied on",
            cureZh: "请把存储放在本机磁盘上；确知风险时可明确要求使用",
            cureEn: "put the store on a local disk, or ask for the network one explicitly if you know the risk")
    }
}

// Of damage.
extension StoreWords {
    static func damaged(_ file: String, _ line: Int64, _ byte: Int64, _ reason: StoreError.Reason) -> StoreWords {
        StoreWords(
            zh: "日志损坏：\(file) 第 \(line) 行，第 \(byte) 字节：\(reason.zh)；已停止写入，损坏处之前的内容仍可读",
            en: "the journal is damaged: \(file), line \(line), byte \(byte): \(reason.en); writing has stopped, "
                + "what comes before can be read",
            cureZh: "请保留该文件原样，并从备份恢复", cureEn: "keep the file as it is, and restore from a backup")
    }

    static func journalShrank(_ file: String, _ byte: Int64) -> StoreWords {
        StoreWords(
            zh: "日志 \(file) 变短了：已读到第 \(byte) 字节，现在不足此长度",
            en: "the journal \(file) became shorter than the \(byte) bytes that were read of it",
            cureZh: "请确认是否有人替换了存储，然后重新打开", cureEn: "find out who replaced the store, then open it again")
    }

    static func storeGone(_ path: String) -> StoreWords {
        StoreWords(
            zh: "存储 \(path) 已不在打开时的位置：被删除、移走或替换了；什么也没有写入",
            en: "the store \(path) is no longer where it was opened: it was removed, moved away or replaced; nothing "
                + "was written",
            cureZh: "请把文件夹放回原处或从备份恢复，然后重新打开会话",
            cureEn: "put the folder back or restore it from a backup, then begin a new session")
    }

    static func segmentMissing(_ file: String) -> StoreWords {
        StoreWords(
            zh: "缺少日志文件 \(file)，其后的文件却在", en: "the journal file \(file) is missing, though later ones are there",
            cureZh: "请从备份恢复该文件", cureEn: "restore the file from a backup")
    }

    static func unknownEventKind(_ sequence: Int64, _ kind: String) -> StoreWords {
        StoreWords(
            zh: "第 \(sequence) 条记录的事件“\(kind)”本程序不认识",
            en: "record \(sequence) holds an event \"\(kind)\" that this program does not know",
            cureZh: "请使用较新版本的 zhuji", cureEn: "use a newer zhuji")
    }

    static func eventUnreadable(_ sequence: Int64, _ member: String) -> StoreWords {
        StoreWords(
            zh: "第 \(sequence) 条记录的事件无法读出：成员“\(member)”缺失或不合规则库",
            en: "the event of record \(sequence) cannot be read: its member \"\(member)\" is missing or "
                + "does not fit the rulebook",
            cureZh: "请检查 definitions 中的规则库是否完整，或从备份恢复",
            cureEn: "see whether the rulebook in definitions is whole, or restore from a backup")
    }
}

// Of writing.
extension StoreWords {
    static func lockTimedOut(_ path: String, _ waited: Int64, _ holder: String) -> StoreWords {
        StoreWords(
            zh: "等了 \(waited) 毫秒仍得不到锁 \(path)，持有者：\(holder)",
            en: "the lock \(path) was not free within \(waited) ms; it is held by \(holder)",
            cureZh: "请稍后重试；若持有者已无响应，请结束该进程",
            cureEn: "try again later; if the holder no longer answers, end that process")
    }

    static func writeUndone(_ failure: SystemFailure) -> StoreWords {
        StoreWords(
            zh: "写入失败（\(failure.zh)），已撤销，什么也没有写入",
            en: "a write failed (\(failure.en)) and was undone; nothing was written",
            cureZh: "请检查磁盘空间和权限，然后重做该操作",
            cureEn: "see to the disk's space and permissions, then give the command again")
    }

    static func outcomeUnknown(_ failure: SystemFailure, _ found: StoreError.OutcomeFound) -> StoreWords {
        StoreWords(
            zh: "落盘失败（\(failure.zh)），结果一度不明；重读磁盘：\(found.zh)。本会话不再写入",
            en: "a sync failed (\(failure.en)) and the outcome was unknown; read again from the disk: \(found.en). "
                + "This session writes no more",
            cureZh: "请检查磁盘，重新打开存储，看该操作是否在历史中，不在则重做",
            cureEn: "see to the disk, open the store again and look for the command in the history; if it is not "
                + "there, give it again")
    }

    static func writingStopped(_ reason: StoreError) -> StoreWords {
        StoreWords(
            zh: "本会话已停止写入（\(reason.code)）：\(reason.words.zh)",
            en: "this session has stopped writing (\(reason.code)): \(reason.words.en)",
            cureZh: reason.words.cureZh, cureEn: reason.words.cureEn)
    }

    static func system(_ failure: SystemFailure) -> StoreWords {
        StoreWords(
            zh: "系统调用失败：\(failure.zh)", en: "a system call failed: \(failure.en)",
            cureZh: "请检查路径、权限和磁盘", cureEn: "see to the path, the permissions and the disk")
    }
}

// Of what was handed in.
extension StoreWords {
    static func recordTooLong(_ sizeBytes: Int64, _ limitBytes: Int64) -> StoreWords {
        StoreWords(
            zh: "一条记录有 \(sizeBytes) 字节，不得超过 \(limitBytes) 字节",
            en: "a record would have \(sizeBytes) bytes; it may have \(limitBytes)",
            cureZh: "请分几次填写", cureEn: "enter it in several steps")
    }

    static func eventNotCanonical(_ byte: Int64, _ reason: StoreError.Reason) -> StoreWords {
        StoreWords(
            zh: "第 \(byte) 字节起，事件不是规范的 JSON 对象（\(reason.zh)），未写入",
            en: "from byte \(byte) the event is no canonical JSON object (\(reason.en)); nothing was written",
            cureZh: "这是程序错误，请报告", cureEn: "this is a fault of the program, please report it")
    }

    static func eventUnwritable(_ member: String) -> StoreWords {
        StoreWords(
            zh: "事件的成员“\(member)”在规则库中不存在，未写入",
            en: "the event's member \"\(member)\" is not in its rulebook; nothing was written",
            cureZh: "这是程序错误，请报告", cureEn: "this is a fault of the program, please report it")
    }

    static func fileRefused(_ path: String, _ reason: StoreError.FileRefusal) -> StoreWords {
        StoreWords(
            zh: "不能使用文件 \(path)：\(reason.zh)", en: "the file \(path) is refused: \(reason.en)",
            cureZh: "请给出一个可读的普通文件", cureEn: "name a regular file that can be read")
    }
}

// Of attachments and definitions.
extension StoreWords {
    static func attachmentMissing(_ digest: SHA256Digest) -> StoreWords {
        StoreWords(
            zh: "存储中没有附件 \(digest.hexadecimal)", en: "the store has no attachment \(digest.hexadecimal)",
            cureZh: "请从备份恢复该附件", cureEn: "restore the attachment from a backup")
    }

    static func attachmentDamaged(_ digest: SHA256Digest) -> StoreWords {
        StoreWords(
            zh: "附件 \(digest.hexadecimal) 的内容已损坏",
            en: "the content of the attachment \(digest.hexadecimal) is damaged",
            cureZh: "请从备份恢复该附件", cureEn: "restore the attachment from a backup")
    }

    static func definitionMissing(_ digest: SHA256Digest) -> StoreWords {
        StoreWords(
            zh: "存储中没有所需的规则库 \(digest.hexadecimal)",
            en: "the store lacks the rulebook \(digest.hexadecimal)",
            cureZh: "请从备份恢复 definitions 文件夹", cureEn: "restore the folder definitions from a backup")
    }

    static func definitionPathRefused(_ path: String) -> StoreWords {
        StoreWords(
            zh: "规则库中的文件名“\(path)”不可用", en: "the path \"\(path)\" in the rulebook cannot be kept",
            cureZh: "请改用不以点开头的普通文件名", cureEn: "use plain names that do not begin with a dot")
    }
}
