// Faults of values: numbers, sizes, dates, bounds and periods.

import Syntax

/// The kinds of this family.
let valueFaults: [FaultKind] = [
    FaultKind("full-width digits", ["M0112"], in: [.within, .attachment, .module, .reviewer]) { statement, _ in
        statement.change(statement.token(.number)) { digits in
            String(
                String.UnicodeScalarView(digits.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
        }
    },
    FaultKind("too many decimals", ["M0115"], in: [.within, .attachment]) { statement, _ in
        statement.change(statement.token(.number)) { $0 + ".123456" }
    },
    FaultKind("number out of all bounds", ["M0115"], in: [.within, .attachment, .module]) { statement, _ in
        statement.change(statement.token(.number)) { $0 + "00000000000000000000" }
    },
    FaultKind("no days at all", ["M0525"], in: [.within]) { statement, _ in
        statement.replace(statement.token(.number), "0")
    },
    FaultKind("number of days missing", ["M0203"], in: [.within]) { statement, _ in
        statement.delete(statement.token(.number))
    },
    FaultKind("unit of days missing", ["M0203"], in: [.within]) { statement, _ in statement.delete(statement.last) },
    FaultKind("number in words", ["M0203"], in: [.within, .attachment]) { statement, _ in
        statement.replace(statement.token(.number), "二十")
    },
    FaultKind("wrong unit of size", ["M0203"], in: [.attachment]) { statement, _ in
        statement.change(statement.token(.number).map { $0 + 1 }) { _ in "兆" }
    },
    FaultKind("unit of size missing", ["M0203"], in: [.attachment]) { statement, _ in
        statement.delete(statement.token(.number).map { $0 + 1 })
    },
    FaultKind("size left out", ["M0501"], in: [.attachment]) { statement, _ in
        guard let start = statement.keyword(.upTo) else { return nil }
        return Plan(edits: (start...start + 2).compactMap { statement.delete($0) }.flatMap(\.edits))
    },
    FaultKind("bounds reversed", ["M0411"], in: [.module, .field]) { statement, _ in
        guard let low = statement.token(in: .bounds), statement.text(low) != statement.text(low + 2) else {
            return nil
        }
        let edits = [
            statement.replace(low, statement.text(low + 2)), statement.replace(low + 2, statement.text(low)),
        ]
        return Plan(edits: edits.compactMap { $0 }.flatMap(\.edits))
    },
    FaultKind("bounds with another sign", ["M0203", "M0116", "M0106"], in: [.module, .field]) { statement, dice in
        statement.replace(statement.token(.dotDot), ["~", "-", " to ", "."][dice.below(4)])
    },
    FaultKind("bound that is negative", ["M0412"], in: [.module]) { statement, _ in
        statement.replace(statement.token(in: .bounds), "-1")
    },
    FaultKind("upper bound missing", ["M0203"], in: [.module]) { statement, _ in
        statement.delete(statement.token(.dotDot).map { $0 + 1 })
    },
    FaultKind("date that is not in the calendar", ["M0116"], in: matterLines) { statement, dice in
        let date = ["2025-02-30", "2025-13-01", "2025-6-31", "2025-00-10"][dice.below(4)]
        return statement.addMatterLine("warn today > \(date) \"已过申报日期\"")
    },
    FaultKind("date with other signs", ["M0115", "M0106", "M0203", "M0208"], in: matterLines) { statement, dice in
        let date = ["2025/06/30", "2025.06.30", "2025年6月30日"][dice.below(3)]
        return statement.addMatterLine("warn today > \(date) \"已过申报日期\"")
    },
    FaultKind("period reversed", ["M0526"], in: [.period]) { statement, _ in
        statement.addLine("opens 2025-12-31 to 2025-01-01")
    },
    FaultKind("period without its end", ["M0203"], in: [.period]) { statement, _ in
        statement.addLine("opens 2025-01-01")
    },
    FaultKind("size without file types", ["M0501"], in: [.attachment]) { statement, _ in
        guard let end = statement.keyword(.upTo), let title = statement.token(in: .title), end > title + 1 else {
            return nil
        }
        return Plan(edits: (title + 1..<end).compactMap { statement.delete($0) }.flatMap(\.edits))
    },
]
