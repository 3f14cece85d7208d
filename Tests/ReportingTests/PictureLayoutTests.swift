// The geometry of drawn pictures: nothing lies on anything else, and every arrow goes from rim to rim.

import Machines
import Reporting
import Source
import Testing

struct PictureLayoutTests {
    @Test func laysOutEveryMatterOfTheRepository() throws {
        let pictures = try DrawnPictures.shipped()
        #expect(pictures.count == 18)
        for picture in pictures { check(picture) }
    }

    @Test(arguments: [1, 2, 3, 5, 12]) func laysOutLadders(levels: Int) throws {
        let pictures = try DrawnPictures.invented(levels)
        #expect(pictures.count == 24)
        for picture in pictures { check(picture) }
    }

    @Test func laysOutTheWayOfACase() {
        check(WalkedSample.picture(.zh))
        check(WalkedSample.picture(.en))
    }

    @Test func laysOutAnyWayThroughAnyMatter() throws {
        let pictures = try DrawnPictures.wandered(seed: 3, count: 240)
        #expect(pictures.count == 240)
        for picture in pictures { check(picture) }
    }

    @Test func laysOutRoadsThatNoRulebookHas() {
        for language in Language.allCases {
            check(MachinePicture(of: OddMachine.machine, in: Sample.ruleset, language: language))
        }
    }

    @Test func isTheSameEachTime() throws {
        let first = try DrawnPictures.invented(5).map { PictureLayout($0) }
        #expect(try first == DrawnPictures.invented(5).map { PictureLayout($0) })
    }

    @Test func findsWhatIsWrong() {
        var layout = PictureLayout(WalkedSample.picture(.zh))
        #expect(faults(of: layout).isEmpty)
        layout.nodes[1].box.y = layout.nodes[0].box.y
        #expect(faults(of: layout).contains("boxes 0 and 1"))
        layout = PictureLayout(WalkedSample.picture(.zh))
        layout.arrows[1].points[0].x += 2000
        #expect(faults(of: layout).contains("arrow 1 slants"))
        #expect(faults(of: layout).contains("arrow 1 leaves the picture"))
    }

    @Test func drawsWhatAMachineHasNoStatesFor() {
        let picture = MachinePicture(
            of: Machine(
                facts: Sample.machine.facts, modules: [], attachments: [], levels: [], stages: [], appraisal: nil,
                outcomes: [], releaseEffects: [], conditions: [], applyConditions: [], warnings: [],
                expressions: Expressions(), states: [State(name: "draft", title: "填报中", kind: .draft)],
                initial: StateID(0), transitions: []), in: Sample.ruleset, language: .zh)
        check(picture)
    }

    private func check(_ picture: MachinePicture, _ place: SourceLocation = #_sourceLocation) {
        let layout = PictureLayout(picture)
        var found = faults(of: layout)
        for (index, arrow) in picture.arrows.enumerated() {
            let points = layout.arrows[index].points
            let start =
                switch arrow.from {
                case .beginning: layout.dot
                case .node(let node): layout.nodes[node].box
                case .ladder: layout.frame
                }
            guard let start, let first = points.first, let last = points.last else { continue }
            if !start.hasOnRim(first) { found.append("arrow \(index) begins off its rim") }
            if !layout.nodes[arrow.to].box.hasOnRim(last) { found.append("arrow \(index) ends off its rim") }
        }
        #expect(found.isEmpty, "\(picture.title)", sourceLocation: place)
    }

    /// What lies where it must not.
    private func faults(of layout: PictureLayout) -> [String] {
        var found: [String] = []
        let page = PictureBox(x: 0, y: 0, width: layout.width, height: layout.height)
        let boxes = layout.nodes.map(\.box)
        for (index, box) in boxes.enumerated() {
            found += boxes.indices.dropFirst(index + 1).filter { boxes[$0].overlaps(box) }.map {
                "boxes \(index) and \($0)"
            }
            if !page.contains(box) { found.append("box \(index) leaves the picture") }
            found += layout.nodes[index].labels.filter { !box.contains($0.box) }.map { "\($0.lines) leaves its box" }
        }
        let labels = layout.labels
        for (index, label) in labels.enumerated() {
            if !page.contains(label.box) { found.append("\(label.lines) leaves the picture") }
            found += labels.dropFirst(index + 1).filter { $0.box.overlaps(label.box) }.map {
                "\(label.lines) and \($0.lines)"
            }
        }
        for (index, arrow) in layout.arrows.enumerated() {
            found += faults(of: arrow, boxes, labels, page).map { "arrow \(index) \($0)" }
        }
        return found
    }

    private func faults(
        of arrow: PictureLayout.Arrow, _ boxes: [PictureBox], _ labels: [PictureLayout.Label], _ page: PictureBox
    ) -> [String] {
        var found: [String] = []
        if boxes.contains(where: { $0.overlaps(arrow.label.box) }) { found.append("speaks within a box") }
        for (one, other) in zip(arrow.points, arrow.points.dropFirst()) {
            if one.x != other.x, one.y != other.y { found.append("slants") }
            let piece = PictureBox(
                x: min(one.x, other.x), y: min(one.y, other.y), width: max(1, abs(one.x - other.x)),
                height: max(1, abs(one.y - other.y)))
            if !page.contains(piece) { found.append("leaves the picture") }
            found += labels.filter { piece.overlaps($0.box) }.map { "goes through \($0.lines)" }
            let insides = boxes.map {
                PictureBox(x: $0.x + 1, y: $0.y + 1, width: $0.width - 2, height: $0.height - 2)
            }
            if insides.contains(where: piece.overlaps) { found.append("goes through a box") }
        }
        return found
    }
}
