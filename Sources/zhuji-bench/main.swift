// The program: runs the benchmarks that the call names, each beside limits and peers of the same run, and puts the
// figures where the call says. What is measured lives in one file a benchmark.

import Foundation
import Measuring

private func complain(_ text: String) {
    FileHandle.standardError.write(Data("zhuji-bench: \(text)\n".utf8))
}

private let words = Array(CommandLine.arguments.dropFirst())
do {
    switch words.first {
    case "make-store": try makeStore(Array(words.dropFirst()))
    case "stores": print(FigureTable(try storeFigures(Array(words.dropFirst()))).text, terminator: "")
    case "hold": try hold(Array(words.dropFirst()))
    case "peak": try peak(Array(words.dropFirst()))
    case "micro": try microRun(Array(words.dropFirst()))
    default:
        guard let call = BenchCall(words) else {
            FileHandle.standardError.write(Data(BenchCall.usage.utf8))
            exit(2)
        }
        exit(try runBenchmarks(call) ? 0 : 1)
    }
} catch {
    complain("\(error)")
    exit(2)
}
