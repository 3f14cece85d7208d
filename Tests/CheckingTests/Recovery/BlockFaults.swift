// Faults of structure: statements left out, doubled, or in a block where they do not belong.

import Syntax

/// The kinds of this family.
let blockFaults: [FaultKind] = [
    FaultKind("reviewer left out", ["M0505"], in: [.reviewer]) { statement, _ in statement.drop() },
    FaultKind("approve left out", ["M0504"], in: [.approve]) { statement, _ in statement.drop() },
    FaultKind("category left out", ["M0501"], in: [.category]) { statement, _ in statement.drop() },
    FaultKind("office of an appraisal left out", ["M0501"], in: [.appraisalOffice]) { statement, _ in
        statement.drop()
    },
    FaultKind("publish left out", ["M0501"], in: [.publish]) { statement, _ in statement.drop() },
    FaultKind("statement twice", ["M0506"], in: [.category, .period, .reviewer, .judge, .approve, .within, .publish]) {
        statement, _ in statement.double()
    },
    FaultKind("statement of a level in a matter", ["M0202"], in: [.category, .applicant, .period]) { statement, _ in
        statement.addLine("reviewer target")
    },
    FaultKind("module in a level", ["M0202"], in: levelLines) { statement, _ in
        statement.addLine("module extra \"补充\" { field note \"说明\" text }")
    },
    FaultKind("field in a matter", ["M0202"], in: [.category, .applicant, .period]) { statement, _ in
        statement.addLine("field note \"说明\" text")
    },
    FaultKind("level in a module", ["M0202"], in: [.field]) { statement, _ in
        statement.outerKind == .module ? statement.addLine("judge every module") : nil
    },
    FaultKind("verb that does not exist", ["M0202"], in: levelLines) { statement, _ in
        statement.addLine("reject \"驳回\"")
    },
    FaultKind("effect in a level", ["M0202"], in: levelLines) { statement, _ in
        statement.addLine("set applicant.name to \"某\"")
    },
    FaultKind("modifier twice", ["M0506"], in: [.field]) { statement, _ in
        statement.keyword(.optional).flatMap { statement.insert(" optional", after: $0) }
    },
    FaultKind("modifier of another type", ["M0409"], in: [.field]) { statement, _ in
        guard statement.outerKind == .module, let type = statement.keyword(.text), statement.last == type else {
            return nil
        }
        return statement.insert(" range 1..5", after: type)
    },
    FaultKind("modifier of a party in a module", ["M0410"], in: [.field]) { statement, _ in
        guard statement.outerKind == .module, let type = statement.keyword(.text), statement.last == type else {
            return nil
        }
        return statement.insert(" unique", after: type)
    },
]
