// Definitions share their parts until one is changed, and names are told apart however many there are.

import Checking
import Source
import Testing

@Suite struct SharedPartsTests {
    @Test func aChangedDefinitionChangesNoOther() {
        let (rulebook, _) = checked([sampleMatter(""), sampleParties])
        var changed = rulebook
        #expect(changed == rulebook && changed.matters[0].hashValue == rulebook.matters[0].hashValue)
        changed.matters[0].category = "别的"
        changed.matters[0].levels[0].isOptional.toggle()
        #expect(rulebook.matters[0].category == "类别" && changed.matters[0].category == "别的")
        #expect(changed != rulebook)
        #expect(changed.matters[0].levels[0].isOptional != rulebook.matters[0].levels[0].isOptional)
        changed.matters[0].category = "类别"
        changed.matters[0].levels[0].isOptional.toggle()
        #expect(changed == rulebook)
    }

    @Test func anOptionOfManyThatStandsTwiceIsFound() {
        let options = (0..<20).map { "o\($0) \"选项\($0)\"" } + ["«M0316»o3 \"另一\""]
        check(sampleMatter("module more \"更多\" { field a \"甲\" choice " + options.joined(separator: ", ") + " }"))
    }
}
