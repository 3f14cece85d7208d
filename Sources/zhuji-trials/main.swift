// The program of the trials: `zhuji-trials list` tells which there are, `zhuji-trials NAME… [--long]` runs some. It
// ends with 1 where a promise was broken. What is promised stands in Docs/Reliability.md.

import Glibc

private let words = Array(CommandLine.arguments.dropFirst())
if words == ["list"] {
    for trial in trials { print("\(trial.name): \(trial.about)") }
    exit(0)
}
if words == ["numbers"] {
    answerNumbers()
    exit(0)
}
if words == ["digests"] {
    answerDigests()
    exit(0)
}
guard let call = TrialCall(words) else {
    print(TrialCall.usage)
    exit(2)
}
private let chosen = call.names.map { name in trials.first { $0.name == name } }
guard !chosen.contains(where: { $0 == nil }) else {
    print(TrialCall.usage)
    exit(2)
}
private var areKept = true
for trial in chosen.compactMap({ $0 }) where !runTrial(trial, call) { areKept = false }
exit(areKept ? 0 : 1)
