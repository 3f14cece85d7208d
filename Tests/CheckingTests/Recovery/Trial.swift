// One trial: a draft with faults planted, each with the lines where it may be told; and the figures of many.

import Source
import Syntax

/// A draft with planted faults.
struct Trial {
    /// A planted fault, with the lines of the broken text that belong to it.
    struct Fault {
        let kind: FaultKind
        let lines: Set<Int>
    }

    let text: String
    private(set) var faults: [Fault] = []

    /// Plants one to twenty faults, no two on one line.
    init(draft: Draft, seed: UInt64) {
        var dice = Dice(state: seed &* 7919 &+ 1)
        var planted: [(kind: FaultKind, plan: Plan, lines: Set<Int>)] = []
        var claimed: Set<Int> = []
        let wanted = 1 + Int(seed % 20)
        for _ in 0..<wanted * 8 where planted.count < wanted {
            let kind = FaultKind.all[dice.below(FaultKind.all.count)]
            let places = draft.statements.filter { kind.statements.contains($0.node.kind) }
            guard !places.isEmpty else { continue }
            let statement = places[dice.below(places.count)]
            guard let plan = kind.plant(statement, &dice) else { continue }
            let lines = statement.lines.union(plan.alsoAt)
            guard claimed.isDisjoint(with: lines) else { continue }
            claimed.formUnion(lines)
            planted.append((kind, plan, lines))
        }
        let edits = planted.flatMap(\.plan.edits).sorted { $0.span.start < $1.span.start }
        text = Self.apply(edits, to: draft.tree.source.bytes)
        let broken = SourceText(name: "draft.matter", text: text)
        let source = draft.tree.source
        faults = planted.map { fault in
            let lines = fault.lines.flatMap { line in
                let span = source.lineSpan(line)
                let first = Self.moved(Int(span.start), by: edits, isEnd: false)
                let last = Self.moved(Int(span.end), by: edits, isEnd: true)
                return broken.position(at: first).line...broken.position(at: last).line
            }
            return Fault(kind: fault.kind, lines: Set(lines))
        }
    }

    private static func apply(_ edits: [Edit], to bytes: [UInt8]) -> String {
        var changed: [UInt8] = []
        var place = 0
        for edit in edits where Int(edit.span.start) >= place {
            changed += bytes[place..<Int(edit.span.start)]
            changed += Array(edit.text.utf8)
            place = Int(edit.span.end)
        }
        return String(decoding: changed + bytes[place...], as: UTF8.self)
    }

    /// Where an offset of the draft lies in the broken text; as an end it lies behind what is put in there.
    private static func moved(_ offset: Int, by edits: [Edit], isEnd: Bool) -> Int {
        var moved = offset
        for edit in edits where isEnd ? Int(edit.span.start) <= offset : Int(edit.span.start) < offset {
            moved += edit.text.utf8.count - (Swift.min(Int(edit.span.end), offset) - Int(edit.span.start))
        }
        return moved
    }
}

/// What was found of what was planted.
struct Figures {
    /// The figures of one kind of fault.
    struct Kind {
        var planted = 0
        var found = 0
        /// Findings on its lines whose codes do not tell it.
        var beside = 0
    }

    private(set) var kinds: [String: Kind] = [:]
    private(set) var misses: [String] = []
    private(set) var strays: [String] = []
    /// Faults told more than twice.
    private(set) var repeats: [String] = []
    private var findings = 0
    private var trials = 0

    /// Planted faults that were found, in percent.
    var recallPercent: Double {
        let planted = kinds.values.reduce(0) { $0 + $1.planted }
        return 100 * Double(kinds.values.reduce(0) { $0 + $1.found }) / Double(Swift.max(planted, 1))
    }

    /// Findings that tell no fault, in percent of all findings.
    var falsePercent: Double { 100 * Double(strays.count) / Double(Swift.max(findings, 1)) }

    /// Holds the findings of a trial against its faults.
    mutating func add(_ trial: Trial, _ diagnostics: [Diagnostic]) {
        let source = SourceText(name: "draft.matter", text: trial.text)
        trials += 1
        findings += diagnostics.count
        var told = [Int](repeating: 0, count: trial.faults.count)
        var isFound = [Bool](repeating: false, count: trial.faults.count)
        for diagnostic in diagnostics {
            let line = source.position(at: Int(diagnostic.location.span.start)).line
            let owner = trial.faults.firstIndex { $0.lines.contains(line) }
            let words = "\(diagnostic.code.code) \(diagnostic.headline(in: .en)): \(source.lineText(line))"
            guard let owner else {
                strays.append(words)
                continue
            }
            told[owner] += 1
            let kind = trial.faults[owner].kind
            if kind.codes.contains(diagnostic.code.code) {
                isFound[owner] = true
            } else {
                strays.append("(\(kind.name)) " + words)
                kinds[kind.name, default: Kind()].beside += 1
            }
        }
        for (index, fault) in trial.faults.enumerated() {
            let lines = fault.lines.sorted().map { source.lineText($0).trimmingPrefix(while: \.isWhitespace) }.joined(
                separator: " / ")
            kinds[fault.kind.name, default: Kind()].planted += 1
            if isFound[index] {
                kinds[fault.kind.name]?.found += 1
            } else {
                misses.append("\(fault.kind.name): \(lines)")
            }
            if told[index] > 2 { repeats.append("\(fault.kind.name): \(lines)") }
        }
    }

    /// Each fault that was missed or told more than twice, and each finding that is false.
    var details: [String] {
        misses.map { "missed " + $0 } + strays.map { "false " + $0 } + repeats.map { "repeated " + $0 }
    }

    /// The figures of each kind and in sum.
    var table: String {
        let rows = kinds.sorted { $0.key < $1.key }.map { name, kind in
            "  \(kind.found)/\(kind.planted) found, \(kind.beside) beside: \(name)"
        }
        let planted = kinds.values.reduce(0) { $0 + $1.planted }
        let sum =
            "recovery: \(trials) rulebooks, \(kinds.count) kinds, \(planted) faults, "
            + "\(tenths(recallPercent)) % found, \(tenths(falsePercent)) % of \(findings) findings false, "
            + "\(repeats.count) faults told more than twice"
        return (rows + [sum]).joined(separator: "\n")
    }

    private func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
