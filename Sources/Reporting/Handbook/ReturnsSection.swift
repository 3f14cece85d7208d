// The section on returns: from where to where, what can be edited then, and where the case goes next.

internal import Checking
internal import Machines

extension MatterWriter {
    /// What may be returned; nil for a matter whose levels return nothing.
    var returnsSection: Section? {
        var table = HTMLTable(
            id("return-targets"), pen.words(zh: "退回的去处", en: "Targets of returns"),
            heads: [
                pen.words(zh: "从", en: "From"), pen.words(zh: "退回至", en: "To"),
                pen.words(zh: "可以修改什么", en: "What can be edited then"), pen.words(zh: "之后", en: "What follows"),
            ])
        for (index, level) in definition.levels.enumerated() {
            for statement in level.returns {
                if statement.targets.contains(where: { $0.place == .applicant }) {
                    addApplicant(statement.resumes, from: index, to: &table)
                }
                let levels = statement.targets.compactMap { target -> HTML? in
                    if case .level(let level) = target.place { link(toLevel: level) } else { nil }
                }
                if !levels.isEmpty { add(levels, from: index, to: &table) }
            }
        }
        guard !table.rows.isEmpty else { return nil }
        let intro = pen.words(
            zh: "退回必须写意见。核对为有误的模块都要勾选；修改过的模块须重新核对，没有修改的保留原来的核对。",
            en: "A return needs an opinion. Every module judged wrong has to be named. Modules that were edited "
                + "are judged anew; verdicts on the others stay.")
        return Section(id("returns"), pen.words(zh: "退回", en: "Returns"), .paragraph(intro) + table.markup)
    }

    private func addApplicant(_ resumes: Bool, from index: Int, to table: inout HTMLTable) {
        let edited =
            machine.modules.isEmpty
            ? pen.words(zh: "没有可填写的内容", en: "nothing: there is nothing to fill in")
            : pen.words(
                zh: "只有退回时勾选的模块（至少一个）",
                en: "only the modules named at the return, at least one")
        let next =
            resumes
            ? pen.words(zh: "重新提交后直接回到", en: "submitted again it comes straight back to ")
                + link(toLevel: index)
            : pen.words(zh: "重新提交后从头逐级审核，第一级是", en: "submitted again it begins the ladder anew, at ")
                + link(toLevel: 0)
        table.add(link(toLevel: index), pen.words(zh: "申报人", en: "the applicant"), edited, next)
    }

    private func add(_ levels: [HTML], from index: Int, to table: inout HTMLTable) {
        table.add(
            link(toLevel: index), pen.list(levels), pen.words(zh: "不开放填写", en: "nothing"),
            pen.words(
                zh: "由该级重新审核勾选的模块，再逐级向上",
                en: "that level judges the named modules again, and the case goes up from there"))
    }
}
