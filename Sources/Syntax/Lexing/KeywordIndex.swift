// Finds the keyword that a word spells by its bytes. The spellings themselves are the table in `Keyword.swift`.

/// An open-addressing table from spellings of one word to keywords, and the keywords of several words.
struct KeywordIndex: Sendable {
    /// A keyword of several English words.
    struct Compound: Sendable {
        let keyword: UInt8
        /// Its words among the words of all compounds.
        let words: Range<Int>
        let firstByte: UInt8
    }

    /// The one table.
    static let shared = KeywordIndex()

    /// The greatest length in bytes of a word that can be a keyword.
    static let longestWord = 16

    /// The keywords of several words, longest first.
    let compounds: [Compound]
    /// The words of all compounds, one after another, and where each ends.
    let compoundBytes: [UInt8]
    let compoundEnds: [Int]

    private let slots: [UInt16]
    private let bytes: [UInt8]
    private let starts: [UInt16]
    private let keywords: [UInt8]
    /// For each first letter `a`…`z`, whether a compound begins with it.
    private let compoundLetters: UInt32

    /// One step of the hash over a word's bytes.
    @inline(__always)
    static func hash(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 16_777_619 }

    /// The hash of no bytes.
    static let emptyHash: UInt32 = 2_166_136_261

    private init() {
        var compounds: [(keyword: UInt8, words: [[UInt8]])] = []
        var slots = [UInt16](repeating: 0, count: 1024)
        var bytes: [UInt8] = []
        var starts: [UInt16] = [0]
        var keywords: [UInt8] = []
        var letters: UInt32 = 0
        for row in Keyword.spellings {
            let words = row.english.split(separator: " ").map { Array($0.utf8) }
            if words.count > 1 {
                compounds.append((row.keyword.rawValue, words))
                letters |= 1 << UInt32(words[0][0] & 0x1F)
            }
            for word in words.count > 1 ? [row.chinese] : [row.english, row.chinese] {
                var hash = Self.emptyHash
                for byte in word.utf8 { hash = Self.hash(hash, byte) }
                var slot = Self.slot(hash)
                while slots[slot] != 0 { slot = (slot + 1) & 1023 }
                keywords.append(row.keyword.rawValue)
                bytes += Array(word.utf8)
                starts.append(UInt16(clamping: bytes.count))
                slots[slot] = UInt16(clamping: keywords.count)
            }
        }
        var (flat, ends): ([UInt8], [Int]) = ([], [])
        self.compounds = compounds.sorted { $0.words.count > $1.words.count }.map { keyword, words in
            let first = ends.count
            for word in words {
                flat += word
                ends.append(flat.count)
            }
            return Compound(keyword: keyword, words: first..<ends.count, firstByte: words[0][0])
        }
        compoundBytes = flat
        compoundEnds = ends
        self.compoundLetters = letters
        self.slots = slots
        self.bytes = bytes
        self.starts = starts
        self.keywords = keywords
    }

    /// The keyword spelt by these bytes, or 0.
    @inline(__always)
    func keyword(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, hash: UInt32) -> UInt8 {
        var slot = Self.slot(hash)
        while true {
            let entry = Int(slots[slot])
            if entry == 0 { return 0 }
            if matches(entry - 1, text, range) { return keywords[entry - 1] }
            slot = (slot + 1) & 1023
        }
    }

    /// Whether a keyword of several words may begin with this letter.
    @inline(__always)
    func mayBeginCompound(_ letter: UInt8) -> Bool { compoundLetters & (1 << UInt32(letter & 0x1F)) != 0 }

    @inline(__always)
    private static func slot(_ hash: UInt32) -> Int { Int((hash ^ (hash >> 15)) & 1023) }

    @inline(__always)
    private func matches(_ entry: Int, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        let start = Int(starts[entry])
        guard Int(starts[entry + 1]) - start == range.count else { return false }
        for offset in 0..<range.count where bytes[start + offset] != text[range.lowerBound + offset] { return false }
        return true
    }
}
