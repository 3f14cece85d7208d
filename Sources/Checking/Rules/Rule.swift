// The rules of structure, one a file, each a function from what was resolved to findings. A new rule is a new file and
// a line here.

internal import Source
internal import Syntax

/// What a rule looks at. Parties, offices and matters have the same indexes in all lists.
struct RuleContext {
    let rulebook: Rulebook
    let declared: Declarations
    let matters: [MatterHead]
    let damage: Damage
    let trees: [SyntaxTree]
}

/// A rule of structure.
typealias Rule = @Sendable (RuleContext, inout Findings) -> Void

/// Every rule of structure, but for `unusedDeclarations`, which wants the whole text.
let allRules: [Rule] = [
    repeatedStatements, missingStatements, missingTitles, machineLimits, returnTargets, fieldWriters, clearedFields,
    unguardedReads, sharedTitles, officeTiers, decidedConditions, contradictoryConditions, unreachedLevels,
    decidedFields, earlyPrefills, waysBack, repeatedTitles, repeatedNames, lookAlikeNames,
]
