// Faults of names: unknown, misspelt where they are used, declared twice, returned to where no case can go.

import Syntax

/// The kinds of this family.
let nameFaults: [FaultKind] = [
    FaultKind("unknown party", ["M0301"], in: [.applicant]) { statement, _ in
        statement.replace(statement.last, "nobody")
    },
    FaultKind("misspelt field of a path", ["M0303"], in: [.reviewer, .require, .forbid, .appraisalOffice]) {
        statement, dice in
        guard let dot = statement.token(.dot) else { return nil }
        return statement.misspell(dot + 1, &dice)
    },
    FaultKind("unknown beginning of a path", ["M0313"], in: [.reviewer, .require, .forbid]) { statement, _ in
        guard let dot = statement.token(.dot), statement.node.tree.tokens[dot - 1].isKeyword else { return nil }
        return statement.replace(dot - 1, "somebody")
    },
    FaultKind("misspelt office", ["M0304"], in: [.reviewer, .appraisalOffice]) { statement, dice in
        statement.keyword(.at).flatMap { statement.misspell($0 - 1, &dice) }
    },
    FaultKind("misspelt tier", ["M0305"], in: [.reviewer, .appraisalOffice]) { statement, dice in
        statement.keyword(.at).flatMap { statement.misspell($0 + 1, &dice) }
    },
    FaultKind("unknown matter", ["M0306"], in: matterLines) { statement, _ in
        statement.addLine("forbid applicant has open no-such-matter else \"另有在办的申报\"")
    },
    FaultKind("misspelt route", ["M0307"], in: [.routeUse]) { statement, dice in
        statement.misspell(statement.token(in: .name), &dice)
    },
    FaultKind("unknown module", ["M0308"], in: [.judge]) { statement, _ in
        guard let module = statement.keyword(.module) else { return nil }
        return Plan(
            edits: (statement.delete(module)?.edits ?? [])
                + (statement.replace(module - 1, "no-such-module")?.edits ?? []))
    },
    FaultKind("misspelt level", ["M0309"], in: [.returning]) { statement, dice in
        guard statement.token(.comma) != nil else { return nil }
        return statement.misspell(statement.lastName, &dice)
    },
    FaultKind("unknown outcome", ["M0310"], in: [.on]) { statement, _ in
        statement.replace(statement.token(in: .stateReference), "agreed")
    },
    FaultKind("misspelt attachment", ["M0311"], in: [.dispatch]) { statement, dice in
        statement.misspell(statement.lastName, &dice)
    },
    FaultKind("unknown choice", ["M0312"], in: matterLines) { statement, _ in
        guard statement.outerKind == .matter, statement.applicant == "unit" else { return nil }
        return statement.addLine("forbid applicant.kind is 合伙企业 else \"合伙企业不在此申报\"")
    },
    FaultKind("unknown state", ["M0314"], in: [.revoke]) { statement, _ in
        statement.replace(statement.token(in: .stateReference), "lost")
    },
    FaultKind("field declared twice", ["M0316"], in: [.field]) { statement, _ in statement.double() },
    FaultKind("attachment declared twice", ["M0316"], in: [.attachment]) { statement, _ in statement.double() },
    FaultKind("return to a later level", ["M0508"], in: [.returning]) { statement, _ in
        guard statement.token(.comma) == nil, let level = statement.laterLevel else { return nil }
        return statement.insert(", " + level, after: statement.last)
    },
    FaultKind("return target twice", ["M0509"], in: [.returning]) { statement, _ in
        statement.lastName.flatMap { statement.insert(", " + statement.text($0), after: $0) }
    },
    FaultKind("target by a field that is not unique", ["M0522"], in: [.target]) { statement, _ in
        statement.replace(statement.last, "name")
    },
    FaultKind("release by another", ["M0523"], in: [.release]) { statement, _ in
        statement.keyword(.applicant).flatMap { statement.replace($0, "target") }
    },
    FaultKind("missing title", ["M0515"], in: [.module, .level, .outcome, .attachment, .field]) { statement, _ in
        guard let title = statement.token(in: .title), statement.node.child(.title)?.tokenRange.lowerBound == title
        else { return nil }
        return statement.delete(title)
    },
]

extension Statement {
    /// The name of the party that its matter is for.
    fileprivate var applicant: String? {
        let tree = node.tree
        let matter = tree.root.children.first {
            $0.kind == .matter && $0.tokenRange.contains(tokens.lowerBound)
        }
        return matter?.child(.applicant)?.child(.name).map { tree.text(ofToken: $0.tokenRange.lowerBound) }
    }

    /// The name of the level behind its own in the same matter or route.
    fileprivate var laterLevel: String? {
        let tree = node.tree
        let road = tree.root.children.first { $0.tokenRange.contains(tokens.lowerBound) }
        let next = road?.children.first { $0.kind == .level && $0.tokenRange.lowerBound > tokens.upperBound }
        return next?.child(.name).map { tree.text(ofToken: $0.tokenRange.lowerBound) }
    }
}
