// What is found about migrations, as text and for programs: what goes wrong for cases that may come up, and what was
// looked at. Plans show the same beside what they say of a store's cases.

package import Engine
package import Source

/// A migration that was held to every case of an old matter.
package struct ProvedMigration: Sendable {
    package let old: Term
    package let new: Term
    /// The states of the old machine, and the different ones to which they move.
    package let oldCount: Int
    package let movedCount: Int
    package let faults: [MigrationFault]

    package init(old: Term, new: Term, oldCount: Int, movedCount: Int, faults: [MigrationFault]) {
        self.old = old
        self.new = new
        self.oldCount = oldCount
        self.movedCount = movedCount
        self.faults = faults
    }
}

/// The migrations as lines, each ended.
package func migrationText(_ migrations: [ProvedMigration], in language: Language, ink: Ink = .plain) -> String {
    let words = PlanWords(language)
    if migrations.isEmpty {
        return words.words("没有迁移涉及原来的规则\n", "no migration concerns the earlier rulebook\n")
    }
    return migrations.map { migration in
        let way = words.words(
            "迁移 \(words.term(migration.old)) 到 \(words.term(migration.new))",
            "migrate \(words.term(migration.old)) to \(words.term(migration.new))")
        if migration.faults.isEmpty {
            return ink.paint(way, as: .heading)
                + words.words(
                    "  \(migration.oldCount) 个状态的办件都能转入，转入后有 \(migration.movedCount) 种情形\n",
                    "  right for cases in all \(migration.oldCount) states; they move to \(migration.movedCount)\n")
        }
        let count = migration.faults.count
        return ink.paint(way, as: .heading)
            + ink.paint(
                words.words("  不成立：\(count) 处", "  fails in \(count) \(count == 1 ? "way" : "ways")"), as: .error)
            + "\n"
            + words.lines(of: migration.faults)
    }.joined()
}

/// The migrations for programs.
package func migrationJSON(_ migrations: [ProvedMigration], in language: Language) -> OrderedJSON {
    let words = PlanWords(language)
    return .array(
        migrations.map { migration in
            [
                "matter": .string(migration.old.name), "to": .string(migration.new.name),
                "states": .integer(migration.oldCount), "moved": .integer(migration.movedCount),
                "faults": .array(migration.faults.map { json($0, words) }),
            ]
        })
}

extension PlanWords {
    /// What migrations would do wrong, each with the states, the reason and, once for each reason, a session.
    func lines(of faults: [MigrationFault]) -> String {
        var text = ""
        for (place, fault) in faults.enumerated() {
            text += "  \(term(fault.matter))  \(way(of: fault))\n"
            text += "    \(Obstacle.Kind.unproven.id) \(reason(fault))\n"
            // One session shows what goes wrong; that of each state is in the other forms.
            if faults[..<place].contains(where: { $0.reason == fault.reason }) { continue }
            text += fault.session.map { "      \(printable($0))\n" }.joined()
        }
        return text
    }
}

func json(_ fault: MigrationFault, _ words: PlanWords) -> OrderedJSON {
    var law: OrderedJSON?
    var reasons: OrderedJSON?
    switch fault.reason {
    case .stranded(let obstacles): reasons = .array(obstacles.map { json($0, words) })
    case .breaks(let code, _): law = code.map { .string($0) }
    case .unexplored: break
    }
    return [
        "code": .string(Obstacle.Kind.unproven.id), "matter": .string(fault.matter.name),
        "state": fault.state.map { .string($0.name) }, "to": fault.target.map { .string($0.name) }, "law": law,
        "reasons": reasons, "message": .string(words.reason(fault)), "session": .strings(fault.session),
    ]
}
