// The closed list of verbs: what can be done with a case, under one name in language, prompt, scenario and journal.

/// What somebody does with a case. The raw value is the English word that rulebooks, prompts and journals use.
package enum Verb: String, Hashable, Sendable, CaseIterable {
    case apply
    case fill
    case attach
    case detach
    case submit
    case judge
    case approve
    case `return`
    case terminate
    case recall
    case dispatch
    case record
    case publish
    case revoke
    case release
}
