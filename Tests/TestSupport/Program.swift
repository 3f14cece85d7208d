// Running a program to its end and keeping what it said. Conversations with a running program are in RunningProgram.

package import Foundation

/// A program on disk.
package struct Program: Sendable {
    /// Where the program lies.
    package let url: URL

    /// The program at a path, such as `/bin/echo`.
    package init(path: String) {
        url = URL(fileURLWithPath: path)
    }

    /// A product of this build, found beside the running test bundle and never built from here.
    ///
    /// Throws `NotBuilt` where it is not there.
    package static func built(_ name: String) throws -> Program {
        let bundle = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let place = bundle.deletingLastPathComponent().appendingPathComponent(name)
        guard FileManager.default.isExecutableFile(atPath: place.path) else {
            throw NotBuilt(description: "\(place.path) is not there; run swift build --build-tests")
        }
        return Program(path: place.path)
    }

    /// The product `zhuji` of this build.
    package static func zhuji() throws -> Program {
        try built("zhuji")
    }

    /// A product that this build has not made.
    package struct NotBuilt: Error, CustomStringConvertible {
        package let description: String
    }

    /// What a program left behind.
    package struct Outcome: Sendable, Equatable {
        /// What it wrote to standard output; bytes that are no UTF-8 are replaced.
        package var output: String
        /// What it wrote to standard error; bytes that are no UTF-8 are replaced.
        package var errors: String
        /// Its exit status; for a program ended by a signal 128 and the signal's number.
        package var status: Int32
        /// Whether it was killed because its time was up.
        package var timedOut: Bool

        package init(output: String, errors: String, status: Int32, timedOut: Bool = false) {
            self.output = output
            self.errors = errors
            self.status = status
            self.timedOut = timedOut
        }
    }

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - input: what it finds on standard input; nothing where left out.
    ///   - environment: variables set for it; nil among them removes one. Unless `inheriting`, it gets these alone.
    ///   - folder: its working directory; the package's root where left out.
    ///   - limitSeconds: the time after which it is killed.
    /// - Throws: where it cannot be started.
    package func run(
        _ arguments: [String], input: String = "", environment: [String: String?] = [:], inheriting: Bool = true,
        folder: URL? = nil, limitSeconds: Int = 60
    ) throws -> Outcome {
        // WHY: files and no pipes, so that no amount of output and no grandchild holding an end can hang the test.
        let streams = try TemporaryFolder()
        let inputFile = try streams.write(input, to: "input")
        let outputFile = try streams.write("", to: "output")
        let errorFile = try streams.write("", to: "errors")
        let input = try FileHandle(forReadingFrom: inputFile)
        let output = try FileHandle(forWritingTo: outputFile)
        let errors = try FileHandle(forWritingTo: errorFile)
        let child = try ChildProcess(
            url, arguments, environment: Self.environment(environment, inheriting: inheriting),
            folder: folder ?? Repository.root,
            ChildProcess.Streams(
                input: input.fileDescriptor, output: output.fileDescriptor, errors: errors.fileDescriptor))
        var status = child.wait(limitSeconds: limitSeconds)
        let timedOut = status == nil
        if timedOut {
            child.send(signal: SIGKILL)
            status = child.wait(limitSeconds: limitSeconds)
        }
        return Outcome(
            output: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self),
            status: status ?? -1, timedOut: timedOut)
    }

    static func environment(_ changes: [String: String?], inheriting: Bool) -> [String: String] {
        var variables = inheriting ? ProcessInfo.processInfo.environment : [:]
        // A child that a test kills must not stop to print where it was: it would hold its pipes open.
        if inheriting { variables["SWIFT_BACKTRACE"] = "enable=no" }
        for (name, value) in changes { variables[name] = value }
        return variables
    }
}
