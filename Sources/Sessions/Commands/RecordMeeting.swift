// record --from 登记 --from: the results of an offline meeting from a file, in one commit: every line, or none and each
// fault named (R057, Q33).

import Engine
import Machines
import Reporting
import Source

/// Records the results in a file.
func recordMeeting(_ call: Call, _ file: String) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    let session = call.session
    let bytes = try session.environment.readFile(session.path(file), Sheet.limitBytes)
    let sheet = try MeetingSheet(try Sheet(bytes, file: file), file: file, call: call)
    let acts = sheet.results.map { (id: $0.id, act: Act.record($0.result)) }
    var faults = sheet.faults
    let before = Dictionary(
        acts.map { ($0.id, call.registry.case($0.id)?.body.result) }, uniquingKeysWith: { $1 })
    func refused(_ faults: [SheetFault]) -> Failure {
        .sheet(
            Mistake(.sheetRefused, ["file": .text(file), "count": .number(faults.count)]),
            faults.sorted { $0.line < $1.line })
    }
    do throws(Failure) {
        try session.commit { registry, author in
            let lines = registry.decideBatch(acts, by: author) { session.environment.progress.show($0, acts.count) }
            faults = sheet.faults
            for (line, result) in zip(lines, sheet.results) {
                guard case .failure(let refusal) = line.result else { continue }
                faults.append(SheetFault(line: result.line, column: nil, why: .failure(.refusal(refusal, nil))))
            }
            guard faults.isEmpty else { return .failure(Refusal(.batchRefused)) }
            return .success(lines.flatMap { (try? $0.result.get()) ?? [] })
        }
    } catch {
        guard case .refusal(let refusal, _) = error, refusal.code == .batchRefused else { throw error }
        throw refused(faults)
    }
    return answer(call, sheet, before)
}

/// How many of each outcome, then a line for each case, then what was left as it was.
private func answer(_ call: Call, _ sheet: MeetingSheet, _ before: [CaseID: ResultRecord?]) -> Answer {
    let session = call.session
    let cases = sheet.results.compactMap { call.registry.case($0.id) }
    var counts: [(title: String, count: Int)] = []
    for subject in cases {
        guard let result = subject.body.result else { continue }
        let outcome = call.registry.machine(of: subject).outcomes[result.outcome]
        let title = session.called(outcome.name, outcome.title)
        if let place = counts.firstIndex(where: { $0.title == title }) {
            counts[place].count += 1
        } else {
            counts.append((title, 1))
        }
    }
    let sums = counts.map { "\($0.title) \($0.count)" }.joined(separator: session.listComma)
    var answer =
        cases.isEmpty
        ? call.answer(zh: "没有新的结果，未登记", en: "no new result; nothing recorded")
        : call.answer(zh: "已登记 \(cases.count) 人：\(sums)", en: "recorded \(cases.count): \(sums)")
    for subject in cases {
        let mark = before[subject.id].flatMap(\.self) == nil ? "" : call.words(zh: " · 更正", en: " · corrected")
        answer.add("  " + session.label(of: subject) + " · " + session.recordedResult(of: subject) + mark)
    }
    func note(_ ids: [CaseID], zh: String, en: String) {
        guard !ids.isEmpty else { return }
        let numbers = ids.map { String($0.number) }.joined(separator: session.listComma)
        answer.add(call.words(zh: "\(zh) \(ids.count) 人：办件 \(numbers)", en: "\(en), \(ids.count): cases \(numbers)"))
    }
    note(sheet.unchanged, zh: "结果没有变化", en: "unchanged")
    note(sheet.undecided, zh: "没有写结果、未登记", en: "without a result")
    if !sheet.columns.unused.isEmpty {
        let names = sheet.columns.unused.joined(separator: session.listComma)
        answer.add(call.words(zh: "没有用到的列：\(names)", en: "columns not used: \(names)"))
    }
    return answer
}

extension Session {
    /// The recorded result with its fields: `通过，评审后评定级别 B`.
    func recordedResult(of subject: Case) -> String {
        let machine = registry.machine(of: subject)
        guard let result = subject.body.result else { return words(zh: "没有登记结果", en: "no result recorded") }
        let outcome = machine.outcomes[result.outcome]
        let fields = fields(of: result, of: subject)
        return called(outcome.name, outcome.title) + (fields.isEmpty ? "" : words(zh: "，", en: ", ") + fields)
    }

    /// The fields of a result: `评审后评定级别 B`.
    func fields(of result: ResultRecord, of subject: Case, in machine: Machine? = nil) -> String {
        let format = format(of: registry.ruleset(of: subject), masksIDs: true)
        let fields = (machine ?? registry.machine(of: subject)).outcomes[result.outcome].fields
        return zip(fields, result.values).filter { $1.isSet }.map { field, value in
            called(field.name, field.title) + " " + format.cell(value, of: field)
        }.joined(separator: words(zh: "，", en: ", "))
    }
}
