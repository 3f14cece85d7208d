// The rules of the house, held over the whole repository. That each rule finds what it should is in PlantedFaultTests.

import Foundation
import TestSupport
import Testing

/// Fails with every finding on a line of its own.
private func check(_ findings: [Finding]) {
    let shown = findings.map(\.description).joined(separator: "\n")
    #expect(findings.isEmpty, "\(findings.count) faults:\n\(shown)")
}

@Suite struct HouseTests {
    @Test func filesFunctionsAndLinesKeepTheirLimits() {
        check(SourceFile.all.flatMap(SizeRules.findings))
    }

    @Test func noBannedWordStandsInTheCode() {
        check(SourceFile.all.flatMap(BannedWords.findings))
    }

    @Test func wordingsAreInTheirLanguage() {
        check(SourceFile.all.flatMap(WordsRule.findings))
    }

    @Test func everyFileSaysWhatLivesThere() {
        check(SourceFile.all.flatMap(HeaderRule.findings))
        check(HeaderRule.repetitions(in: SourceFile.all))
    }

    @Test func whatOtherTargetsSeeIsDocumented() {
        let requirements = DocumentationRule.requirements(in: SourceFile.all)
        check(SourceFile.all.flatMap { DocumentationRule.findings(in: $0, requirements: requirements) })
    }

    @Test func nothingUnorderedReachesAnOutput() {
        check(SourceFile.all.flatMap(OrderRule.findings))
    }

    @Test func importsAreThoseOfTheTable() throws {
        let manifest = TargetTable.inManifest(try Repository.text("Package.swift"))
        let page = TargetTable.inArchitecture(try Repository.text("Docs/Architecture.md"))
        check(ImportRule.disagreements(manifest: manifest, page: page))
        check(SourceFile.all.flatMap { ImportRule.findings(in: $0, manifest: manifest, page: page) })
    }

    @Test func everythingLiesWhereItBelongs() throws {
        check(LayoutRule.findings(inPaths: try Self.paths()))
        let targets = TargetTable.inManifest(try Repository.text("Package.swift")).map(\.name)
        let tests = Self.folders(in: "Tests").filter { $0 != "Outside" && $0 != "Peers" }
        check(LayoutRule.findings(targets: targets, sourceFolders: Self.folders(in: "Sources"), testFolders: tests))
    }

    @Test func someWordsStandNowhere() throws {
        check(
            try Self.paths().flatMap { path in
                (try? Repository.text(path)).map { LayoutRule.absentWords(in: $0, of: path) } ?? []
            })
    }

    @Test func noGoldenFileIsOrphaned() {
        let goldens = Repository.files(below: "Tests").filter { $0.contains("/Golden/") }
        let tests = SourceFile.all.filter { !$0.isSource }.map { $0.lines.joined(separator: "\n") }
        check(GoldenRule.findings(goldens: goldens, tests: tests))
    }

    @Test func theFormatterAgrees() throws {
        let outcome = try Self.lint(["Package.swift", "Sources", "Tests"])
        #expect(outcome.status == 0, "swift format -i -r Package.swift Sources Tests mends this:\n\(outcome.errors)")
    }

    @Test func theFormatterDisagreesWithAPlantedFault() throws {
        let folder = try TemporaryFolder()
        try folder.write("let a   = 1;\n", to: "Planted.swift")
        let outcome = try Self.lint(["--configuration", Repository.url(".swift-format").path, folder.path])
        #expect(outcome.status == 1)
    }

    private static func lint(_ arguments: [String]) throws -> Program.Outcome {
        let lint = ["swift", "format", "lint", "--strict", "--recursive"]
        return try Program(path: "/usr/bin/env").run(lint + arguments, limitSeconds: 300)
    }

    /// The files that belong to the repository: those of the checkout, or of the folder where it is none.
    private static func paths() throws -> [String] {
        let list = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        let outcome = try Program(path: "/usr/bin/env").run(list)
        let listed = outcome.output.split(separator: "\0").map(String.init)
        let there = listed.filter { FileManager.default.fileExists(atPath: Repository.url($0).path) }
        return outcome.status == 0 && !there.isEmpty ? there : Repository.files(below: "")
    }

    private static func folders(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: Repository.url(folder).path)) ?? []
        return names.filter { name in
            !name.hasPrefix(".") && !Repository.files(below: "\(folder)/\(name)").isEmpty
        }.sorted()
    }
}
