// What enters a session from the executable: the clock, chance, files and the two streams. No rule of the domain
// lives here.

package import Engine
package import Reporting

/// What a session needs of the world outside, as values.
package struct Environment {
    /// The moment now.
    package var now: () -> Moment
    /// A random name of this session: 1 to 64 letters, digits or hyphens in ASCII.
    package var sessionID: String
    /// The content of a file that a user names: a regular file, no symbolic link, of at most so many bytes.
    package var readFile: (_ path: String, _ limitBytes: Int64) throws(Failure) -> [UInt8]
    /// Writes a file whole or not at all; unless `replaces`, one that is there is refused. `ready` is called when it
    /// has appeared under its name, and may still call it off: then what was there before is there again.
    package var writeFile: FileWriter
    /// Refuses what `writeFile` would refuse; writes nothing.
    package var expectWritable: (_ path: String, _ replaces: Bool) throws(Failure) -> Void
    /// Takes a text for standard output, line ends included.
    package var say: (String) -> Void
    /// Takes a text for standard error, line ends included.
    package var tell: (String) -> Void
    /// Asks whoever sits at the terminal, or takes the next line of standard input where nobody does; nil: nobody
    /// answers, and whatever asked changes nothing. A secret is asked for without echo, and of a terminal only.
    /// Commands ask through `Session.ask`, which knows of files that are played.
    package var ask: (_ question: String, _ isSecret: Bool) -> String?
    /// As `ask`, with a text to be changed where lines can be edited; elsewhere the answer is the whole text.
    package var edit: (_ question: String, _ text: String) -> String?
    /// Whether somebody types.
    package var isInteractive: Bool
    /// Whether nothing comes of what is carried out. Then no secret is proved: a wrong one would not count.
    var isRehearsed = false
    /// So many bytes that nobody can foretell.
    package var randomBytes: (_ count: Int) -> [UInt8]
    /// The columns of the terminal as it is now; nil where there is none.
    package var columns: () -> Int?
    /// Whether standard error shows colours.
    package var ink: Ink
    /// Whether standard output shows colours.
    package var outputInk: Ink
    /// Takes an answer that may be long, for standard output or the reader's pager.
    package var show: (String) -> Void
    /// Clears the terminal, where there is one.
    package var clear: () -> Void
    /// Whether the reader asked for an end of what is being carried out. A command is whole or not begun; between the
    /// commands of a file it stops.
    package var isInterrupted: () -> Bool
    /// Has something carried out while the session goes on, and returns at once; nil where nothing can be.
    package var background: Background?
    /// Where long commands show how far they are.
    package var progress = WorkProgress.none

    /// How something is carried out beside the session.
    package typealias Background = (_ work: @escaping @Sendable () -> Void) -> Void

    /// How a file is written.
    package typealias FileWriter = (
        _ path: String, _ bytes: [UInt8], _ replaces: Bool, _ ready: () throws(Failure) -> Void
    ) throws(Failure) -> Void

    package init(
        now: @escaping () -> Moment, sessionID: String,
        readFile: @escaping (String, Int64) throws(Failure) -> [UInt8],
        writeFile: @escaping FileWriter,
        expectWritable: @escaping (String, Bool) throws(Failure) -> Void = { _, _ in },
        say: @escaping (String) -> Void, tell: @escaping (String) -> Void,
        ask: @escaping (String, Bool) -> String? = { _, _ in nil }, edit: ((String, String) -> String?)? = nil,
        isInteractive: Bool = false,
        randomBytes: @escaping (Int) -> [UInt8], columns: @escaping () -> Int? = { nil }, ink: Ink = .plain,
        outputInk: Ink = .plain, show: ((String) -> Void)? = nil, clear: @escaping () -> Void = {},
        isInterrupted: @escaping () -> Bool = { false }
    ) {
        self.now = now
        self.sessionID = sessionID
        self.readFile = readFile
        self.writeFile = writeFile
        self.expectWritable = expectWritable
        self.say = say
        self.tell = tell
        self.ask = ask
        self.edit = edit ?? { question, _ in ask(question, false) }
        self.isInteractive = isInteractive
        self.randomBytes = randomBytes
        self.columns = columns
        self.ink = ink
        self.outputInk = outputInk
        self.show = show ?? say
        self.clear = clear
        self.isInterrupted = isInterrupted
    }
}
