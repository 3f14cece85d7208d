// Lines that nobody should send: each gets a sentence with a code, and none brings the prompt down.

import Foundation
import TestSupport
import Testing

/// A bad line as a shell writes it, and the code that answers it.
private struct BadLine: Sendable, CustomTestStringConvertible {
    let code: String
    let command: String

    var testDescription: String { "\(code): \(command)" }
}

@Suite struct BadInputTests {
    private static let badLines = [
        BadLine(code: "P0104", command: #"printf 'as zhang: profile set name "张三\n'"#),
        BadLine(code: "P0124", command: #"printf 'as zhang: profile set name \033[31m\n'"#),
        BadLine(code: "P0124", command: #"printf 'who\000ami\n'"#),
        BadLine(code: "P0123", command: "head -c 100000 /dev/zero | tr '\\0' a; echo"),
        BadLine(code: "P0123", command: "head -c 9000000 /dev/zero | tr '\\0' ' '"),
        BadLine(code: "P0122", command: #"printf 'as zhang: profile set name \377\n'"#),
        BadLine(code: "P0101", command: "head -c 60000 /dev/zero | tr '\\0' a; echo"),
    ]

    @Test func eachIsAnsweredWithACode() throws {
        let store = try PromptStore()
        let before = try store.records()
        for line in Self.badLines {
            let outcome = try store.play(from: "{ \(line.command); }")
            #expect(outcome.status == 1, "\(line.command)")
            #expect(
                outcome.errors.hasPrefix("refused[\(line.code)]: "), "\(line.command) \(outcome.errors.prefix(300))")
            #expect(outcome.errors.utf8.count < 500, "\(line.command)")
            #expect(outcome.output.isEmpty)
        }
        #expect(try store.records() == before)
    }

    @Test func blankLinesAreNone() throws {
        let store = try PromptStore()
        let outcome = try store.play(text: "\n   \n\t\u{3000}\n\r\n# 说明\nas zhang: whoami\r\n")
        #expect(
            outcome
                == Program.Outcome(
                    output: "account zhang · applicant · person 张三 · training store\n", errors: "", status: 0))
    }

    @Test func aFolderIsNoPlaceForAnExport() throws {
        let store = try PromptStore()
        try store.folder.write("%PDF-1.4 proof\n", to: "proof.pdf")
        let declaring = [
            "apply talent-grading", "fill basic.grade B", "fill basic.class 工程", "fill education.1.school 吉林大学",
            "fill education.1.degree 博士", "attach education.1.proof proof.pdf", "fill contract.years 3",
            "fill contract.insured yes", "submit",
        ]
        let declared = try store.play(
            [
                "register unit hall name 省厅 credit-code 12220000TE0000900M kind 机关 division 220000 hrss yes",
                "as office: next", "as office: approve 同意",
            ] + declaring.map { "as zhang: " + $0 })
        #expect(declared.status == 0, "\(declared.errors)")
        try store.folder.write("", to: "list.csv/inside")
        let before = try store.records()
        for (place, told) in [
            ("list.csv", "refused[P0152]: list.csv is there already"),
            ("missing/list.csv", "refused[P0119]: missing/list.csv can not be written: "),
        ] {
            let outcome = try store.play(["as office: export \(place)"])
            #expect(outcome.status == 1)
            #expect(outcome.errors.hasPrefix(told), "\(outcome.errors)")
        }
        #expect(try store.records() == before)
        let names = try FileManager.default.contentsOfDirectory(atPath: store.folder.path).sorted()
        #expect(names == ["list.csv", "proof.pdf", "store"])
        #expect(try store.play(["as office: export other.csv"]).status == 0)
    }
}
