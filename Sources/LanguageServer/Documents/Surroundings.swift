// What the server is told of the disk: which sources there are, what files hold, and where pictures are put. How that
// is done is the program's.

package import Checking

/// The disk, as far as rulebooks go.
package struct Surroundings {
    /// Whether a folder itself, not one below it, has a source.
    package let hasSources: (_ folder: String) -> Bool
    /// The paths of all sources below a folder, ascending.
    package let sources: (_ folder: String) -> [String]
    /// What a file holds; nil where it can not be read.
    package let read: (_ path: String) -> [UInt8]?
    /// What the bytes of a table of divisions and of a calendar say today.
    package let divisions: (_ bytes: [UInt8]) -> DivisionTable
    package let calendar: (_ bytes: [UInt8]) -> CalendarTable

    /// Puts bytes into a file of this name, away from rulebooks, where other programs can read it; its path, or nil
    /// where that failed.
    package let keep: (_ name: String, _ bytes: [UInt8]) -> String?

    package init(
        hasSources: @escaping (String) -> Bool, sources: @escaping (String) -> [String],
        read: @escaping (String) -> [UInt8]?, divisions: @escaping ([UInt8]) -> DivisionTable,
        calendar: @escaping ([UInt8]) -> CalendarTable, keep: @escaping (String, [UInt8]) -> String?
    ) {
        self.hasSources = hasSources
        self.sources = sources
        self.read = read
        self.divisions = divisions
        self.calendar = calendar
        self.keep = keep
    }
}
