// A refusal: which rule refused, the facts of it, and who could do it instead.
// Its words are the code's; how they are laid out lives in renderers.

package import Machines

/// Something with a name for the prompt and a title for readers.
package struct Term: Hashable, Sendable {
    package let name: String
    package let title: String

    package init(name: String, title: String) {
        self.name = name
        self.title = title
    }
}

/// A fact that a refusal's words mention.
package enum RefusalArgument: Hashable, Sendable {
    case text(String)
    case number(Int)
    case term(Term)
    case terms([Term])
    case party(PartyID)
    case `case`(CaseID)
    case verb(Verb)
}

/// A command that was not carried out.
package struct Refusal: Error, Hashable, Sendable {
    /// A fact under the name that the code's words use.
    package struct Fact: Hashable, Sendable {
        package let name: String
        package let argument: RefusalArgument
    }

    package let code: RefusalCode
    package var facts: [Fact] = []
    /// The parties that could do it, where some could.
    package var able: [PartyID] = []
    /// The condition of the rulebook that refused, by its index in the machine.
    package var condition: Int?

    package init(_ code: RefusalCode, able: [PartyID] = []) {
        self.code = code
        self.able = able
    }

    /// The refusal with one more fact.
    package func with(_ name: String, _ argument: RefusalArgument) -> Refusal {
        var refusal = self
        refusal.facts.append(Fact(name: name, argument: argument))
        return refusal
    }

    /// The argument under this name, or nil.
    package func argument(_ name: String) -> RefusalArgument? {
        facts.first { $0.name == name }?.argument
    }
}

/// A refusal's code with its words, of which there is one. Braces name the facts: `{modules}`.
package final class RefusalCode: Hashable, Sendable {
    /// A sentence in both languages.
    package struct Words: Hashable, Sendable {
        package let zh: String
        package let en: String

        package init(zh: String, en: String) {
            self.zh = zh
            self.en = en
        }
    }

    /// `R0207`.
    package let id: String
    /// What was refused and why.
    package let reason: Words
    /// What would cure it.
    package let cure: Words
    /// What is said in place of the cure where there is nothing to choose from; nil: the cure serves.
    package let cureWithoutChoices: Words?

    init(_ id: String, zh: String, en: String, cureZh: String, cureEn: String, withoutChoices: Words? = nil) {
        self.id = id
        reason = Words(zh: zh, en: en)
        cure = Words(zh: cureZh, en: cureEn)
        cureWithoutChoices = withoutChoices
    }

    package static func == (left: RefusalCode, right: RefusalCode) -> Bool { left.id == right.id }

    package func hash(into hasher: inout Hasher) { hasher.combine(id) }

    /// Every code that the engine refuses with, ascending by id.
    package static let all: [RefusalCode] =
        (callCodes + stateCodes + opinionCodes + authorityCodes + applyingCodes + answerCodes + routeCodes
        + dispatchCodes
        + resultCodes + registrationCodes + accountCodes).sorted { $0.id < $1.id }
}
