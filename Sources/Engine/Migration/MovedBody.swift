// The body of a case under another machine: answers, files, stops and deeds by name. What has no place there stays
// behind and is named. Whether the case may move at all is asked elsewhere.

import Machines

/// Carries a case's body over.
struct BodyMover {
    let succession: Succession
    /// What stays behind, as `module.row.field` terms.
    private(set) var left: [Term] = []

    init(_ succession: Succession) {
        self.succession = succession
    }

    private var old: Machine { succession.old }
    private var new: Machine { succession.new }

    mutating func move(_ body: CaseBody) -> CaseBody {
        var moved = body
        moved.answers = answers(body.answers)
        let named = left
        moved.submitted = body.submitted.map { answers($0) }
        moved.revisions = body.revisions.map { revision in
            let parts = revision.before.compactMap { part in
                succession.modules[part.module].map { place in
                    Revision.Part(module: place, rows: rows(part.rows, from: part.module, to: place))
                }
            }
            return Revision(submission: revision.submission, before: parts)
        }
        left = named
        moved.stops = stops(body.stops)
        moved.dispatchFiles = dispatchFiles(body.dispatchFiles)
        moved.result = body.result.flatMap(result)
        moved.deeds = body.deeds.map(deed)
        return moved
    }

    /// The ladder in the new machine's order; of two stops that become one, the namesake's holder stays.
    func stops(_ stops: [Stop]) -> [Stop] {
        var moved: [Stop] = []
        for stop in stops {
            guard let stage = succession.stages[stop.stage] else { continue }
            let isNamesake =
                old.levels[old.stages[stop.stage].level].name == new.levels[new.stages[stage].level].name
            if let place = moved.firstIndex(where: { $0.stage == stage }) {
                if isNamesake { moved[place] = Stop(stage: stage, holder: stop.holder) }
            } else {
                moved.append(Stop(stage: stage, holder: stop.holder))
            }
        }
        return moved.sorted { $0.stage < $1.stage }
    }

    private mutating func answers(_ answers: [[Row]]) -> [[Row]] {
        new.modules.indices.map { place in
            let module = new.modules[place]
            let index = succession.modules.firstIndex(of: place)
            var moved: [Row] = []
            if let index, answers.indices.contains(index) { moved = rows(answers[index], from: index, to: place) }
            if module.rows == nil, moved.isEmpty { moved = [Row(values: module.fields.map { _ in .unset })] }
            return moved
        }
    }

    private mutating func rows(_ rows: [Row], from index: Int, to place: Int) -> [Row] {
        let (module, target) = (old.modules[index], new.modules[place])
        let most = target.rows?.upperBound ?? 1
        var moved: [Row] = []
        for (number, row) in rows.enumerated() {
            if number < most {
                moved.append(self.row(row, module.rows == nil ? nil : number, from: module, to: target))
            } else if !row.files.isEmpty || row.values.contains(where: \.isSet) {
                leave(module, number, "", "")
            }
        }
        return moved
    }

    private mutating func row(_ row: Row, _ number: Int?, from module: Module, to target: Module) -> Row {
        var moved = Row(values: target.fields.map { _ in .unset })
        for (index, value) in row.values.enumerated() where value.isSet && module.fields.indices.contains(index) {
            let field = module.fields[index]
            guard let place = target.fields.firstIndex(where: { $0.name == field.name }),
                let kept = translated(value, from: field, to: target.fields[place])
            else {
                leave(module, number, field.name, field.title)
                continue
            }
            moved.values[place] = kept
        }
        for file in row.files where module.attachments.indices.contains(file.attachment) {
            let attachment = module.attachments[file.attachment]
            if let place = target.attachments.firstIndex(where: { $0.name == attachment.name }) {
                moved.files.append(Row.File(attachment: place, file: file.file))
            } else {
                leave(module, number, attachment.name, attachment.title)
            }
        }
        return moved
    }

    private mutating func dispatchFiles(_ files: [DispatchFile]) -> [DispatchFile] {
        files.compactMap { file in
            if let stage = succession.stages[file.stage], let attachment = succession.attachments[file.attachment] {
                return DispatchFile(stage: stage, visit: file.visit, attachment: attachment, file: file.file)
            }
            let attachment = old.attachments[file.attachment]
            let term = Term(name: attachment.name, title: attachment.title)
            if !left.contains(term) { left.append(term) }
            return nil
        }
    }

    private func result(_ result: ResultRecord) -> ResultRecord? {
        guard let place = succession.outcomes[result.outcome] else { return nil }
        let fields = old.outcomes[result.outcome].fields
        let values = new.outcomes[place].fields.map { field -> Value in
            guard let index = fields.firstIndex(where: { $0.name == field.name }), result.values.indices.contains(index)
            else { return .unset }
            return translated(result.values[index], from: fields[index], to: field) ?? .unset
        }
        return ResultRecord(outcome: place, values: values)
    }

    // WHY: how it was called then is told by the machine of then, to which `CaseBody.former` leads. A deed done where
    // no successor is counts as none of the new machine's stages.
    private func deed(_ deed: Deed) -> Deed {
        Deed(
            stamp: deed.stamp, party: deed.party, verb: deed.verb,
            state: succession.states[Int(deed.state.index)] ?? new.initial, pick: succession.pick(deed.pick),
            modules: succession.set(deed.modules), isRight: deed.isRight, text: deed.text,
            result: deed.result.flatMap(result))
    }

    private mutating func leave(_ module: Module, _ row: Int?, _ name: String, _ title: String) {
        let place = row.map { ".\($0 + 1)" } ?? ""
        left.append(
            Term(
                name: module.name + place + (name.isEmpty ? "" : "." + name),
                title: module.title + place + (title.isEmpty ? "" : "·" + title)))
    }
}
