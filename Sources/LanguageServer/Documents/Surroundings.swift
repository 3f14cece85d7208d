// What the server is told of the disk: which sources there are, and what files hold. Where that comes from is the
// program's.

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

    package init(
        hasSources: @escaping (String) -> Bool, sources: @escaping (String) -> [String],
        read: @escaping (String) -> [UInt8]?, divisions: @escaping ([UInt8]) -> DivisionTable,
        calendar: @escaping ([UInt8]) -> CalendarTable
    ) {
        self.hasSources = hasSources
        self.sources = sources
        self.read = read
        self.divisions = divisions
        self.calendar = calendar
    }
}
