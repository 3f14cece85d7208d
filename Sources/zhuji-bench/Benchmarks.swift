// The benchmarks by name. What each measures lives in one file a benchmark.

import Measuring

/// A benchmark: its name, and what measures it. The road is made once, for those that drive it.
typealias Benchmark = (name: String, figures: @Sendable (Road, Bench) throws -> [Figure])

/// All benchmarks, in the order of the table. Figures whose making takes many minutes are under `prompt` alone.
let benchmarks: [Benchmark] = [
    ("transitions", { _, bench in try liveCaseFigures(bench) }),
    ("memory", { _, bench in try memoryFigures(bench) }),
    ("commands", { road, bench in transitionFigures(road, bench) }),
    ("commits", { road, bench in try commitFigures(road, bench) }),
    ("contention", { _, bench in try contentionFigures(bench) }),
    ("replay", { road, bench in try replayFigures(road, bench) }),
    ("start", { road, bench in try startFigures(road, bench) }),
    ("lists", { _, bench in try listFigures(bench) }),
    ("prompt", { _, bench in try promptFigures(bench) }),
    ("verify", { _, bench in try verifyFigures(bench) }),
    ("front-end", { _, bench in try frontEndFigures(bench) }),
    ("editor", { _, bench in try keystrokeFigures(bench) }),
    ("engine", { road, bench in try engineFigures(road, bench) }),
]
