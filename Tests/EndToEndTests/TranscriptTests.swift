// Plays every transcript of the repository, and tries the playing itself on the shell's own commands.

import Foundation
import TestSupport
import Testing

/// Fails where the transcript, played, does not read as it stands.
private func check(_ text: String, becomes expected: String? = nil) throws {
    var run = try TranscriptRun(programs: URL(fileURLWithPath: "/usr/bin"))
    let played = try run.play(Transcript(parsing: text)).text
    #expect(played == expected ?? text)
}

@Suite struct TranscriptTests {
    static let files = Repository.files(below: "Tests/EndToEndTests/Transcripts", suffix: ".transcript")

    @Test(arguments: files) func stands(_ path: String) throws {
        let programs = try Program.zhuji().url.deletingLastPathComponent()
        var run = try TranscriptRun(programs: programs)
        let played = try run.play(Transcript(parsing: try Repository.text(path)))
        Golden.check(played.text, at: path)
    }

    @Test func thereAreSome() {
        #expect(!Self.files.isEmpty)
    }

    @Test func whatIsSaidIsWrittenDown() throws {
        try check(
            "# A remark.\n$ echo hello; echo bad >&2; exit 3\n",
            becomes: "# A remark.\n$ echo hello; echo bad >&2; exit 3\nhello\n! bad\n? 3\n")
    }

    @Test func whatWasSaidBeforeIsReplaced() throws {
        try check("$ echo new\nold\n! old\n? 1\n", becomes: "$ echo new\nnew\n")
    }

    @Test func filesInputAndVariablesReachTheCommand() throws {
        try check(
            """
            @set FRUIT=a=b
            @copy LICENSE

            @file deep/one.txt
            inside

            last
            @end

            $ cat deep/one.txt; echo $FRUIT; cat
            < typed
            inside

            last
            a=b
            typed

            $ ls
            LICENSE
            deep

            """)
    }

    @Test func linesThatLookLikeAnotherKindAreGuarded() throws {
        try check("$ printf '$ x\\n# y\\n\\\\z\\n@file'\n\\$ x\n\\# y\n\\\\z\n\\@file\n\\c\n")
    }

    @Test func whatDiffersFromRunToRunIsNamed() throws {
        let hash = "$ echo x | sha256sum | cut -c1-64\n<hash>\n"
        let day = "$ TZ=UTC-8 date +%Y-%m-%d\n<today>\n"
        try check("$ pwd\n<folder>\n\n\(hash)\n\(day)\n$ date -u +%Y-%m-%dT%H:%M:%SZ\n<time>\n")
    }

    @Test func aFailedCommandDoesNotGoUnseen() throws {
        var run = try TranscriptRun(programs: URL(fileURLWithPath: "/usr/bin"))
        let text = "$ no-such-command\n"
        #expect(try run.play(Transcript(parsing: text)).text.contains("? 127"))
    }
}
