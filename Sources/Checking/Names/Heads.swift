// What other declarations must know of a declaration before its inside is resolved: its names and the types of fields.

internal import Source
internal import Syntax

/// A field by name and type.
struct FieldHead {
    let syntax: FieldSyntax
    let name: String
    /// Where the name stands.
    let location: Location
    /// Nothing where the type is unknown and has been reported.
    let type: ValueType?
}

/// The fields of a party, module or outcome.
struct FieldList {
    var heads: [FieldHead] = []
    var names = NameTable()
}

/// A module by name and fields.
struct ModuleHead {
    let syntax: ModuleSyntax
    let name: NameSyntax
    let fields: FieldList
}

/// An outcome of an appraisal by name and fields.
struct OutcomeHead {
    let syntax: OutcomeSyntax
    let name: NameSyntax
    let fields: FieldList
}

/// A level of a matter's road, from the matter itself or from a route.
struct LevelHead {
    let syntax: LevelSyntax
    let name: NameSyntax
}

/// A dispatch attachment of a matter.
struct AttachmentHead {
    let syntax: AttachmentSyntax
    let name: NameSyntax
}

/// What `target` means in a matter.
enum TargetHead {
    /// The matter declares none.
    case absent
    /// It is declared, but what is wrong with it has been reported.
    case unknown
    case party(Int)
}

/// A matter by everything in it that has a name.
///
/// WHY: it is looked at again and again, and each copy would count a reference for each of its lists.
final class MatterHead {
    // INVARIANT: it is written while the resolver puts it together, before anybody else has it.
    let syntax: MatterSyntax
    let name: NameSyntax
    /// What findings call it; a route that no matter uses is looked at as if it were one.
    let thing: Thing
    var applicant: Int?
    var target = TargetHead.absent
    var modules: [ModuleHead] = []
    var moduleNames = NameTable()
    var attachments: [AttachmentHead] = []
    var attachmentNames = NameTable()
    var levels: [LevelHead] = []
    var levelNames = NameTable()
    /// Levels of its routes that it leaves out: a return to one of them is no mistake, it falls away.
    var leftOut: Set<String> = []
    var outcomes: [OutcomeHead] = []
    /// The appraisal's outcomes; without an appraisal only `approved`.
    var outcomeNames = NameTable()

    init(syntax: MatterSyntax, name: NameSyntax, thing: Thing = .matter) {
        self.syntax = syntax
        self.name = name
        self.thing = thing
    }
}
