// The states that an exploration found, behind one face for states of one word and of two.

/// Found states, by number.
enum FoundStates {
    case narrow(Found<UInt64>)
    case wide(Found<UInt128>)

    var count: Int {
        switch self {
        case .narrow(let found): found.store.count
        case .wide(let found): found.store.count
        }
    }

    var sizeBytes: Int {
        switch self {
        case .narrow(let found): found.store.sizeBytes
        case .wide(let found): found.store.sizeBytes
        }
    }

    @inline(__always) func state(_ number: Int) -> Abstract {
        switch self {
        case .narrow(let found): found.state(number)
        case .wide(let found): found.state(number)
        }
    }

    /// The number of a state in its sorted form.
    @inline(__always) func number(ofSorted state: Abstract) -> Int? {
        switch self {
        case .narrow(let found): found.number(ofSorted: state)
        case .wide(let found): found.number(ofSorted: state)
        }
    }

    func makeShadows() -> Shadows {
        switch self {
        case .narrow(let found): found.makeShadows()
        case .wide(let found): found.makeShadows()
        }
    }
}

/// Found states of one word type.
struct Found<Word: StateWord> {
    let store: StateStore<Word>
    let parts: Parts<Word>
    let shades: Shades<Word>
    let returned: [StateStore<Word>?]
    let relation: Relation

    @inline(__always) func state(_ number: Int) -> Abstract { parts.unpack(store[number]) }
    @inline(__always) func number(ofSorted state: Abstract) -> Int? { store.number(of: parts.pack(state)) }
    @inline(__always) func makeShadows() -> Shadows {
        Shadows(of: store, returned: returned, shades, parts, relation)
    }
}
