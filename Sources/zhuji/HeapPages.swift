// The memory that a short run over much text fills, asked for in large pages. What is kept in it is not known here.

import Glibc

/// Asks the system to give the heap's next 30 MiB in pages of 2 MiB where it has them; nothing is taken before it is
/// used, and where it has none nothing changes.
///
/// WHY: each page of 4 KiB costs a call of the system's, and a tree of 10,000 lines fills more than a thousand.
func preferLargePages() {
    // WHY: the first block is mapped for itself. Freed, it makes the allocator take the second from the heap, and leave
    // to the heap what is freed at its end.
    for _ in 1...2 {
        let (block, page) = (30 << 20, 2 << 20)
        guard let start = malloc(block) else { return }
        let first = (Int(bitPattern: start) + page - 1) / page * page
        let end = (Int(bitPattern: start) + block) / page * page
        if let place = UnsafeMutableRawPointer(bitPattern: first) { _ = madvise(place, end - first, MADV_HUGEPAGE) }
        free(start)
    }
}
