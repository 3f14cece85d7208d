// swift-tools-version: 6.2
// The targets of Zhuji and what each may import. The table in Docs/Architecture.md says the same; a test holds them
// together.

import PackageDescription

let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

// What digests need to use the processor's own instructions, where the kind of processor may have them.
#if arch(x86_64)
let digesting = ["-O", "-Xcc", "-msha", "-DSHA256_INSTRUCTIONS"]
#else
let digesting = ["-O"]
#endif

/// A layer of the product: a library target under `Sources/`.
func layer(_ name: String, _ imports: [String], settings: [SwiftSetting] = []) -> Target {
    .target(name: name, dependencies: imports.map { .byName(name: $0) }, swiftSettings: house + settings)
}

/// An executable of the product.
func program(_ name: String, _ imports: [String]) -> Target {
    .executableTarget(name: name, dependencies: imports.map { .byName(name: $0) }, swiftSettings: house)
}

/// The tests of a target, under `Tests/`; `data` names folders there that are not compiled.
func tests(_ name: String, _ imports: [String], data: [String] = []) -> Target {
    .testTarget(name: name, dependencies: imports.map { .byName(name: $0) }, exclude: data, swiftSettings: house)
}

let package = Package(
    name: "Zhuji",
    products: [.executable(name: "zhuji", targets: ["zhuji"])],
    targets: [
        layer("Source", []),
        layer("Syntax", ["Source"]),
        layer("Formatting", ["Source", "Syntax"]),
        layer("Checking", ["Source", "Syntax"]),
        layer("Machines", []),
        layer("Digests", [], settings: [.unsafeFlags(digesting)]),
        layer("Compilation", ["Source", "Checking", "Machines", "Digests"]),
        layer("Engine", ["Machines"]),
        layer("Linking", []),
        layer("Storage", ["Machines", "Engine", "Digests", "Linking"]),
        layer("Verification", ["Machines"]),
        layer(
            "Scenarios",
            ["Source", "Syntax", "Formatting", "Checking", "Machines", "Compilation", "Engine", "Verification"]),
        layer(
            "Reporting",
            ["Source", "Syntax", "Checking", "Machines", "Compilation", "Engine", "Verification", "Scenarios"]),
        layer(
            "LanguageServer",
            ["Source", "Syntax", "Formatting", "Checking", "Machines", "Compilation", "Scenarios", "Reporting"]),
        layer("Prompting", ["Source", "Reporting"]),
        layer(
            "Sessions",
            [
                "Source", "Syntax", "Checking", "Machines", "Compilation", "Engine", "Storage", "Scenarios",
                "Reporting", "Digests",
            ]),
        layer("Remote", ["Machines", "Engine", "Storage", "Digests", "Linking"]),
        layer("Measuring", []),
        layer("Playground", ["Machines", "Engine", "Storage", "Digests"]),
        program(
            "zhuji",
            [
                "Source", "Syntax", "Formatting", "Checking", "Machines", "Compilation", "Engine", "Storage",
                "Verification", "Scenarios", "Reporting", "LanguageServer", "Prompting", "Sessions", "Playground",
                "Linking", "Remote",
            ]),
        program("zhuji-etcd", ["Linking"]),
        program(
            "zhuji-bench",
            [
                "Source", "Syntax", "Formatting", "Checking", "Machines", "Compilation", "Engine", "Storage",
                "Verification", "Scenarios", "Sessions", "Playground", "Digests", "Measuring", "Linking", "Remote",
            ]),
        program(
            "zhuji-trials", ["Source", "Machines", "Compilation", "Engine", "Storage", "Sessions", "Digests"]),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: house),
        tests("SourceTests", ["Source", "TestSupport"]),
        tests("SyntaxTests", ["Source", "Syntax", "TestSupport"]),
        tests(
            "FormattingTests", ["Source", "Syntax", "Formatting", "TestSupport"], data: ["Golden"]),
        tests("CheckingTests", ["Source", "Syntax", "Checking", "TestSupport"]),
        tests("MachinesTests", ["Machines", "TestSupport"]),
        tests("DigestsTests", ["Digests", "TestSupport"]),
        tests(
            "CompilationTests", ["Source", "Syntax", "Checking", "Machines", "Compilation", "TestSupport"],
            data: ["Golden"]),
        tests(
            "EngineTests", ["Source", "Syntax", "Checking", "Machines", "Compilation", "Engine", "TestSupport"]),
        tests(
            "VerificationTests",
            [
                "Source", "Syntax", "Checking", "Machines", "Compilation", "Engine", "Verification", "Playground",
                "TestSupport",
            ]),
        tests(
            "ScenariosTests",
            [
                "Source", "Syntax", "Formatting", "Checking", "Machines", "Compilation", "Engine", "Verification",
                "Scenarios", "TestSupport",
            ]),
        tests(
            "StorageTests", ["Machines", "Engine", "Digests", "Storage", "TestSupport"],
            data: ["Golden", "Formats"]),
        tests(
            "ReportingTests",
            [
                "Source", "Syntax", "Checking", "Machines", "Compilation", "Engine", "Verification", "Scenarios",
                "Reporting", "Playground", "TestSupport",
            ],
            data: ["Golden"]),
        tests(
            "LanguageServerTests", ["Source", "Syntax", "Formatting", "Checking", "LanguageServer", "TestSupport"]),
        tests("PromptingTests", ["Source", "Reporting", "Prompting", "TestSupport"]),
        tests(
            "SessionsTests",
            [
                "Source", "Syntax", "Checking", "Machines", "Compilation", "Engine", "Storage", "Scenarios", "Sessions",
                "Digests", "TestSupport",
            ],
            data: ["Golden"]),
        tests("LinkingTests", ["Linking", "TestSupport"]),
        tests("RemoteTests", ["Engine", "Machines", "Digests", "Linking", "Storage", "Remote", "TestSupport"]),
        tests("PlaygroundTests", ["Source", "Machines", "Engine", "Storage", "Sessions", "Playground", "TestSupport"]),
        tests("MeasuringTests", ["Measuring", "TestSupport"]),
        tests("HouseTests", ["Source", "Syntax", "Formatting", "Machines", "Engine", "Sessions", "TestSupport"]),
        tests("EndToEndTests", ["TestSupport"], data: ["Golden", "Transcripts"]),
    ]
)
