// How far a long command is, for somebody who watches. How it is drawn, and whether it is, is the executable's.

/// Takes how much of a long command is done.
package struct WorkProgress {
    /// So many of so many parts are done; the last call has both alike.
    package var show: (_ done: Int, _ total: Int) -> Void

    package init(_ show: @escaping (_ done: Int, _ total: Int) -> Void) {
        self.show = show
    }

    /// For where nobody watches.
    package static var none: WorkProgress { WorkProgress { _, _ in } }
}
