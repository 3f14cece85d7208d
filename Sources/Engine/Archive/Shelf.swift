// A list of which a beginning may lie in an archive, and what has changed or come since lies over it. Where the archive
// reads from is not known here.

/// Elements that lie in an archive, by place from 0.
package protocol ShelfSource<Element>: Sendable {
    associatedtype Element: Sendable
    /// How many there are.
    var count: Int { get }
    /// The element of this place, which is below `count`.
    func element(at place: Int) -> Element
}

/// A list that grows at its end. What lies in an archive is read when it is asked for and kept once it was changed.
package struct Shelf<Element: Sendable>: RandomAccessCollection, Sendable {
    private let archived: (any ShelfSource<Element>)?
    /// How many elements lie in the archive.
    package let archivedCount: Int
    private var changed: [Int: Element] = [:]
    private var added: [Element] = []

    /// An empty list, or one of which all elements lie in an archive.
    package init(_ archived: (any ShelfSource<Element>)? = nil) {
        self.archived = archived
        archivedCount = archived?.count ?? 0
    }

    /// A list of these elements, none of them in an archive.
    package init(_ elements: [Element]) {
        self.init()
        added = elements
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { archivedCount + added.count }

    /// The element of this place, from the archive where it has not changed.
    package subscript(place: Int) -> Element {
        get {
            guard place < archivedCount, let archived else { return added[place - archivedCount] }
            return changed[place] ?? archived.element(at: place)
        }
        _modify {
            if place < archivedCount, let archived {
                yield &changed[place, default: archived.element(at: place)]
            } else {
                yield &added[place - archivedCount]
            }
        }
    }

    /// Lets `body` look at the element of this place where it lies.
    @inline(__always)
    func look<Result>(at place: Int, _ body: (borrowing Element) -> Result) -> Result {
        guard place < archivedCount else { return body(added[place - archivedCount]) }
        guard let archived else { return body(added[place]) }
        return body(changed[place] ?? archived.element(at: place))
    }

    /// Lets `body` change the element of this place where it lies.
    @inline(__always)
    mutating func change<Result>(at place: Int, _ body: (inout Element) -> Result) -> Result {
        // WHY: asked in this order, for to ask for the archive copies it.
        guard place < archivedCount else { return body(&added[place - archivedCount]) }
        guard let archived else { return body(&added[place]) }
        return body(&changed[place, default: archived.element(at: place)])
    }

    /// WHY: what the protocol would give is counted by walking, and finds out anew each time what the elements are.
    package var count: Int { endIndex }

    package mutating func append(_ element: Element) {
        added.append(element)
    }

    /// Whether the element lies in the archive as it is.
    package func isArchived(_ place: Int) -> Bool {
        place < archivedCount && changed[place] == nil
    }

    /// The places of the elements that do not lie in the archive as they are, ascending.
    package var placesOutsideArchive: [Int] {
        changed.keys.sorted() + Array(archivedCount..<endIndex)
    }
}

extension Shelf: Equatable where Element: Equatable {
    package static func == (left: Shelf, right: Shelf) -> Bool {
        left.elementsEqual(right)
    }
}
