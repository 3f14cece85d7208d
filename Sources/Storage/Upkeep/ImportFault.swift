// What is wrong with a line of a file that is imported, as facts and in words. Finding it lives in `ImportCheck.swift`.

/// A line that an import cannot take.
package struct ImportFault: Error, Equatable, Sendable {
    /// The number of the line, from 1.
    package let line: Int64
    /// The byte of the file, from 0.
    package let byte: Int64
    package let reason: Reason

    /// Why it cannot be taken.
    package enum Reason: Equatable, Sendable {
        /// The bytes are not what they should be.
        case bytes(StoreError.Reason)
        /// The first line is not that of an export.
        case noBeginning
        /// The export was made without attachments and definitions.
        case recordsAlone
        /// The line is in a place where it cannot be.
        case misplaced
        /// A part of a file does not go on from the one before.
        case wrongPart
        /// The record names an attachment or a definition that did not come before it.
        case contentMissing
        /// No session could read the record.
        case unreadable(StoreError)
        /// The last line tells another end than there is.
        case wrongEnd
        /// The file ends before its last line.
        case noEnd
    }
}

extension ImportFault.Reason {
    /// The reason in English.
    package var en: String {
        switch self {
        case .bytes(let reason): reason.en
        case .noBeginning: "this is not the first line of an export"
        case .recordsAlone: "the export was made with --records, and lacks attachments and rulebooks"
        case .misplaced: "such a line cannot stand here"
        case .wrongPart: "the part does not go on from the one before, or the file is not what its name says"
        case .contentMissing: "the record names an attachment or a rulebook that did not come before it"
        case .unreadable(let error): error.words.en
        case .wrongEnd: "the end tells other records than there are"
        case .noEnd: "the file ends before its last line: it was cut off"
        }
    }

    /// The reason in Chinese.
    package var zh: String {
        switch self {
        case .bytes(let reason): reason.zh
        case .noBeginning: "这不是导出文件的首行"
        case .recordsAlone: "导出时用了 --records，缺少附件和规则库"
        case .misplaced: "此行不应出现在这里"
        case .wrongPart: "与前一部分不相连，或文件内容与其名称不符"
        case .contentMissing: "记录用到的附件或规则库没有在它之前出现"
        case .unreadable(let error): error.words.zh
        case .wrongEnd: "末行所说的记录与实际不符"
        case .noEnd: "文件没有末行：已被截断"
        }
    }
}
