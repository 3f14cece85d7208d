// What a case declares, told: its modules with their verdicts, its rows, fields and files. Which of it a command shows
// stands with the command.

import Engine
import Machines
import Reporting
import Source

extension Session {
    /// `办件 3 张三 · 人才分类定级评定 · 待“推荐单位”某设计院审核`.
    func heading(of subject: Case) -> String {
        "\(label(of: subject)) · \(title(of: registry.machine(of: subject))) · \(status(of: subject))"
    }

    /// `模块：基本信息 无误、学历学位 未核对、合同与社保 未核对（还有 2 个没有核对）`; nil for a matter without modules.
    func moduleList(of subject: Case) -> String? {
        let machine = registry.machine(of: subject)
        guard !machine.modules.isEmpty else { return nil }
        let modules = machine.modules.indices.map { index in
            ([called(machine.modules[index].name, machine.modules[index].title)] + marks(on: index, in: subject))
                .joined(separator: " ")
        }
        var line = words(zh: "模块：", en: "modules: ") + modules.joined(separator: listComma)
        if let open = unjudged(in: subject) {
            line +=
                open.isEmpty
                ? words(zh: "（已全部核对）", en: " (all judged)")
                : words(zh: "（还有 \(open.count) 个没有核对）", en: " (\(open.count) left to judge)")
        }
        return line
    }

    /// All modules and the dispatch attachments.
    func lines(ofModules subject: Case) -> [String] {
        let machine = registry.machine(of: subject)
        var lines = machine.modules.indices.flatMap { self.lines(ofModule: $0, in: subject) }
        if !subject.body.dispatchFiles.isEmpty {
            lines.append(words(zh: "送审附件", en: "dispatch attachments"))
            lines += subject.body.dispatchFiles.map { file in
                let attachment = machine.attachments[file.attachment]
                return "  \(title(ofStage: file.stage, in: machine)) · \(called(attachment.name, attachment.title)) "
                    + text(of: file.file)
            }
        }
        return lines
    }

    /// One module: its title with the verdict, then a line for each field and file of each row. Citizen ids are whole:
    /// who judges the module needs them.
    func lines(ofModule index: Int, in subject: Case) -> [String] {
        let machine = registry.machine(of: subject)
        let module = machine.modules[index]
        let rows = subject.body.answers.indices.contains(index) ? subject.body.answers[index] : []
        let format = format(of: registry.ruleset(of: subject), masksIDs: false)
        var head = called(module.name, module.title)
        if module.rows != nil {
            let unit = rows.count == 1 ? "row" : "rows"
            head += words(zh: "（\(rows.count) 行）", en: " (\(rows.count) \(unit))")
        }
        var lines: [String] = [([head] + marks(on: index, in: subject)).joined(separator: " · ")]
        for (number, row) in rows.enumerated() {
            let mark = module.rows == nil ? "  " : "  \(number + 1). "
            for (place, field) in module.fields.enumerated() {
                let value = row.values.indices.contains(place) ? row.values[place] : .unset
                let line = "\(called(field.name, field.title))：\(format.text(value, of: field))"
                lines.append(place == 0 ? mark + line : indent(mark) + line)
            }
            for file in row.files {
                let attachment = module.attachments[file.attachment]
                lines.append(indent(mark) + "\(called(attachment.name, attachment.title))：\(text(of: file.file))")
            }
        }
        return language == .zh ? lines : lines.map { $0.replacing("：", with: ": ") }
    }

    /// `degree.pdf（953 B）`.
    func text(of file: FileReference) -> String {
        let size = text(ofSize: file.sizeBytes)
        return words(zh: "\(file.name)（\(size)）", en: "\(file.name) (\(size))")
    }

    /// The modules that are left to judge where the case is being reviewed; nil elsewhere.
    private func unjudged(in subject: Case) -> ModuleSet? {
        let machine = registry.machine(of: subject)
        guard machine.states[Int(subject.configuration.state.index)].kind == .review else { return nil }
        return levelModules(subject, machine).subtracting(subject.configuration.verdicts.judged)
    }

    /// The verdict of the level that has the case, and whether the module travels as a problem (R042).
    private func marks(on index: Int, in subject: Case) -> [String] {
        let configuration = subject.configuration
        var marks: [String] = []
        if configuration.verdicts.right.contains(index) { marks.append(words(zh: "无误", en: "right")) }
        if configuration.verdicts.wrong.contains(index) { marks.append(words(zh: "有误", en: "wrong")) }
        if unjudged(in: subject)?.contains(index) == true { marks.append(words(zh: "未核对", en: "not judged")) }
        if configuration.flagged.contains(index) { marks.append(words(zh: "问题模块", en: "problem module")) }
        return marks
    }

    private func indent(_ mark: String) -> String {
        String(repeating: " ", count: mark.count)
    }
}
