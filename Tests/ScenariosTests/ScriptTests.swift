// Scripts as values: what makes two of them differ. How they are run is tried in other files.

import Machines
import Scenarios
import Testing

@Test func scriptsThatDifferInAStepDiffer() {
    var submitted = Script(title: "a", machine: 0)
    submitted.parties = [ScriptParty(name: "zhang", kind: 0, values: [0: .value(.text("张三"))])]
    var revoked = submitted
    submitted.steps = [ScriptStep(.act(actor: 0, machine: 0, .submit))]
    revoked.steps = [ScriptStep(.act(actor: 0, machine: 0, .revoke))]
    #expect(submitted != revoked)
}
