// The words of the reasons within a store's errors, in both languages. The sentences around them live in
// `StoreWordsOfErrors.swift`.

extension SystemFailure {
    /// The call, the file and what the error number means.
    var en: String { "\(call) \(path): \(SystemWords(of: number).en)" }

    var zh: String { "\(call) \(path)：\(SystemWords(of: number).zh)" }
}

extension StoreError.OutcomeFound {
    var en: String {
        switch self {
        case .present: "the events are there"
        case .absent: "the events are not there"
        case .unreadable: "the disk cannot be read"
        }
    }

    var zh: String {
        switch self {
        case .present: "事件已在磁盘上"
        case .absent: "事件不在磁盘上"
        case .unreadable: "磁盘无法读取"
        }
    }
}

extension StoreError.FileRefusal {
    var en: String {
        switch self {
        case .missing: "there is no such file"
        case .symbolicLink: "it is a symbolic link"
        case .notRegular: "it is no regular file"
        case .unreadable: "it cannot be read"
        case .tooLarge(let limitBytes): "it is larger than \(limitBytes) bytes"
        }
    }

    var zh: String {
        switch self {
        case .missing: "没有这个文件"
        case .symbolicLink: "它是符号链接"
        case .notRegular: "它不是普通文件"
        case .unreadable: "无法读取"
        case .tooLarge(let limitBytes): "超过 \(limitBytes) 字节"
        }
    }
}

extension StoreError.Reason {
    var en: String {
        switch self {
        case .notARecord: "the line is no record"
        case .wrongHash: "the hash does not belong to the line"
        case .brokenChain: "the line does not follow on the one before"
        case .wrongSequence(let found, let expected): "the record has the number \(found), not \(expected)"
        case .wrongBatch: "the record does not follow on the one before in its batch"
        case .lineTooLong: "the line is too long"
        case .cutShort: "the file ends within a record"
        case .json(let fault): "JSON fault at byte \(fault.byte)"
        case .member(let name): "the member \"\(name)\" is missing or wrong"
        case .noEvents: "there are no events"
        }
    }

    var zh: String {
        switch self {
        case .notARecord: "该行不是记录"
        case .wrongHash: "哈希与内容不符"
        case .brokenChain: "与前一条记录不相连"
        case .wrongSequence(let found, let expected): "记录编号是 \(found)，应为 \(expected)"
        case .wrongBatch: "批次内的次序不对"
        case .lineTooLong: "该行过长"
        case .cutShort: "文件在一条记录中间结束"
        case .json(let fault): "JSON 在第 \(fault.byte) 字节有误"
        case .member(let name): "成员“\(name)”缺失或有误"
        case .noEvents: "没有事件"
        }
    }
}
