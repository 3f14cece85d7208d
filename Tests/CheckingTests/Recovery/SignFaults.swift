// Faults of signs: braces, quotation marks, commas, full-width and Chinese punctuation, characters that are not seen.

import Source
import Syntax

/// The kinds of this family.
let signFaults: [FaultKind] = [
    FaultKind("missing opening brace", ["M0203"], in: blockHeads) { statement, _ in
        statement.closing == nil ? nil : statement.delete(statement.last)
    },
    FaultKind("missing closing brace", ["M0205"], in: [.party, .matter, .module, .level, .appraisal]) { statement, _ in
        guard let closing = statement.closing, statement.line(of: closing) > statement.line(of: statement.last) else {
            return nil
        }
        let span = statement.node.tree.span(ofToken: closing)
        return Plan(edits: [Edit(span: span, text: "")], alsoAt: [statement.line(of: closing)])
    },
    FaultKind("closing brace too many", ["M0207"], in: [.module, .level, .matter]) { statement, _ in
        guard let closing = statement.closing, statement.line(of: closing) > statement.line(of: statement.last) else {
            return nil
        }
        let end = statement.node.tree.tokens[closing].end
        return Plan(
            edits: [Edit(span: Span(start: end, end: end), text: "\n" + statement.indentation + "}")],
            alsoAt: [statement.line(of: closing)])
    },
    FaultKind("missing opening quote", ["M0113", "M0202", "M0203", "M0208"], in: levelLines.union([.category])) {
        statement, _ in statement.change(statement.token(.string)) { String($0.dropFirst()) }
    },
    FaultKind("missing closing quote", ["M0113"], in: matterLines.union(levelLines).union([.module, .level])) {
        statement, _ in statement.change(statement.token(.string)) { String($0.dropLast()) }
    },
    FaultKind("quote of another width", ["M0113"], in: [.approve, .category, .terminate]) { statement, _ in
        statement.change(statement.token(.string)) { String($0.dropLast()) + "”" }
    },
    FaultKind("single quotes", ["M0106"], in: [.approve, .category, .terminate, .publish]) { statement, _ in
        statement.change(statement.token(.string)) { "'" + $0.dropFirst().dropLast() + "'" }
    },
    FaultKind("book-title marks", ["M0106"], in: [.approve, .category, .terminate, .publish]) { statement, _ in
        statement.change(statement.token(.string)) { "《" + $0.dropFirst().dropLast() + "》" }
    },
    FaultKind("missing comma", ["M0208"], in: [.returning, .attachment, .revoke]) { statement, _ in
        statement.delete(statement.token(.comma))
    },
    FaultKind("doubled comma", ["M0203"], in: [.returning, .attachment, .revoke]) { statement, _ in
        statement.insert(" ,", after: statement.token(.comma))
    },
    FaultKind("comma at the end", ["M0203", "M0208"], in: [.returning, .revoke, .judge]) { statement, _ in
        statement.isAlone ? statement.insert(",", after: statement.last) : nil
    },
    FaultKind("enumeration comma", ["M0111"], in: [.returning, .attachment, .revoke]) { statement, _ in
        statement.replace(statement.token(.comma), "、")
    },
    FaultKind("full stop at the end", ["M0111"], in: matterLines.union(levelLines)) { statement, _ in
        statement.insert("。", after: statement.last)
    },
    FaultKind("full stop in a path", ["M0111"], in: [.reviewer, .require, .forbid]) { statement, _ in
        statement.replace(statement.token(.dot), "。")
    },
    FaultKind("colon behind a word", ["M0203", "M0204", "M0208"], in: matterLines.union(levelLines)) { statement, _ in
        statement.insert("：", after: statement.first)
    },
    FaultKind("equals sign behind a word", ["M0106"], in: [.category, .applicant, .period, .reviewer]) {
        statement, _ in statement.insert(" =", after: statement.first)
    },
    FaultKind("comment by slashes", ["M0106"], in: matterLines.union(levelLines)) { statement, _ in
        statement.addLine("// 说明")
    },
    FaultKind("direction-changing character", ["M0108"], in: matterLines.union(levelLines)) { statement, _ in
        statement.insert("\u{202E}", after: statement.first)
    },
    FaultKind("zero-width space", ["M0109"], in: matterLines.union(levelLines)) { statement, _ in
        statement.insert(" \u{200B}", after: statement.first)
    },
    FaultKind("no-break space", ["M0109"], in: matterLines.union(levelLines)) { statement, _ in
        statement.insert("\u{A0}", after: statement.first)
    },
    FaultKind("name not composed", ["M0107"], in: [.field]) { statement, _ in
        statement.addLine("field cafe\u{301}\(statement.first) \"别称\" text optional")
    },
    FaultKind("invisible character in a text", ["M0110"], in: [.approve, .category, .terminate]) { statement, _ in
        statement.change(statement.token(.string)) { String($0.dropLast()) + "\u{200B}\"" }
    },
    FaultKind("unknown escape", ["M0114"], in: [.approve, .category, .terminate]) { statement, _ in
        statement.change(statement.token(.string)) { String($0.dropLast()) + "\\q\"" }
    },
    FaultKind("character without meaning", ["M0106"], in: matterLines.union(levelLines)) { statement, _ in
        statement.insert(" @", after: statement.last)
    },
    FaultKind("comma and or mixed", ["M0211"], in: [.dispatch]) { statement, _ in
        guard let joint = statement.keyword(.or), let name = statement.lastName else { return nil }
        return statement.insert(", " + statement.text(joint - 1), after: name)
    },
]
