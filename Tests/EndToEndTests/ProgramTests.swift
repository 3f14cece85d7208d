// Trials of the tools in TestSupport that run programs and keep folders. The product's own programs are not tried here.

import Foundation
import TestSupport
import Testing

@Suite struct ProgramTests {
    private let shell = Program(path: "/bin/sh")

    @Test func outputErrorsAndStatusAreKeptApart() throws {
        let outcome = try shell.run(["-c", "cat; echo bad >&2; exit 3"], input: "good\n")
        #expect(outcome == Program.Outcome(output: "good\n", errors: "bad\n", status: 3))
    }

    @Test func aMegabyteOnBothStreamsDoesNotHang() throws {
        let outcome = try shell.run(["-c", "head -c 1000000 /dev/zero; head -c 1000000 /dev/zero >&2"])
        #expect(outcome.output.utf8.count == 1_000_000)
        #expect(outcome.errors.utf8.count == 1_000_000)
    }

    @Test func theEnvironmentIsAddedToOrReplaced() throws {
        let added = try shell.run(["-c", "echo $FRUIT-${HOME:-none}"], environment: ["FRUIT": "pear", "HOME": nil])
        #expect(added.output == "pear-none\n")
        let alone = try Program(path: "/usr/bin/env").run([], environment: ["FRUIT": "pear"], inheriting: false)
        #expect(alone.output == "FRUIT=pear\n")
    }

    @Test func aProgramThatDoesNotEndIsKilled() throws {
        let outcome = try shell.run(["-c", "exec sleep 600"], limitSeconds: 1)
        #expect(outcome.timedOut)
        #expect(outcome.status == 137)
    }

    @Test func theWorkingDirectoryIsTheOneGiven() throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "deep/name.txt")
        #expect(try shell.run(["-c", "pwd; ls deep"], folder: folder.url).output == "\(folder.path)\nname.txt\n")
    }

    @Test func aTemporaryFolderGoesWithItsLastReference() throws {
        var folder: TemporaryFolder? = try TemporaryFolder()
        let path = try #require(folder?.path)
        #expect(FileManager.default.fileExists(atPath: path))
        folder = nil
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func theProductIsFoundBesideTheTests() throws {
        #expect(FileManager.default.isExecutableFile(atPath: try Program.zhuji().url.path))
        #expect(throws: Program.NotBuilt.self) { try Program.built("no-such-product") }
    }
}
