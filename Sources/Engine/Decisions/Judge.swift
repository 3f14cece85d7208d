// Judge 核对: a reviewer's verdict on modules, with a note (R041, R042).

import Machines

extension Decision {
    func judge(_ modules: ModuleSet, isRight: Bool, note: String) -> Result<Decided, Refusal> {
        take(
            Act.judge(modules, isRight: isRight, note: note).step, .judged(modules, isRight: isRight, note: note))
    }
}
