// The benchmarks: each figure beside a limit measured in the same run. `swift run -c release zhuji-bench` prints the
// table; `--only NAME` takes one benchmark. What is measured lives in one file a benchmark.

import Foundation

private func complain(_ text: String) {
    FileHandle.standardError.write(Data("zhuji-bench: \(text)\n".utf8))
}

private let words = Array(CommandLine.arguments.dropFirst())
if let verb = words.first, ["make-store", "stores"].contains(verb) {
    do {
        if verb == "make-store" {
            try makeStore(Array(words.dropFirst()))
        } else {
            print(Figure.heading)
            for figure in try storeFigures(Array(words.dropFirst())) { print(figure) }
        }
        exit(0)
    } catch {
        complain("\(error)")
        exit(2)
    }
}
guard let chosen = chosenBenchmarks(by: words) else {
    let names = benchmarks.map(\.name).joined(separator: "|")
    complain("usage: zhuji-bench [make-store CASES FOLDER|stores FOLDER…|--only \(names)]")
    exit(2)
}
private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("zhuji-bench-\(getpid())").path
private var failure: (any Error)?
do {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let road = try Road()
    print(Figure.heading)
    for benchmark in chosen {
        for figure in try benchmark.figures(road, folder) { print(figure) }
    }
} catch {
    failure = error
}
try? FileManager.default.removeItem(atPath: folder)
if let failure {
    complain("\(failure)")
    exit(2)
}
