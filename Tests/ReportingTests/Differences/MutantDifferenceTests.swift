// Small changes of every kind that mutation knows: whatever changes a machine is a difference, there and back.

import Compilation
import Machines
import Scenarios
import Source
import Syntax
import Testing
import Verification

struct MutantDifferenceTests {
    @Test func noChangeOfAMachineIsPassedOver() throws {
        let source = SourceText(name: "permit.matter", text: PermitRulebook.text)
        let old = try PermitRulebook.ruleset()
        var passedOver: [String] = []
        var tried = 0
        for mutant in Mutant.all(of: [Parser.parse(source).tree]) {
            let text = String(decoding: mutant.edits.applied(to: source.bytes), as: UTF8.self)
            guard SampleRulebook.errors([("permit.matter", text)]).isEmpty else { continue }
            let new = try SampleRulebook.compiledThoughWarned([("permit.matter", text)]).ruleset
            let (there, back) = (differences(from: old, to: new), differences(from: new, to: old))
            #expect(there.isSameMeaning == back.isSameMeaning, "\(mutant.kind.name)")
            tried += 1
            guard there.isSameMeaning, old != new else { continue }
            let line = source.position(at: Int(mutant.location.span.start)).line
            passedOver.append("\(mutant.kind.name) at \(line): \(source.text(of: mutant.location.span))")
        }
        #expect(tried > 100)
        #expect(passedOver == [])
    }
}
