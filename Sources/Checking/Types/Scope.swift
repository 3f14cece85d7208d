// What names mean at a place: where paths can begin. The walk along a path does not live here.

/// The names that an expression can read.
struct Scope {
    /// The kind of party that `applicant` means; nothing where that is unknown and has been reported.
    var applicant: Int?
    var target = TargetHead.absent
    /// The matter whose modules can be read.
    var matter: Int?
    /// The module whose fields can be read by their bare names.
    var module: Int?
    /// Whether bare names are fields of the applicant, which is the party itself.
    var hasBareFields = false

    /// The scope inside a party or an office of that party.
    static func party(_ index: Int?) -> Scope { Scope(applicant: index, hasBareFields: true) }
}

extension Resolver {
    /// The scope inside a matter, or inside one of its modules.
    func scope(ofMatter index: Int, module: Int? = nil) -> Scope {
        Scope(applicant: matters[index].applicant, target: matters[index].target, matter: index, module: module)
    }

    /// Whether a declaration was so broken that a name with which a path can begin may be missing.
    func isIncomplete(_ scope: Scope) -> Bool {
        if let matter = scope.matter {
            let module = scope.module.map { matters[matter].modules[$0].fields.names.isIncomplete } ?? false
            return module || matters[matter].moduleNames.isIncomplete
        }
        return scope.hasBareFields && scope.applicant.map { parties[$0].names.isIncomplete } ?? true
    }

    /// The names with which a path can begin, the keywords in the spelling `applicant` and `target`.
    func beginnings(in scope: Scope) -> [String] {
        var names: [String] = []
        if let matter = scope.matter {
            if let module = scope.module { names += matters[matter].modules[module].fields.names.names }
            names += matters[matter].moduleNames.names
        }
        if scope.hasBareFields, let party = scope.applicant { names += parties[party].names.names }
        return names
    }
}
