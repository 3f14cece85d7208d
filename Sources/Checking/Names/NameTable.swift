// Names of one kind in one scope, found in constant time. What they stand for does not live here.

internal import Source

/// The names of one kind in one scope, each with its index and the place where it was first declared.
struct NameTable {
    /// The names in the order of their declaration.
    private(set) var names: [String] = []
    /// Whether a declaration was so broken that its name may be missing here.
    var isIncomplete = false
    private var entries: [String: (index: Int, location: Location)] = [:]

    /// The index of a name, if it was declared.
    subscript(name: String) -> Int? { entries[name]?.index }

    /// Where a name was first declared.
    func location(of name: String) -> Location? { entries[name]?.location }

    /// Declares a name for an index. Gives the place of the first declaration where the name was declared before.
    mutating func declare(_ name: String, as index: Int, at location: Location) -> Location? {
        if let first = entries[name] { return first.location }
        entries[name] = (index, location)
        names.append(name)
        return nil
    }
}
