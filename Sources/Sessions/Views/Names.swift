// What things are called before a reader: by their titles in Chinese, by their names in English.

import Engine
import Machines
import Reporting
import Source

extension Session {
    /// The title in Chinese, the name in English.
    func called(_ name: String, _ title: String) -> String {
        language == .zh ? title : name
    }

    /// The matter of a machine.
    func title(of machine: Machine) -> String {
        called(machine.facts.name, machine.facts.title)
    }

    /// The matter of this name in the rulebook, in use or, where that has it no more, in the last one that had it.
    func title(ofMatter name: String) -> String? {
        let current = registry.ruleset.machines.first { $0.facts.name == name }
        if let current { return title(of: current) }
        for definition in registry.definitions.reversed() {
            if let machine = definition.ruleset.machines.first(where: { $0.facts.name == name }) {
                return title(of: machine)
            }
        }
        return nil
    }

    /// Several modules: `基本信息、学历学位`.
    func titles(of modules: ModuleSet, in machine: Machine) -> String {
        modules.members.map { called(machine.modules[$0].name, machine.modules[$0].title) }
            .joined(separator: listComma)
    }

    /// What stands between the members of a list.
    var listComma: String { language == .zh ? "、" : ", " }

    /// The party that a case is about: its applicant.
    func applicant(of subject: Case) -> String {
        registry.title(of: subject.applicant)
    }

    /// A case in a list: `办件 3 张三`.
    func label(of subject: Case) -> String {
        words(zh: "办件 \(subject.id.number) ", en: "case \(subject.id.number) ") + applicant(of: subject)
    }

    /// The level of a stage: `推荐单位`, `上级主管部门（2）`.
    func title(ofStage index: Int, in machine: Machine) -> String {
        let stage = machine.stages[index]
        let level = machine.levels[stage.level]
        guard stage.position > 1 else { return called(level.name, level.title) }
        return language == .zh ? "\(level.title)（\(stage.position)）" : "\(level.name).\(stage.position)"
    }

    /// How values are shown: in lists citizen ids are masked.
    func format(of ruleset: Ruleset, masksIDs: Bool) -> ValueFormat {
        let registry = registry
        return ValueFormat(
            language: language, ruleset: ruleset, masksIDs: masksIDs, partyName: { registry.title(of: $0) })
    }

    /// A moment to the minute, in UTC+08:00: `2023-07-03 09:05`.
    func text(of moment: Moment) -> String {
        let minutes = moment.millisecondsOfDay / 60_000
        return "\(moment.day) \(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
    }

    /// A number of bytes: `953 B`, `5.2 KB`.
    func text(ofSize sizeBytes: Int) -> String {
        if sizeBytes < 1024 { return "\(sizeBytes) B" }
        let unit = sizeBytes < 1 << 20 ? (1 << 10, "KB") : (1 << 20, "MB")
        let tenths = (sizeBytes * 10 + unit.0 / 2) / unit.0
        return "\(tenths / 10).\(tenths % 10) \(unit.1)"
    }

    private func twoDigits(_ number: Int64) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
}
