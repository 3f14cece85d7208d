// The benchmarks: each figure beside a limit measured in the same run. `swift run -c release zhuji-bench` prints the
// table. What is measured lives in one file a benchmark.

import Foundation

let folder = FileManager.default.temporaryDirectory.appendingPathComponent("zhuji-bench-\(getpid())").path
var failure: (any Error)?
do {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let road = try Road()
    print(Figure.heading)
    for figure in transitionFigures(road) { print(figure) }
    for figure in try commitFigures(road, in: folder) { print(figure) }
    for figure in try replayFigures(road, in: folder) { print(figure) }
    for figure in try startFigures(road, in: folder) { print(figure) }
} catch {
    failure = error
}
try? FileManager.default.removeItem(atPath: folder)
if let failure {
    FileHandle.standardError.write(Data("zhuji-bench: \(failure)\n".utf8))
    exit(2)
}
