// Lines at the prompt: taken apart, completed, and carried out one after the other as a session. Nothing that is said
// acts on a terminal, every refusal has a code, and what was written is read again to the same end.

import Engine
import Source
import Storage

@testable import Sessions

nonisolated(unsafe) private let world = World()

/// One input of libFuzzer: the lines of a session.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let lines = bytes(start, count).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let (session, talk) = world.branch(lines.prefix(24).map { Array($0) })
    while let line = talk.next() {
        complete(line, in: session)
        talk.said = ""
        talk.told = ""
        let outcome = session.perform(line)
        expect(outcome != .failed, "the store is at fault: \(talk.told)")
        if outcome == .refused {
            expect(talk.told.contains(/\[[A-Z][0-9]{4}\]/), "a refusal has no code: \(talk.told)")
        }
        expectHarmless(talk.said)
        expectHarmless(talk.told)
        if outcome == .ended { break }
    }
    return 0
}

/// Asks what could stand at the end of the line and in its middle.
private func complete(_ line: [UInt8], in session: Session) {
    guard line.count < 200, let text = String(validating: line, as: UTF8.self) else { return }
    for cursor in [text.count, text.count / 2] {
        for completion in session.completions(text, cursor) {
            expect(completion.replacedCount <= cursor, "a completion takes more than there is")
        }
    }
}

/// Nothing in the text acts on a terminal or is not seen.
private func expectHarmless(_ text: String) {
    for scalar in text.unicodeScalars where scalar.value < 0x20 || scalar.value > 0x7E {
        switch scalar.properties.generalCategory {
        case .control where "\n\r\t".unicodeScalars.contains(scalar): continue
        case .control, .format, .lineSeparator, .paragraphSeparator:
            expect(scalar == "\u{FEFF}", "U+\(String(scalar.value, radix: 16)) is printed: \(text.debugDescription)")
        default: continue
        }
    }
}
