// Work on all processors: the same function on each of many numbers, the results in their order. What is done is the
// caller's matter.

import Foundation
import Sessions

/// The results of the work for 0..<count, in that order, on as many threads as there are processors.
///
/// - Parameter progress: Hears on the calling thread how many are done; about ten times a second, and when all are.
func inParallel<Result: Sendable>(
    _ count: Int, progress: WorkProgress = .none, _ work: @escaping @Sendable (Int) -> Result
) -> [Result] {
    let threads = max(1, min(ProcessInfo.processInfo.activeProcessorCount, count))
    let queue = WorkQueue<Result>(count: count)
    if threads == 1 {
        while let index = queue.take() {
            queue.put(work(index), at: index)
            progress.show(index + 1, count)
        }
        return queue.results
    }
    for _ in 0..<threads {
        let thread = Thread {
            while let index = queue.take() { queue.put(work(index), at: index) }
        }
        // WHY: expressions are evaluated by recursion, and a thread's own stack is small.
        thread.stackSize = 8 << 20
        thread.start()
    }
    queue.wait { progress.show($0, count) }
    return queue.results
}

/// What is left to do, and what is done.
private final class WorkQueue<Result: Sendable>: @unchecked Sendable {
    // INVARIANT: the condition's lock is held wherever the rest is touched.
    private let condition = NSCondition()
    private var next = 0
    private var done = 0
    private var slots: [Result?]

    init(count: Int) {
        slots = [Result?](repeating: nil, count: count)
    }

    var results: [Result] {
        condition.withLock { slots.compactMap(\.self) }
    }

    func take() -> Int? {
        condition.withLock {
            guard next < slots.count else { return nil }
            next += 1
            return next - 1
        }
    }

    func put(_ result: Result, at index: Int) {
        condition.withLock {
            slots[index] = result
            done += 1
            if done == slots.count { condition.signal() }
        }
    }

    func wait(_ watch: (Int) -> Void) {
        var isDone = false
        while !isDone {
            let count = condition.withLock {
                if done < slots.count { _ = condition.wait(until: Date(timeIntervalSinceNow: 0.1)) }
                return done
            }
            isDone = count == slots.count
            watch(count)
        }
    }
}
