// The closed lists of the product: verbs that are the same in every layer, codes that are told in two languages.

import Engine
import Machines
import Sessions
import Source
import Syntax
import TestSupport
import Testing

/// Fails with every finding on a line of its own.
private func check(_ findings: [Finding]) {
    let shown = findings.map(\.description).joined(separator: "\n")
    #expect(findings.isEmpty, "\(findings.count) faults:\n\(shown)")
}

@Suite struct ClosedListTests {
    @Test func theLanguageAndTheMachineHaveTheSameVerbs() {
        #expect(Syntax.Verb.allCases.map(\.english) == Machines.Verb.allCases.map(\.rawValue))
    }

    @Test func everyVerbIsDecidedInItsOwnFile() {
        let paths = SourceFile.all.map(\.path)
        let folder = "Sources/Engine/Decisions"
        check(VerbRule.findings(files: paths, in: folder, others: ["Decide", "Transaction"]))
    }

    @Test func everyVerbIsACommandInItsOwnFile() {
        let folder = "Sources/Sessions/Commands"
        let paths = SourceFile.all.map(\.path).filter { $0.hasPrefix(folder + "/") }
        let names = Set(paths.map(VerbRule.stem))
        check(VerbRule.findings(files: paths, in: folder, others: names))
    }

    @Test func everyVerbLeadsToItsOwnEvent() throws {
        let file = try #require(SourceFile.all.first { $0.path == "Sources/Engine/Event.swift" })
        check(VerbRule.findings(eventKinds: VerbRule.cases(of: "CaseEvent", in: file)))
    }

    @Test func aMissingVerbAndAnUnknownOneAreFound() {
        let verbs = Machines.Verb.allCases.map(\.rawValue)
        let files = verbs.map { "A/\($0.prefix(1).uppercased() + $0.dropFirst()).swift" }
        #expect(VerbRule.findings(files: files, in: "A", others: []).isEmpty)
        #expect(VerbRule.findings(files: files.dropLast() + ["A/Jump.swift"], in: "A", others: []).count == 2)
        let text = "enum E: X {\n    case one, `two`(Int, z: A)\n    case three\n    struct S {\n        case four"
        let kinds = VerbRule.cases(of: "E", in: SourceFile(path: "", text: text))
        #expect(kinds == ["one", "two", "three"])
        #expect(!VerbRule.findings(eventKinds: kinds).isEmpty)
    }

    @Test func theJournalHasAKindOfRecordForEveryVerb() throws {
        let file = try #require(SourceFile.all.first { $0.path == "Sources/Storage/Events/EventKind.swift" })
        let kinds = VerbRule.cases(of: "EventKind", in: file)
        #expect(kinds.filter(Machines.Verb.allCases.map(VerbRule.event).contains).count == Machines.Verb.allCases.count)
    }

    @Test func everyCodeOfTheStoreStandsForOneThing() {
        let files = SourceFile.all.filter { $0.path.hasPrefix("Sources/Storage/") }
        let codes = files.flatMap { CodeRule.codes(in: $0, family: "S") }
        #expect(codes.count > 20)
        check(CodeRule.repeated(codes))
    }

    @Test func everyRefusalIsListedOnceAndToldInBothLanguages() {
        let all = RefusalCode.all
        check(
            CodeRule.findings(
                in: all.map { code in
                    [code.reason, code.cure].map { CodedWords(code: code.id, zh: $0.zh, en: $0.en) }
                }))
        let files = SourceFile.all.filter { $0.path.hasPrefix("Sources/Engine/Refusals/") }
        check(CodeRule.findings(listed: all.map(\.id), written: files, family: "R"))
    }

    @Test func everyMistakeIsListedOnceAndToldInBothLanguages() {
        let all = MistakeCode.all
        check(
            CodeRule.findings(
                in: all.map { code in
                    [code.reason, code.cure].map { CodedWords(code: code.id, zh: $0.zh, en: $0.en) }
                }))
        let files = SourceFile.all.filter { $0.path.hasPrefix("Sources/Sessions/") }
        check(CodeRule.findings(listed: all.map(\.id), written: files, family: "P"))
    }

    @Test func everyDiagnosticIsListedOnceAndToldInBothLanguages() {
        let all = DiagnosticCode.all
        check(
            CodeRule.findings(
                in: all.map { code in
                    [code.headline, code.cure].map { CodedWords(code: code.code, zh: $0.zh, en: $0.en) }
                }))
        let files = SourceFile.all.filter { $0.path.hasPrefix("Sources/Source/Codes/") }
        check(CodeRule.findings(listed: all.map(\.code), written: files, family: "M"))
        #expect(all.map(\.code) == all.map(\.code).sorted())
    }

    @Test func everyDiagnosticHasItsExample() {
        let named = DiagnosticExample.all.map(\.code.code)
        check(CodeRule.repeated(named))
        check(
            DiagnosticCode.all.map(\.code).filter { !named.contains($0) }.map {
                Finding(place: $0, message: "give it an example in Sources/Source/Codes/Examples")
            })
        #expect(named == named.sorted())
    }

    @Test func aFaultInAListIsFound() {
        let sound = CodedWords(code: "M0001", zh: "缺少{name}", en: "{name} is missing")
        #expect(CodeRule.findings(in: [[sound]]).isEmpty)
        #expect(CodeRule.findings(in: [[sound], [sound]]).count == 1)
        #expect(CodeRule.findings(in: [[CodedWords(code: "M0001", zh: "missing", en: "missing")]]).count == 1)
        #expect(CodeRule.findings(in: [[CodedWords(code: "M0001", zh: "缺少", en: "缺少")]]).count == 1)
        #expect(CodeRule.findings(in: [[CodedWords(code: "M0001", zh: "缺少{a}", en: "{b} missing")]]).count == 1)
        let file = SourceFile(path: "Sources/Source/Codes/A.swift", text: "x(\"M0001\")\ny(\"M0002\", \"R0003\")")
        #expect(CodeRule.findings(listed: ["M0001", "M0002"], written: [file], family: "M").isEmpty)
        #expect(CodeRule.findings(listed: ["M0001"], written: [file], family: "M").count == 1)
        #expect(CodeRule.findings(listed: ["M0001", "M0002", "M0004"], written: [file], family: "M").count == 1)
    }
}
