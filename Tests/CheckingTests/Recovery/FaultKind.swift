// A kind of fault, and the table of all kinds. The rows stand in the files of their families.

import Syntax

/// A kind of fault: where and how it is planted, and which findings tell it.
struct FaultKind: Sendable {
    let name: String
    /// The codes whose message says what is wrong here.
    let codes: Set<String>
    /// The kinds of statement that can have it.
    let statements: Set<NodeKind>
    /// The changes that plant it in a statement; nothing where it does not fit.
    let plant: @Sendable (Statement, inout Dice) -> Plan?

    init(
        _ name: String, _ codes: Set<String>, in statements: Set<NodeKind>,
        _ plant: @escaping @Sendable (Statement, inout Dice) -> Plan?
    ) {
        self.name = name
        self.codes = codes
        self.statements = statements
        self.plant = plant
    }

    /// Every kind.
    static let all = wordFaults + signFaults + nameFaults + valueFaults + conditionFaults + blockFaults
}

/// The statements of a matter that take one line.
let matterLines: Set<NodeKind> = [.category, .applicant, .period, .require, .forbid, .warn]

/// The statements of a level that take one line.
let levelLines: Set<NodeKind> = [.reviewer, .judge, .approve, .returning, .terminate, .recall, .dispatch, .within]

/// The statements that have a block.
let blockHeads: Set<NodeKind> = [.party, .matter, .route, .module, .level, .appraisal, .release]
