// Sets of indexes: members, bounds, and what lies beyond them.

import Machines
import Testing

struct IndexSetTests {
    @Test func keepsMembersInOrder() {
        var set = ModuleSet([5, 0, 31, 5])
        #expect(set.members == [0, 5, 31] && set.count == 3 && set.first == 0)
        set.remove(0)
        #expect(set.first == 5 && !set.contains(0))
        #expect(ModuleSet.none.first == nil && ModuleSet.none.isEmpty)
    }

    @Test func leavesOutWhatDoesNotFit() {
        #expect(ModuleSet([32, -1, 1000]).isEmpty && AttachmentSet([16, 15]).members == [15])
        var set = AttachmentSet([3])
        set.remove(64)
        set.insert(-5)
        #expect(set.members == [3])
    }

    @Test(arguments: [(-1, 0), (0, 0), (3, 3), (15, 15), (16, 16), (40, 16)])
    func takesTheFirst(_ count: Int, _ expected: Int) {
        #expect(AttachmentSet.first(count).members == Array(0..<expected))
    }

    @Test func computesWithSets() {
        let (left, right) = (StageSet([1, 2, 3]), StageSet([3, 4]))
        #expect(left.union(right) == StageSet([1, 2, 3, 4]) && left.intersection(right) == StageSet([3]))
        #expect(left.subtracting(right) == StageSet([1, 2]))
        #expect(StageSet([3]).isSubset(of: left) && !right.isSubset(of: left) && StageSet.none.isSubset(of: right))
    }

    @Test func verdictsStayApart() {
        var verdicts = Verdicts()
        verdicts.give(ModuleSet([0, 1]), right: true)
        verdicts.give(ModuleSet([1, 2]), right: false)
        #expect(verdicts.right == ModuleSet([0]) && verdicts.wrong == ModuleSet([1, 2]))
        verdicts.reopen(ModuleSet([0, 2]))
        #expect(verdicts.judged == ModuleSet([1]))
    }
}
