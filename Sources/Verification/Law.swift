// The laws that every machine is held to, each a code with its words in both languages, and what was found against
// them. How they are tried does not live here.

package import Machines

/// A law, or a remark; braces name the facts of a finding.
package struct Law: Hashable, Sendable {
    /// A sentence in both languages.
    package struct Words: Hashable, Sendable {
        package let zh: String
        package let en: String

        package init(zh: String, en: String) {
            self.zh = zh
            self.en = en
        }
    }

    /// `V0101`.
    package let id: String
    /// A remark is worth knowing and violates nothing.
    package let isRemark: Bool
    /// What is the matter.
    package let reason: Words
    /// What would cure it.
    package let cure: Words
    /// The law itself, in a few words.
    package let title: Words

    init(_ id: String, isRemark: Bool = false, title: Words, reason: Words, cure: Words) {
        self.id = id
        self.isRemark = isRemark
        self.title = title
        self.reason = reason
        self.cure = cure
    }

    /// Every law, ascending by id.
    package static let all: [Law] = reachingLaws + keepingLaws + propertyLaws
}

/// Something that was found against a law.
package struct Finding: Hashable, Sendable {
    /// What it is about.
    package enum Place: Hashable, Sendable {
        case state(StateID)
        /// A row of the machine, by its index.
        case row(Int)
        /// A verb with its pick in a state.
        case decision(StateID, Verb, Pick)
        /// The application, which nobody can make.
        case application
        /// A property, by its index among those that were given, and the deed of it that never happens.
        case property(Int, DeedPattern?)
    }

    package let law: Law
    package let place: Place
    /// The shortest way that shows it; nil where no way does, because something can not be.
    package let trace: Trace?

    package init(_ law: Law, at place: Place, trace: Trace? = nil) {
        self.law = law
        self.place = place
        self.trace = trace
    }

    /// The property that it is about, by its index; nil where it is about none.
    package var property: Int? {
        if case .property(let index, _) = place { index } else { nil }
    }
}
