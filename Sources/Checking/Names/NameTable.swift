// Names of one kind in one scope, found in constant time. What they stand for does not live here.

internal import Source

/// The names of one kind in one scope, each with its index and the place where it was first declared.
struct NameTable {
    /// Whether a declaration was so broken that its name may be missing here.
    var isIncomplete = false
    private var entries: [Entry] = []
    /// The place of each name among the entries, once there are many.
    private var places: [String: Int] = [:]

    /// WHY: most scopes have a handful of names, and comparing those is quicker than hashing one.
    private static let fewNames = 8

    private struct Entry {
        let name: String
        let index: Int
        let location: Location
    }

    /// The names in the order of their declaration.
    var names: [String] { entries.map(\.name) }

    /// The index of a name, if it was declared.
    subscript(name: String) -> Int? { place(of: name).map { entries[$0].index } }

    /// Where a name was first declared.
    func location(of name: String) -> Location? { place(of: name).map { entries[$0].location } }

    /// Declares a name for an index. Gives the place of the first declaration where the name was declared before.
    mutating func declare(_ name: String, as index: Int, at location: Location) -> Location? {
        if let first = place(of: name) { return entries[first].location }
        if entries.isEmpty { entries.reserveCapacity(4) }
        entries.append(Entry(name: name, index: index, location: location))
        if entries.count > Self.fewNames {
            if places.isEmpty {
                for (place, entry) in entries.enumerated() { places[entry.name] = place }
            } else {
                places[name] = entries.count - 1
            }
        }
        return nil
    }

    private func place(of name: String) -> Int? {
        if !places.isEmpty { return places[name] }
        for place in entries.indices where entries[place].name == name { return place }
        return nil
    }
}
