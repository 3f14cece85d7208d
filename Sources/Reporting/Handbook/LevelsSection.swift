// The section on who acts when: the way of a case from the applicant up the ladder to its end, and each level in full.

internal import Checking
internal import Machines
internal import Source

extension MatterWriter {
    var levelsSection: Section? {
        let intro =
            machine.levels.isEmpty
            ? pen.words(zh: "本事项没有审核级次。", en: "This matter has no levels of review.")
            : pen.words(
                zh: "提交时确定这一件要经过哪些级次，之后不再变动。",
                en: "Which levels a case goes through is fixed when it is submitted.")
        return Section(
            id("levels"), pen.words(zh: "审核级次", en: "Levels of review"),
            .paragraph(intro) + road.markup, parts: machine.levels.indices.map { section(ofLevel: $0) } + appraisalPart)
    }

    private var road: HTMLTable {
        var table = HTMLTable(
            id("road"), pen.words(zh: "由谁按什么次序办理", en: "Who acts in which order"),
            heads: [
                pen.words(zh: "级次", en: "Level"),
                pen.words(zh: "由谁办理", en: "Who acts"), pen.words(zh: "何时略过", en: "Passed over"),
                pen.words(zh: "期限", en: "Time limit"), pen.words(zh: "可以做什么", en: "What can be done"),
            ])
        let none = pen.words(zh: "—", en: "—")
        table.add(
            pen.words(zh: "申报", en: "application"), book.link(toParty: facts.applicant), none, none,
            pen.text(verb(.apply) + pen.plain(zh: "、", en: ", ")) + verbs { $0 == .applicant })
        for (index, level) in machine.levels.enumerated() {
            table.add(
                .text("\(index + 1) ") + link(toLevel: index), pen.text(words(for: level.reviewer)),
                passing(of: level).map(pen.text) ?? pen.words(zh: "不略过", en: "never"),
                level.deadline.map { pen.text($0.words[pen.language]) } ?? pen.words(zh: "不限", en: "none"),
                verbs { self.level(of: $0) == index })
        }
        if let appraisal = machine.appraisal {
            table.add(
                .text("\(machine.levels.count + 1) ")
                    + link(to: "appraisal", pen.introduced("appraisal", appraisal.title)),
                pen.text(words(for: appraisal.office)), pen.words(zh: "不略过", en: "never"), none,
                verbs { $0 == .office })
        }
        return table
    }

    /// The rows that somebody can take: nobody attaches anything where no module asks for a file, and a case without
    /// modules is never in its draft.
    var offeredRows: [Transition] {
        let hasFiles = machine.modules.contains { !$0.attachments.isEmpty }
        return machine.transitions.filter { row in
            if machine.modules.isEmpty, row.from == machine.initial { return false }
            return hasFiles || row.pick != .nothing || row.verb != .attach && row.verb != .detach
        }
    }

    /// The level of a reviewer; nil for the applicant and the office.
    func level(of actor: Actor) -> Int? {
        if case .stage(let stage) = actor { machine.stages[stage].level } else { nil }
    }

    /// What those may do for whom the rows are.
    private func verbs(of isMeant: (Actor) -> Bool) -> HTML {
        let rows = offeredRows.filter { isMeant($0.actor) }
        let verbs = Verb.allCases.filter { verb in rows.contains { $0.verb == verb } }
        return pen.list(
            verbs.map { verb -> String in
                self.verb(verb, at: rows.first { $0.verb == verb }.flatMap { level(of: $0.actor) })
            })
    }
}

extension MatterWriter {
    /// A level in full.
    private func section(ofLevel index: Int) -> Section {
        let level = machine.levels[index]
        let declared = definition.levels[index]
        let content: [(name: HTML, fact: HTML)] = [
            (pen.words(zh: "审核人", en: "Reviewer"), pen.text(words(for: level.reviewer))),
            (
                pen.words(zh: "何时略过", en: "Passed over"),
                passing(of: level).map(pen.text) ?? pen.words(zh: "不略过", en: "never")
            ),
            (pen.words(zh: "核对", en: "Judges"), links(toModules: level.judged)),
            (pen.words(zh: "通过", en: "Approval"), approval(at: index)),
            (pen.words(zh: "退回", en: "Return"), returns(at: index)),
            (pen.words(zh: "终止", en: "Termination"), termination(at: index)),
            (pen.words(zh: "撤回", en: "Recall"), recall(at: index)),
            (pen.words(zh: "送审", en: "Dispatch"), dispatch(at: index)),
            (pen.words(zh: "期限", en: "Time limit"), timeLimit(of: level)),
            (pen.words(zh: "依据", en: "Rule"), origin(declared.location)),
        ]
        return Section(
            id("level-" + level.name), pen.heading(level.name, level.title),
            book.documentation(at: declared.location) + .facts(content))
    }

    private func approval(at index: Int) -> HTML {
        let conditions = conditions(atLevel: index)
        let judging =
            machine.levels[index].judged.isEmpty
            ? ""
            : pen.plain(
                zh: "，须已核对全部模块，且没有核对为有误的",
                en: "; every module has to be judged, and none wrong")
        let name = pen.text(pen.quoted(verb(.approve, at: index)) + judging + pen.plain(zh: "。", en: "."))
        let points = conditions.map { condition in
            link(to: "condition-\(condition)", pen.text(machine.conditions[condition].text))
        }
        return name + .points(points)
    }

    private func returns(at index: Int) -> HTML {
        let targets = definition.levels[index].returns.flatMap(\.targets).map { target -> HTML in
            switch target.place {
            case .applicant: pen.words(zh: "申报人", en: "the applicant")
            case .level(let level): link(toLevel: level)
            }
        }
        guard !targets.isEmpty else { return .nothing }
        let name = pen.text(pen.quoted(verb(.return, at: index)) + pen.plain(zh: "，至：", en: " to: "))
        return name + pen.list(targets) + pen.words(zh: "（", en: " (")
            + link(to: "returns", pen.words(zh: "退回后怎样办理", en: "what follows")) + pen.words(zh: "）", en: ")")
    }

    private func termination(at index: Int) -> HTML {
        guard definition.levels[index].terminate != nil else { return .nothing }
        return pen.text(
            pen.quoted(verb(.terminate, at: index))
                + pen.plain(zh: "，办件就此结束。", en: ", which ends the case."))
    }

    private func recall(at index: Int) -> HTML {
        guard definition.levels[index].recall != nil else { return .nothing }
        return pen.text(
            pen.quoted(verb(.recall, at: index))
                + pen.plain(
                    zh: "：自己的决定，在还没有人接着办理时。",
                    en: ": one’s own decision, while nobody has acted after it."))
    }

    private func dispatch(at index: Int) -> HTML {
        guard let dispatch = definition.levels[index].dispatch else { return .nothing }
        let name = pen.quoted(verb(.dispatch, at: index))
        let attachments = dispatch.attachments.map { place in
            link(to: "attachment-" + machine.attachments[place].name, pen.text(attachment(place)))
        }
        guard !attachments.isEmpty else {
            return pen.words(
                zh: "通过后再\(name)，不需要附件。",
                en: "\(name) after the approval; nothing has to be attached.")
        }
        let joint = dispatch.needsAll ? pen.words(zh: "和", en: " and ") : pen.words(zh: "或", en: " or ")
        return pen.words(
            zh: "通过后再\(name)，须附：",
            en: "\(name) after the approval, with ") + attachments.joined(by: joint)
            + pen.words(zh: "。", en: ".")
    }

    private func timeLimit(of level: Level) -> HTML {
        guard let deadline = level.deadline else { return .nothing }
        let days = deadline.words[pen.language]
        return pen.words(zh: "办件到达后 \(days)内。", en: "\(days) from the day on which the case arrives.")
    }

    func attachment(_ index: Int) -> String {
        pen.called(machine.attachments[index].name, machine.attachments[index].title)
    }

    private var appraisalPart: [Section] {
        guard let appraisal = machine.appraisal, let declared = definition.appraisal else { return [] }
        let outcomes = machine.outcomes.map { outcome in
            link(to: "outcome-" + outcome.name, pen.text(pen.called(outcome.name, outcome.title)))
        }
        let undecided = appraisal.undecidedTitle
        return [
            Section(
                id("appraisal"), pen.heading("appraisal", appraisal.title),
                book.documentation(at: declared.location)
                    + .facts([
                        (pen.words(zh: "评审部门", en: "Office"), pen.text(words(for: appraisal.office))),
                        (pen.words(zh: "结果", en: "Outcomes"), pen.list(outcomes)),
                        (
                            pen.words(zh: "公布前", en: "Before publication"),
                            pen.words(
                                zh: "评审部门以外的人只看到“\(undecided)”，登记的结果可以更正。",
                                en: "All others see the case as undecided (\(undecided)); a recorded result can "
                                    + "be corrected.")
                        ),
                        (pen.words(zh: "依据", en: "Rule"), origin(declared.location)),
                    ]))
        ]
    }
}
