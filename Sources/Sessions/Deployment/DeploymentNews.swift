// What an open session tells of a deployment that another one made: which matters changed, and where its open case is.

import Engine
import Machines
import Source

extension Session {
    /// The lines about a deployment since the definition that was in use before.
    func newsOfDeployment(since before: Int, openCase: Case?) -> [String] {
        let changes = registry.matterChanges(since: before)
        func names(_ kind: DeploymentPlan.MatterChange.Kind) -> String? {
            let named = changes.filter { $0.kind == kind }.map { called($0.matter.name, $0.matter.title) }
            if named.isEmpty { return nil }
            let label =
                switch kind {
                case .new: words(zh: "新增", en: "new")
                case .changed: words(zh: "修改", en: "changed")
                case .removed: words(zh: "取消", en: "removed")
                }
            return label + words(zh: "", en: " ") + named.joined(separator: listComma)
        }
        let parts = [names(.new), names(.changed), names(.removed)].compactMap(\.self)
        let what =
            parts.isEmpty
            ? words(zh: "事项未变，主体、区划或公共定义有改动", en: "no matter, but parties, divisions or shared definitions")
            : parts.joined(separator: words(zh: "；", en: "; "))
        var lines = [
            words(
                zh: "规则已更新（\(what)），从本命令起按新规则受理",
                en: "the rulebook has changed (\(what)); new cases follow the new one")
        ]
        guard let openCase, let now = registry.case(openCase.id), now.definition != openCase.definition else {
            return lines
        }
        let machine = registry.machine(of: now)
        let state = machine.states[Int(now.configuration.state.index)]
        lines.append(
            words(
                zh: "办件 \(now.id.number) 已转入新规则：\(title(of: machine)) · \(state.title)",
                en: "case \(now.id.number) has moved to the new rulebook: \(title(of: machine)) · \(state.name)"))
        return lines
    }
}
