// Properties that a rulebook states of the cases of one matter, as data. Where they are written, and how they are
// proved, does not live here; they are no part of a machine and of no hash.

/// A kind of deed in the life of a case.
package struct DeedPattern: Hashable, Sendable {
    package let verb: Verb
    /// The level at which it is done, by its index; nil: at any, or at none.
    package let level: Int?

    package init(verb: Verb, level: Int?) {
        self.verb = verb
        self.level = level
    }
}

/// A condition of a property.
package indirect enum PropertyTest: Hashable, Sendable {
    /// An expression of the property's own arena.
    case rule(ExpressionID)
    /// A dispatch attachment, by its index, goes with the case: it is there, or was there when the visit ended that the
    /// deed before ended.
    case attached(Int)
    /// The applicant's attachment, in any row of the module.
    case attachedInModule(module: Int, attachment: Int)
    case not(PropertyTest)
    case and([PropertyTest])
    case or([PropertyTest])
}

/// What must hold of every case of a matter.
package struct Property: Hashable, Sendable {
    /// The kinds of statements.
    package enum Form: Hashable, Sendable {
        /// Holds at every time, or directly after every such deed.
        case always(after: DeedPattern?, PropertyTest)
        /// Holds at no time, or directly after no such deed.
        case never(after: DeedPattern?, PropertyTest)
        /// The first is done only where the second was done before.
        case onlyAfter(DeedPattern, DeedPattern)
        /// From wherever a case stands before its end it can come to one of these states.
        case canReach([StateID])
    }

    /// The title of the property that the statement belongs to.
    package let title: String
    package let form: Form
    /// What the form's rules are made of.
    package let expressions: Expressions

    package init(title: String, form: Form, expressions: Expressions = Expressions()) {
        self.title = title
        self.form = form
        self.expressions = expressions
    }
}
