// The words of a call: which benchmarks, how long, where the figures go. `make-store`, `stores` and `micro` have words
// of their own.

/// A call of the benchmarks.
struct BenchCall {
    var chosen = benchmarks
    var isQuick = false
    var stores: [String] = []
    /// A file for the JSON, `-` for standard output.
    var json: String?
    /// The JSON of an earlier run.
    var baseline: String?
    /// The page whose table is written anew, and the folder of its plots.
    var page: String?
    var plots: String?
    var commit = ""
    var swift = ""

    /// A ratio that got worse by more than this part of the old one fails the call.
    static let threshold = 0.25

    static let usage = """
        usage: zhuji-bench [--only NAME[,NAME…]] [--quick] [--stores FOLDER[,FOLDER…]] [--json FILE|-]
                           [--against BASELINE.json] [--page FILE --plots FOLDER] [--commit HASH] [--swift VERSION]
               zhuji-bench make-store CASES FOLDER
               zhuji-bench stores FOLDER…
               zhuji-bench micro NAME COUNT
        names: \(benchmarks.map(\.name).joined(separator: " "))
        micro: \(microRuns.map(\.name).joined(separator: " "))
        exit status: 0 done; 1 a ratio to a peer or limit got worse by more than \(Int(threshold * 100)) % against the
        baseline; 2 a fault of the call, or something could not be measured

        """

    /// Nil where the words are no call.
    init?(_ words: [String]) {
        var rest = words[...]
        while let option = rest.popFirst() {
            if option == "--quick" {
                isQuick = true
                continue
            }
            guard let value = rest.popFirst() else { return nil }
            switch option {
            case "--only":
                let names = value.split(separator: ",").map(String.init)
                chosen = benchmarks.filter { names.contains($0.name) }
                guard !names.isEmpty, Set(names).count == chosen.count else { return nil }
            case "--stores": stores = value.split(separator: ",").map(String.init)
            case "--json": json = value
            case "--against": baseline = value
            case "--page": page = value
            case "--plots": plots = value
            case "--commit": commit = value
            case "--swift": swift = value
            default: return nil
            }
        }
        guard (page == nil) == (plots == nil) else { return nil }
    }
}
