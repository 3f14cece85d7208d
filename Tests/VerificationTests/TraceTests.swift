// Traces as values: what makes two of them differ. How they are found is tried in other files.

import Machines
import Testing
import Verification

@Test func tracesThatDifferInAPremiseDiffer() {
    func trace(_ premise: Premise) -> Trace {
        Trace(machine: 0, application: Premise(), steps: [TraceStep(Step(.submit), by: .applicant, given: premise)])
    }
    #expect(trace(Premise(values: [FactID(0): .flag(true)])) != trace(Premise(values: [FactID(0): .flag(false)])))
    #expect(trace(Premise(route: StageSet([0]))) == trace(Premise(route: StageSet([0]))))
}
