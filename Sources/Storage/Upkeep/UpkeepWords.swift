// The words of what work on a whole store finds or refuses, in both languages, each with its cure. The facts live in
// `UpkeepError.swift`.

import Digests

extension UpkeepError {
    /// The error's words.
    package var words: StoreWords {
        switch self {
        case .store(let error): error.words
        case .headNotFound(let head):
            StoreWords(
                zh: "存储中没有这个末端校验值的记录：\(head)；记录被截短或改写",
                en: "no record of the store has the hash \(head): it was cut off or rewritten",
                cureZh: "请核对校验值；若无误，请保留存储原样，查明经过，并从备份恢复",
                cureEn: "check the hash; if it is right, keep the store as it is, find out what happened, and restore "
                    + "from a backup")
        case .attachmentSize(let named, let sequence, let foundBytes):
            StoreWords(
                zh: "附件 \(named.digest.hexadecimal) 有 \(foundBytes) 字节，第 \(sequence) 条记录写的是 \(named.sizeBytes) 字节",
                en: "the attachment \(named.digest.hexadecimal) has \(foundBytes) bytes, and record \(sequence) says "
                    + "\(named.sizeBytes)",
                cureZh: "请从备份恢复该附件；若备份中亦如此，请报告",
                cureEn: "restore the attachment from a backup; if it is the same "
                    + "there, please report it")
        case .definitionDamaged(let hash):
            StoreWords(
                zh: "规则库 \(hash.hexadecimal) 的内容与其名称不符",
                en: "the rulebook \(hash.hexadecimal) is not what its name says",
                cureZh: "请从备份恢复 definitions 文件夹", cureEn: "restore the folder definitions from a backup")
        }
    }
}
