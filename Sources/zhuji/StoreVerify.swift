// zhuji store verify: reads a whole store, checks its chain and everything that it names, and says what it found.

import Reporting
import Sessions
import Source
import Storage

extension Subcommand {
    static let storeVerify = Subcommand(
        name: "store verify", arguments: "", counts: 0...0,
        options: [
            .store,
            Option(
                "--head", value: "HASH",
                summary: Words(zh: "另行保存的末端校验值，须与存储一致", en: "a head kept elsewhere, to be found")),
            .reportFormat,
        ],
        summary: Words(zh: "校验存储的全部内容", en: "verifies everything in the store"),
        example: "zhuji store verify --store zhuji-store", run: runStoreVerify)
}

extension Option {
    /// Of reports for people and for programs.
    static let reportFormat = Option(
        "--format", value: "FORMAT", choices: ["text", "json"],
        summary: Words(zh: "输出形式；默认 text", en: "form of the output; else text"))
}

private func runStoreVerify(_ call: Invocation) -> ExitStatus {
    let head = call.value("--head")?.lowercased()
    if let head, head.utf8.count != 64 || !head.allSatisfy(\.isHexDigit) {
        call.terminal.tell(
            call.terminal.words(
                zh: "zhuji store verify：--head 须为末端校验值的 64 位十六进制数字\n",
                en: "zhuji store verify: --head takes the 64 hexadecimal digits of a head\n"))
        return .faultOfCall
    }
    return call.onStoreFolder(isFresh: true) { verify(call, $0, lookingFor: head) }
}

private func verify(_ call: Invocation, _ path: String, lookingFor head: String?) -> ExitStatus {
    let found: StoreVerification
    do throws(StoreError) {
        found = try StoreVerification.run(at: path, lookingFor: head, progress: ProgressBar.reading(call.terminal))
    } catch {
        return call.tell(.store(error)).status
    }
    let report = VerificationReport(found: found, language: call.terminal.language)
    if call.value("--format") == "json" {
        call.terminal.say(report.json.laidOut())
    } else {
        call.terminal.say(report.text)
        call.tell(found.faults)
    }
    return found.faults.isEmpty ? .done : .faultOfStore
}

/// A verification as it is shown.
private struct VerificationReport {
    let found: StoreVerification
    let language: Language

    var text: String {
        var text = ""
        for segment in found.segments {
            text += words(
                zh: "\(segment.file)：\(segment.sizeBytes) 字节，完好至第 \(segment.goodBytes) 字节、第 \(segment.goodLines) 行",
                en: "\(segment.file): \(segment.sizeBytes) bytes, good up to byte \(segment.goodBytes), "
                    + "line \(segment.goodLines)")
            text += (segment.rest.map(what) ?? "") + "\n"
        }
        text += words(
            zh: "附件：\(found.attachments) 个，\(found.attachmentBytes) 字节；规则库：\(found.definitions) 个\n",
            en: "named: \(count(found.attachments, "attachment")) of \(found.attachmentBytes) bytes, "
                + "\(count(found.definitions, "rulebook"))\n")
        for remark in found.remarks.prefix(20) { text += line(remark) + "\n" }
        if found.remarks.count > 20 {
            let more = found.remarks.count - 20
            text += words(zh: "提示：另有 \(more) 项\n", en: "note: \(more) more\n")
        }
        let head = found.head
        return text
            + (found.faults.isEmpty
                ? words(
                    zh: "完好：\(head.sequence) 条记录，末端 \(head.digits)\n",
                    en: "whole: \(head.sequence) records, head \(head.digits)\n")
                : words(
                    zh: "有 \(found.faults.count) 处问题；完好至第 \(head.sequence) 条记录，末端 \(head.digits)\n",
                    en: "\(count(found.faults.count, "fault")); good up to record \(head.sequence), "
                        + "head \(head.digits)\n"))
    }

    var json: OrderedJSON {
        [
            "format": 1, "whole": .bool(found.faults.isEmpty), "records": .integer(Int(found.head.sequence)),
            "head": .string(found.head.digits), "segments": .array(found.segments.map(json)),
            "attachments": ["named": .integer(found.attachments), "sizeBytes": .integer(Int(found.attachmentBytes))],
            "definitions": ["named": .integer(found.definitions)],
            "faults": .array(
                found.faults.map { fault in
                    let words = fault.words
                    return [
                        "code": .string(fault.code), "message": .string(language == .zh ? words.zh : words.en),
                        "cure": .string(language == .zh ? words.cureZh : words.cureEn),
                    ]
                }),
            "remarks": .array(
                found.remarks.map { remark in
                    let (kind, file, _) = told(remark)
                    return ["kind": .string(kind), "file": .string(file)]
                }),
        ]
    }

    private func json(_ segment: SegmentCondition) -> OrderedJSON {
        let rest = segment.rest.map { rest -> OrderedJSON in
            let cause =
                switch rest.cause {
                case .unwritten: "unwritten"
                case .torn: "torn"
                case .damaged: "damaged"
                case .unreached: "unreached"
                }
            return [
                "cause": .string(cause), "sizeBytes": .integer(Int(rest.sizeBytes)),
                "records": .integer(Int(rest.wholeLines)), "otherLines": .integer(Int(rest.otherLines)),
                "firstRecord": rest.sequences.map { .integer(Int($0.lowerBound)) },
                "lastRecord": rest.sequences.map { .integer(Int($0.upperBound)) },
            ]
        }
        return [
            "file": .string(segment.file), "sizeBytes": .integer(Int(segment.sizeBytes)),
            "goodBytes": .integer(Int(segment.goodBytes)), "goodLines": .integer(Int(segment.goodLines)),
            "follows": rest,
        ]
    }

    private func what(_ rest: SegmentCondition.Rest) -> String {
        let size = rest.sizeBytes
        switch rest.cause {
        case .unwritten: return words(zh: "；其后 \(size) 字节尚未写入", en: "; then \(size) bytes not written to yet")
        case .torn:
            return words(
                zh: "；其后 \(size) 字节是未写完的记录，下次打开时去掉",
                en: "; then \(size) bytes of a record that was never completed, dropped at the next opening")
        case .damaged:
            return words(zh: "；其后 \(size) 字节有损坏：", en: "; then \(size) bytes with damage: ") + lines(rest)
        case .unreached:
            return words(zh: "；前面有损坏或缺失，未能校验：", en: "; not reached, for what comes before is not whole: ") + lines(rest)
        }
    }

    private func lines(_ rest: SegmentCondition.Rest) -> String {
        let numbers = rest.sequences.map {
            words(
                zh: "（第 \($0.lowerBound) 至 \($0.upperBound) 条）", en: " (numbers \($0.lowerBound) to \($0.upperBound))")
        }
        return words(
            zh: "\(rest.wholeLines) 行单独看是完整的记录\(numbers ?? "")，\(rest.otherLines) 行不是",
            en: "\(count(Int(rest.wholeLines), "line")) that would be whole\(numbers ?? ""), "
                + "\(count(Int(rest.otherLines), "line")) that would not")
    }

    private func line(_ remark: StoreVerification.Remark) -> String {
        let (_, file, what) = told(remark)
        return words(zh: "提示：\(what[language])：", en: "note: \(what[language]): ") + printable(file)
    }

    private func told(_ remark: StoreVerification.Remark) -> (kind: String, file: String, what: Words) {
        switch remark {
        case .orphanedAttachment(let file):
            ("orphaned-attachment", file, Words(zh: "没有记录用到的附件", en: "an attachment that no record names"))
        case .orphanedDefinition(let file):
            ("orphaned-definition", file, Words(zh: "没有记录用到的规则库", en: "a rulebook that no record names"))
        case .leftover(let file):
            ("leftover", file, Words(zh: "写到一半留下的文件", en: "left by a session that ended while it wrote"))
        case .quarantined(let file):
            ("quarantined", file, Words(zh: "去掉的未写完记录的副本", en: "the copy of a torn record that was dropped"))
        case .unusableCache(let file):
            ("unusable-cache", file, Words(zh: "用不上的快照", en: "a snapshot that no session would use"))
        case .stranger(let file):
            ("stranger", file, Words(zh: "不属于存储的文件", en: "not a file of the store"))
        }
    }

    private func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    private func words(zh: @autoclosure () -> String, en: @autoclosure () -> String) -> String {
        language == .zh ? zh() : en()
    }
}
