// Which members of two lists are the same thing: by name, then by title, then by what they are.
// What the members are does not live here.

/// How the members of an old and a new list correspond. Together they have one numbering: the new list's own indexes,
/// then the old members that have no partner.
struct Matching {
    let newCount: Int
    private let partnersOfOld: [Int?]
    private let partnersOfNew: [Int?]
    private let jointOfOld: [Int]

    /// By name; then by a title that only one on each side has left; then, where one of each side alone are alike, by
    /// that.
    init(_ old: [Named], _ new: [Named], alike: (_ old: Int, _ new: Int) -> Bool = { _, _ in false }) {
        var ofOld = [Int?](repeating: nil, count: old.count)
        var ofNew = [Int?](repeating: nil, count: new.count)
        func pair(_ isPair: (Int, Int) -> Bool) {
            let (left, right) = (old.indices.filter { ofOld[$0] == nil }, new.indices.filter { ofNew[$0] == nil })
            for one in left {
                let partners = right.filter { isPair(one, $0) }
                guard partners.count == 1, left.count(where: { isPair($0, partners[0]) }) == 1 else { continue }
                ofOld[one] = partners[0]
                ofNew[partners[0]] = one
            }
        }
        pair { old[$0].name == new[$1].name }
        pair { old[$0].title == new[$1].title && !old[$0].title.isEmpty }
        pair(alike)
        newCount = new.count
        partnersOfOld = ofOld
        partnersOfNew = ofNew
        var next = new.count
        jointOfOld = ofOld.map { partner in
            if let partner { return partner }
            next += 1
            return next - 1
        }
    }

    /// The list that corresponds to itself, member by member.
    init(count: Int) {
        newCount = count
        partnersOfOld = Array(0..<count)
        partnersOfNew = Array(0..<count)
        jointOfOld = Array(0..<count)
    }

    /// How the members of each member correspond, by common number; those of a member without a partner do to
    /// themselves.
    func parts(
        _ old: [[Named]], _ new: [[Named]],
        alike: (_ old: Int, _ new: Int, _ oldPart: Int, _ newPart: Int) -> Bool
    ) -> [Matching] {
        (0..<newCount + removed.count).map { joint in
            switch (member(joint, on: .old), member(joint, on: .new)) {
            case (let before?, let after?):
                Matching(old[before], new[after]) { alike(before, after, $0, $1) }
            case (let before?, nil): Matching(count: old[before].count)
            case (nil, let after?): Matching(count: new[after].count)
            case (nil, nil): Matching(count: 0)
            }
        }
    }

    /// The common number of a member of one side.
    func joint(_ index: Int, on side: Side) -> Int {
        side == .new || !jointOfOld.indices.contains(index) ? index : jointOfOld[index]
    }

    /// The member of one side that has this common number, or nil.
    func member(_ joint: Int, on side: Side) -> Int? {
        if side == .new { return joint < newCount ? joint : nil }
        if partnersOfNew.indices.contains(joint) { return partnersOfNew[joint] }
        return jointOfOld.firstIndex(of: joint)
    }

    /// The members that both sides have, in the new order.
    var pairs: [(old: Int, new: Int)] {
        partnersOfNew.enumerated().compactMap { new, old in old.map { ($0, new) } }
    }

    /// The members that only the new side has.
    var added: [Int] { partnersOfNew.indices.filter { partnersOfNew[$0] == nil } }

    /// The members that only the old side has.
    var removed: [Int] { partnersOfOld.indices.filter { partnersOfOld[$0] == nil } }
}
