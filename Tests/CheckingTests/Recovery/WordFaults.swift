// Faults of keywords: misspelt, missing, doubled, run together, in the wrong order.

import Source
import Syntax

/// The kinds of this family.
let wordFaults: [FaultKind] = [
    FaultKind("misspelt word of a matter", ["M0202"], in: matterLines.union([.module, .attachment, .revoke])) {
        $0.misspell($0.first, &$1)
    },
    FaultKind("misspelt word of a level", ["M0202"], in: levelLines.union([.optional])) { $0.misspell($0.first, &$1) },
    FaultKind("misspelt declaration", ["M0201"], in: [.party, .office, .matter, .route]) {
        $0.misspell($0.first, &$1)
    },
    FaultKind("misspelt field", ["M0202"], in: [.field]) { $0.misspell($0.first, &$1) },
    FaultKind("misspelt word of an appraisal", ["M0202"], in: [.appraisalOffice, .undecided, .outcome, .publish]) {
        $0.misspell($0.first, &$1)
    },
    FaultKind("misspelt field type", ["M0302"], in: [.field]) { statement, dice in
        guard statement.keyword(.choice) == nil else { return nil }
        return statement.misspell(statement.token(in: .fieldType), &dice)
    },
    FaultKind("misspelt modifier", ["M0208"], in: [.field]) { $0.misspell($0.keyword(.optional), &$1) },
    FaultKind("misspelt to", ["M0203"], in: [.returning, .set]) { $0.misspell($0.keyword(.to), &$1) },
    FaultKind("misspelt else", ["M0203", "M0208"], in: [.require, .forbid]) { $0.misspell($0.keyword(.else), &$1) },
    FaultKind("misspelt with", ["M0208"], in: [.dispatch]) { $0.misspell($0.keyword(.with), &$1) },
    FaultKind("misspelt period", ["M0203"], in: [.period]) { $0.misspell($0.last, &$1) },
    FaultKind("misspelt unit of days", ["M0203"], in: [.within]) { $0.misspell($0.last, &$1) },
    FaultKind("capital letter", ["M0201", "M0202"], in: matterLines.union(levelLines).union(blockHeads)) {
        statement, _ in
        statement.change(statement.first) {
            $0.first?.isASCII == true ? $0.prefix(1).uppercased() + $0.dropFirst() : nil
        }
    },
    FaultKind("missing to", ["M0203"], in: [.returning, .set]) { statement, _ in
        statement.delete(statement.keyword(.to))
    },
    FaultKind("missing else", ["M0203"], in: [.require, .forbid]) { statement, _ in
        statement.delete(statement.keyword(.else))
    },
    FaultKind("missing with", ["M0208"], in: [.dispatch]) { statement, _ in
        statement.delete(statement.keyword(.with))
    },
    FaultKind("missing by", ["M0203"], in: [.target, .release]) { statement, _ in
        statement.delete(statement.keyword(.by))
    },
    FaultKind("missing from", ["M0203"], in: [.revoke]) { statement, _ in
        statement.delete(statement.keyword(.from))
    },
    FaultKind("missing up to", ["M0203", "M0208"], in: [.attachment, .reviewer]) { statement, _ in
        statement.delete(statement.keyword(.upTo))
    },
    FaultKind("missing of", ["M0203"], in: [.reviewer, .appraisalOffice]) { statement, _ in
        statement.delete(statement.keyword(.of))
    },
    FaultKind("missing at", ["M0208"], in: [.reviewer, .appraisalOffice]) { statement, _ in
        statement.delete(statement.keyword(.at))
    },
    FaultKind("missing module", ["M0203"], in: [.judge]) { statement, _ in
        statement.delete(statement.keyword(.module))
    },
    FaultKind("missing word at the beginning", ["M0202", "M0201"], in: [.reviewer, .category, .within, .returning]) {
        statement, _ in statement.delete(statement.first)
    },
    FaultKind("missing field type", ["M0203"], in: [.field]) { statement, _ in
        guard statement.keyword(.choice) == nil else { return nil }
        return statement.delete(statement.token(in: .fieldType))
    },
    FaultKind("doubled word", ["M0203", "M0208", "M0313"], in: matterLines.union(levelLines)) { statement, _ in
        statement.insert(" " + statement.text(statement.first), after: statement.first)
    },
    FaultKind("stray word", ["M0202"], in: matterLines.union(levelLines)) { statement, _ in
        statement.insert("then ", before: statement.first)
    },
    FaultKind("words run together", ["M0209", "M0202"], in: matterLines.union(levelLines)) { statement, _ in
        guard statement.tokens.count > 1, !statement.text(statement.first).utf8.allSatisfy({ $0 < 0x80 }) else {
            return nil
        }
        return statement.replace(statement.first, statement.text(statement.first) + "方案")
    },
    FaultKind("name and title swapped", ["M0203"], in: [.module, .level, .attachment, .outcome]) { statement, _ in
        guard let name = statement.token(in: .name), let title = statement.token(in: .title) else { return nil }
        let edits = [
            statement.replace(name, statement.text(title)), statement.replace(title, statement.text(name)),
        ]
        return Plan(edits: edits.compactMap { $0 }.flatMap(\.edits))
    },
    FaultKind("missing name", ["M0203"], in: [.module, .attachment, .field]) { statement, _ in
        statement.delete(statement.token(in: .name))
    },
    FaultKind("two statements on one line", ["M0208"], in: levelLines.union([.category, .applicant, .period])) {
        statement, _ in
        let tree = statement.node.tree
        let next = statement.last + 1
        guard statement.isAlone, next < tree.tokens.count, tree.tokens[next].kind == .word else { return nil }
        let gap = tree.trivia(beforeToken: next)
        guard tree.source.text(of: gap).allSatisfy(\.isWhitespace) else { return nil }
        return Plan(edits: [Edit(span: gap, text: " ")], alsoAt: [statement.line(of: next)])
    },
    FaultKind(
        "line broken behind its word", ["M0202", "M0203", "M0204"], in: [.category, .applicant, .within, .judge]
    ) {
        statement, _ in statement.insert("\n" + statement.indentation, after: statement.first)
    },
]
