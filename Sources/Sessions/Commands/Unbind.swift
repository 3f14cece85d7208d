// unbind 解绑: the release of what the binding matter granted; no review follows (R027).

import Engine
import Machines
import Source

extension Command {
    static let unbind = Command(
        "unbind", "解绑", .applying,
        summary: Words(zh: "解除绑定，不需要审核", en: "releases the binding; nobody has to agree"),
        example: Words(zh: "解绑", en: "unbind"), run: runUnbind)
}

private func runUnbind(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    let matter = call.registry.ruleset.machines[try call.bindingMatter()].facts
    let own = call.registry.cases(appliedBy: try call.party().id)
    let granted = own.last { subject in
        let machine = call.registry.machine(of: subject)
        return machine.facts.name == matter.name
            && !machine.rows(from: subject.configuration.state, verb: .release).isEmpty
    }
    guard let granted else {
        throw .mistake(Mistake(.nothingBound, ["matter": .name(call.session.called(matter.name, matter.title))]))
    }
    try call.session.commit(at: call.session.place(of: granted)) { registry, author in
        registry.decide(.release, on: granted.id, by: author)
    }
    call.session.desk.open = granted.id
    return call.done(try call.case(granted.id), zh: "已解除绑定", en: "released")
}
