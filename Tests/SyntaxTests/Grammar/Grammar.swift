// Reads the grammar of Docs/Language.md into a tree of forms. Sentences and their recognition do not live here.

/// A grammar: productions by name, each a form; every form has a number.
struct Grammar {
    /// What a form is made of.
    indirect enum Form {
        /// A keyword in its English spelling, or a sign.
        case word(String)
        /// A class of tokens, such as `NAME`, without some words.
        case token(String, except: [String])
        case production(String)
        case sequence([Int])
        case choice([Int])
        case option(Int)
        case repetition(Int)
    }

    private(set) var forms: [Form] = []
    private(set) var productions: [String: Int] = [:]
    private(set) var names: [String] = []
    /// How deep a sentence of each form must nest at least.
    private(set) var depths: [Int] = []

    /// Reads productions such as `a = "b" [ c ]`; a production goes on while lines are set in.
    init(_ text: String) {
        var pieces: [(name: String, words: [String])] = []
        for line in text.split(separator: "\n") {
            var words = Self.words(of: line)
            if line.first != " ", words.count > 2, words[1] == "=" {
                pieces.append((words[0], []))
                words.removeFirst(2)
            }
            if !pieces.isEmpty { pieces[pieces.count - 1].words += words }
        }
        for piece in pieces {
            var rest = piece.words[...]
            productions[piece.name] = choice(&rest)
            names.append(piece.name)
            if !rest.isEmpty { names.append("unread: " + rest.joined(separator: " ")) }
        }
        measure()
    }

    private static func words(of line: Substring) -> [String] {
        var words: [String] = []
        var rest = line.drop { $0 == " " }
        while let first = rest.first {
            var end = rest.firstIndex(of: " ") ?? rest.endIndex
            if first == "\"", let close = rest.dropFirst().firstIndex(of: "\"") { end = rest.index(after: close) }
            words.append(String(rest[..<end]))
            rest = rest[end...].drop { $0 == " " }
        }
        return words
    }

    private mutating func add(_ form: Form) -> Int {
        forms.append(form)
        return forms.count - 1
    }

    private mutating func choice(_ rest: inout ArraySlice<String>) -> Int {
        var branches = [sequence(&rest)]
        while rest.first == "|" {
            rest.removeFirst()
            branches.append(sequence(&rest))
        }
        return branches.count == 1 ? branches[0] : add(.choice(branches))
    }

    private mutating func sequence(_ rest: inout ArraySlice<String>) -> Int {
        var parts: [Int] = []
        while let word = rest.first, !["|", ")", "]", "}"].contains(word) { parts.append(part(&rest)) }
        return parts.count == 1 ? parts[0] : add(.sequence(parts))
    }

    private mutating func part(_ rest: inout ArraySlice<String>) -> Int {
        let word = rest.removeFirst()
        switch word {
        case "(", "[", "{":
            let inner = choice(&rest)
            rest = rest.dropFirst()
            return word == "(" ? inner : add(word == "[" ? .option(inner) : .repetition(inner))
        case _ where word.hasPrefix("\""): return add(.word(String(word.dropFirst().dropLast())))
        case _ where word.allSatisfy(\.isUppercase):
            var except: [String] = []
            if rest.first == "-" {
                let end = rest.firstIndex(of: ")") ?? rest.endIndex
                except = rest[..<end].filter { $0.hasPrefix("\"") }.map { String($0.dropFirst().dropLast()) }
                rest = rest[end...].dropFirst()
            }
            return add(.token(word, except: except))
        default: return add(.production(word))
        }
    }

    private mutating func measure() {
        depths = [Int](repeating: 1000, count: forms.count)
        var isChanged = true
        while isChanged {
            isChanged = false
            for (index, form) in forms.enumerated() {
                let depth = depth(of: form)
                if depth < depths[index] { (depths[index], isChanged) = (depth, true) }
            }
        }
    }

    private func depth(of form: Form) -> Int {
        switch form {
        case .word, .token, .option, .repetition: 0
        case .production(let name): productions[name].map { depths[$0] + 1 } ?? 1000
        case .sequence(let parts): parts.map { depths[$0] }.max() ?? 0
        case .choice(let branches): branches.map { depths[$0] }.min() ?? 1000
        }
    }
}
