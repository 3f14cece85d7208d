// The answers that a case keeps and that are asked for after the submission, or by a property: each is a cell of the
// abstract state with finitely many values. A matter that asks for none has no cells.

import Machines

/// One retained answer.
struct Cell {
    let fact: Fact
    let module: Int
    /// What the cell may hold; a new case holds the first.
    let values: [Value]
    let shift: Int
    let bits: Int
}

/// All retained answers of a machine.
struct Cells {
    private(set) var all: [Cell] = []

    /// The whole width.
    var bits: Int { all.last.map { $0.shift + $0.bits } ?? 0 }

    /// The modules that hold one.
    var modules: ModuleSet { ModuleSet(all.map(\.module)) }

    /// The cells of the answers that these demands read. `others` are demands that the values must also tell apart.
    init(for demands: [Demand], others: [Demand], _ model: WorldModel) {
        let hints = Hints(of: demands + others, model)
        var seen: Set<Fact> = []
        for fact in demands.flatMap({ $0.facts(in: model.arenas) }) where seen.insert(fact).inserted {
            guard let module = fact.module else { continue }
            var values = model.candidates(for: fact, hints[fact], today: WorldModel.ordinaryDay)
            if let first = values.firstIndex(where: { fact.isInitial($0, in: model.machine) }) {
                values.swapAt(0, first)
            }
            let width = Layout.bits(for: values.count)
            all.append(Cell(fact: fact, module: module, values: values, shift: bits, bits: width))
        }
    }

    /// The answers that the packed cells hold.
    func answers(_ packed: UInt64) -> [Fact: Value] {
        var answers: [Fact: Value] = [:]
        for cell in all { answers[cell.fact] = cell.values[place(of: cell, in: packed)] }
        return answers
    }

    /// Every way to fill the cells of these modules, the others left as they are.
    func fillings(of modules: ModuleSet, from packed: UInt64) -> [UInt64] {
        var fillings = [packed]
        for cell in all where modules.contains(cell.module) {
            let mask: UInt64 = ((1 << UInt64(cell.bits)) - 1) << UInt64(cell.shift)
            fillings = fillings.flatMap { filling in
                cell.values.indices.map { filling & ~mask | UInt64($0) << UInt64(cell.shift) }
            }
        }
        return fillings
    }

    private func place(of cell: Cell, in packed: UInt64) -> Int {
        min(Int(packed >> UInt64(cell.shift) & ((1 << UInt64(cell.bits)) - 1)), cell.values.count - 1)
    }
}

extension Fact {
    /// The module whose answer it is; nil for any other fact.
    var module: Int? {
        switch self {
        case .answer(let module, _), .rows(let module): module
        case .today, .year, .path, .inChain, .openCase, .yearsSinceOutcome: nil
        }
    }

    /// Whether a case begins with the value.
    fileprivate func isInitial(_ value: Value, in machine: Machine) -> Bool {
        guard case .rows(let module) = self else { return value == .unset }
        return value == .whole(machine.modules[module].rows == nil ? 1 : 0)
    }
}
