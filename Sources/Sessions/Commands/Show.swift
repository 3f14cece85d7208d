// show 查看: the open case with its answers and files, all modules or one, and what was judged (R041, R042).

import Engine
import Machines
import Reporting
import Source

extension Command {
    static let show = Command(
        "show", "查看", .reviewing, arguments: Words(zh: "[模块]", en: "[MODULE]"),
        summary: Words(zh: "查看打开的办件的申报内容", en: "shows what the open case declares"),
        example: Words(zh: "查看 学历学位", en: "show education"), run: runShow)
}

private func runShow(_ call: Call) throws(Failure) -> Answer {
    let subject = try call.openCase()
    let machine = call.registry.machine(of: subject)
    let word = call.arguments.parseNext()
    try call.arguments.expectEnd()
    if let word {
        let index = try call.module(named: word.text, in: machine)
        return Answer(lines: call.session.lines(ofModule: index, in: subject))
    }
    var answer = Answer(lines: [call.session.heading(of: subject)])
    for line in call.session.lines(ofModules: subject) { answer.add(line) }
    return answer
}

extension Session {
    /// `办件 3 张三 · 人才分类定级评定 · 待“推荐单位”某设计院审核`.
    func heading(of subject: Case) -> String {
        "\(label(of: subject)) · \(title(of: registry.machine(of: subject))) · \(status(of: subject))"
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

    /// One module: its title with the verdict, then a line for each field and file of each row.
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
        var lines: [String] = [head + verdict(on: index, in: subject)]
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

    private func verdict(on index: Int, in subject: Case) -> String {
        let configuration = subject.configuration
        var marks: [String] = []
        if configuration.verdicts.right.contains(index) { marks.append(words(zh: "无误", en: "right")) }
        if configuration.verdicts.wrong.contains(index) { marks.append(words(zh: "有误", en: "wrong")) }
        if configuration.flagged.contains(index) { marks.append(words(zh: "问题模块", en: "problem module")) }
        return marks.isEmpty ? "" : " · " + marks.joined(separator: " · ")
    }

    private func indent(_ mark: String) -> String {
        String(repeating: " ", count: mark.count)
    }
}
