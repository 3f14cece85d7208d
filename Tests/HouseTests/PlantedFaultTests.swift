// Planted faults: every rule of the house must find the one it is there for, and must leave sound code alone.

import Testing

/// A Swift file that exists only here.
private func planted(_ text: String, at path: String = "Sources/Engine/Planted.swift") -> SourceFile {
    SourceFile(path: path, text: text)
}

@Suite struct PlantedFaultTests {
    @Test func codeIsToldFromCommentsAndStrings() {
        let text = ##"""
            let a = "x! // \(b!) \" " /* c! /* d! */ e! */ + f!  // g!
            let r = /h!"/ ; let s = #"i! \(j!) \#(k!)"# + """
                l! " \(m!)
                """
            """##
        let code = planted(text).code.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
        let left = code.filter(\.isLetter)
        #expect(left == "letabfletrletskm")
        #expect(BannedWords.forceUnwraps(in: planted(text)).count == 4)
    }

    @Test(arguments: [
        "let x = try! f()", "let x = y as! Z", "let x = y!", "let x = f()!.z", "let x = a[1]!", "var x: Int!",
        "fatalError(\"no\")", "preconditionFailure()", "print(x)", "let t = Date()", "let t = Date.now",
        "let i = UUID()", "let n = Int.random(in: 1...6)", "// swift-format-ignore\nlet a = b!",
    ])
    func aBannedWordIsFound(_ text: String) {
        #expect(!BannedWords.findings(in: planted(text)).isEmpty)
    }

    @Test(arguments: [
        "let x = !y", "if a != b {}", "#if !DEBUG\n#endif", "// try! x!", "let x = \"print(y!)\"", "blueprint(x)",
        "func date(_ x: Date) {}", "let x = try? f()", "guard !(a && !b) else { return }",
    ])
    func soundCodeIsLeftAlone(_ text: String) {
        #expect(BannedWords.findings(in: planted(text)).isEmpty)
    }

    @Test(arguments: [
        "words(zh: \"done\", en: \"done\")", "Words(zh: \"完成\", en: \"完成\")",
        "call(cureZh: \"try again\", cureEn: \"x\")",
        "Words(zh: \"\\(name) done\", en: \"done\")", "Words(zh: \"完成\", en: \"done, \\(name)：好\")",
    ])
    func aWordingInTheOtherLanguageIsFound(_ text: String) {
        #expect(WordsRule.findings(in: planted(text)).count == 1)
    }

    @Test(arguments: [
        "Words(zh: \"完成\", en: \"done\")", "Words(zh: \"[--all]\", en: \"[--all]\")",
        "Words(zh: \"{text}\", en: \"so: {text}\")",
        "example: Words(zh: \"填写 甲 乙\", en: \"fill a 乙\")", "words(zh: \"\\(f(\"abc\"))\", en: \"x\")",
    ])
    func wordingsInTheirLanguageAreLeftAlone(_ text: String) {
        #expect(WordsRule.findings(in: planted(text)).isEmpty)
    }

    @Test func theExecutablesMayPrintAndReadTheClock() {
        #expect(BannedWords.findings(in: planted("print(Date())", at: "Sources/zhuji/main.swift")).isEmpty)
        #expect(!BannedWords.findings(in: planted("print(1)", at: "Tests/EngineTests/A.swift")).isEmpty)
    }

    @Test func sizesAreMeasured() {
        let lines = { (count: Int) in String(repeating: "    let x = 1\n", count: count) }
        #expect(SizeRules.findings(in: planted(lines(400))).isEmpty)
        #expect(SizeRules.findings(in: planted(lines(401))).count == 1)
        #expect(SizeRules.findings(in: planted(String(repeating: "字", count: 120))).isEmpty)
        #expect(SizeRules.findings(in: planted(String(repeating: "字", count: 121))).count == 1)
        for head in [
            "func f(\n    a: Int\n) -> Int where A: B", "init?(a: (Int) -> Void)", "var x: Int",
            "subscript(i: Int) -> Int",
        ] {
            let room = 60 - head.split(separator: "\n").count - 1
            #expect(SizeRules.findings(in: planted("\(head) {\n\(lines(room))}\n")).isEmpty)
            #expect(SizeRules.findings(in: planted("\(head) {\n\(lines(room + 1))}\n")).count == 1)
        }
        let requirement = "protocol P {\n    func f()\n    var x: Int { get }\n}\nstruct S {\n\(lines(70))}\n"
        #expect(SizeRules.findings(in: planted(requirement)).isEmpty)
    }

    @Test(arguments: [
        "let x = 1\n", "/// Documentation is no header here.\n", "// Short.\n", "// Five words without an end\n",
        "// Created by somebody on some day.\n", "// The room of Engine; its files follow.\n",
    ])
    func aHeaderThatSaysNothingIsFound(_ text: String) {
        #expect(HeaderRule.findings(in: planted(text)).count == 1)
    }

    @Test func aRepeatedHeaderIsFound() {
        let text = { (name: String) in "// What lives in \(name) lives here, nothing else.\n" }
        let files = [
            planted(text("A"), at: "Sources/Engine/A.swift"), planted(text("B"), at: "Sources/Engine/B.swift"),
        ]
        #expect(HeaderRule.findings(in: files[0]).isEmpty)
        #expect(HeaderRule.repetitions(in: files).count == 2)
        #expect(
            HeaderRule.repetitions(in: [files[0], planted("// Another place altogether, with no more in it.")]).isEmpty)
    }

    @Test(arguments: [
        "package struct A {}", "    public static func f() {}", "// no\npackage enum X: Int {",
        "@frozen\npackage enum E {}",
        "package init?(a: Int) {", "package final class C {}", "@inlinable package mutating func united() {}",
    ])
    func anUndocumentedDeclarationIsFound(_ text: String) {
        #expect(DocumentationRule.findings(in: planted(text)).count == 1)
    }

    @Test(arguments: [
        "/// A.\npackage struct A {}", "/// A.\n@frozen\npackage enum E {}", "package import Source", "struct A {}",
        "package init(a: Int) {\n    self.a = a\n}", "package var description: String { \"\" }",
        "package func hash(into hasher: inout Hasher) {}",
        "package extension A {}",
        "package static func == (a: A, b: A) -> Bool { true }",
    ])
    func aDocumentedDeclarationIsLeftAlone(_ text: String) {
        #expect(DocumentationRule.findings(in: planted(text)).isEmpty)
    }

    @Test func whatAProtocolAsksForIsDocumentedThere() {
        let asked = planted("protocol P {\n    /// A.\n    func put(_ x: Int)\n}\nfunc other() {}\n")
        let requirements = DocumentationRule.requirements(in: [asked])
        #expect(requirements == ["put"])
        let given = planted("package func put(_ x: Int) {}\npackage func other() {}\n")
        #expect(DocumentationRule.findings(in: given, requirements: requirements).map(\.place.last) == ["2"])
    }

    @Test func aWalkWithoutOrderIsFound() {
        for text in [
            "for key in table.keys {", "let a = table.values.map(f)", "var t: [Int: String] = [:]\nfor (k, v) in t {",
            "let s: Set<Int> = []\nfor x in s where x > 1 {", "let s = Set(a)\nfor x in s {",
        ] { #expect(OrderRule.findings(in: planted(text)).count == 1, "\(text)") }
        for text in [
            "for key in table.keys.sorted() {", "let a = table.values.map(f).sorted()",
            "var t: [Int] = []\nfor x in t {",
            "let s = Set(a)\nfor x in s.sorted() {",
        ] { #expect(OrderRule.findings(in: planted(text)).isEmpty, "\(text)") }
    }

    @Test func anImportOutsideTheTableIsFound() {
        let manifest = TargetTable.inManifest("layer(\"Engine\", [\"Machines\"]),\nlayer(\n \"Source\", [])")
        let page = TargetTable.inArchitecture(
            """
            | target | may import | from the system | holds |
            | --- | --- | --- | --- |
            | `Engine` | Machines | – | x |
            | `Source` | – | Foundation in `Normal.swift` | y |
            """)
        #expect(ImportRule.disagreements(manifest: manifest, page: page).isEmpty)
        let found = { (text: String, path: String) in
            ImportRule.findings(in: planted(text, at: path), manifest: manifest, page: page).count
        }
        #expect(found("package import Machines\n", "Sources/Engine/A.swift") == 0)
        #expect(
            found("package import Source\nimport Foundation\nimport struct Glibc.x\n", "Sources/Engine/A.swift") == 3)
        #expect(found("import Foundation", "Sources/Source/Normal.swift") == 0)
        #expect(found("import Foundation", "Sources/Source/Other.swift") == 1)
        let fewer = TargetTable.inManifest("layer(\"Engine\", [])")
        #expect(ImportRule.disagreements(manifest: fewer, page: page).count == 2)
        let loose = [TargetRow(name: "Engine", imports: ["Machines"], system: ["Foundation"]), page[1]]
        #expect(ImportRule.disagreements(manifest: manifest, page: loose).count == 1)
    }

    @Test func aThingInTheWrongPlaceIsFound() {
        #expect(LayoutRule.findings(inPaths: ["README.md", ".ci/run", "Sources/Engine/Case.swift"]).isEmpty)
        #expect(LayoutRule.findings(inPaths: ["notes.txt"]).count == 1)
        #expect(LayoutRule.findings(inPaths: ["Sources/Engine/StringUtils.swift"]).count == 1)
        let folders = { LayoutRule.findings(targets: $0, sourceFolders: $1, testFolders: $2).count }
        #expect(folders(["A", "ATests"], ["A"], ["ATests"]) == 0)
        #expect(folders(["A", "ATests"], ["A"], []) == 1)
        #expect(folders(["A", "ATests"], ["A", "b"], ["ATests"]) == 1)
        #expect(folders(["A"], ["A"], []) == 1)
    }

    @Test func aWordThatStandsNowhereIsFound() {
        for word in LayoutRule.absentWords {
            #expect(LayoutRule.absentWords(in: "a\nb \(word)x\n", of: "a.md").map(\.place) == ["a.md:2"])
        }
        #expect(LayoutRule.absentWords(in: "network/ to-do", of: "a.md").isEmpty)
    }

    @Test func anOrphanedGoldenIsFound() {
        let goldens = ["Tests/A/Golden/x.txt", "Tests/A/Golden/many/y.txt"]
        let tests = ["check(at: \"Tests/A/Golden/x.txt\")", "Golden.cases(in: \"Tests/A/Golden/many\")"]
        #expect(GoldenRule.findings(goldens: goldens, tests: tests).isEmpty)
        #expect(GoldenRule.findings(goldens: goldens, tests: [tests[0]]).count == 1)
        #expect(GoldenRule.findings(goldens: ["Tests/A/Golden/ax.txt"], tests: tests).count == 1)
    }
}
