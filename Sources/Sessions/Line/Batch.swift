// One act on many cases in one commit: all of them or none, or with --partial those that can. Each case gets its line.

package import Engine
import Machines
import Source
import Storage

extension Call {
    /// What the command acts on: the selected cases, or the open one.
    func subjects() throws(Failure) -> [CaseID] {
        _ = try account()
        let desk = session.desk
        if !desk.selected.isEmpty { return desk.selected }
        if let open = desk.open { return [open] }
        throw .refusal(Refusal(.nothingSelected), nil)
    }

    /// Carries out an act on all these cases in one commit. `before` is called when all is decided; `detail` tells of a
    /// case after it, where it stands unless told otherwise.
    func batch(
        _ ids: [CaseID], zh: String, en: String, before: () throws(StoreError) -> Void = {},
        detail: ((Case) -> String)? = nil, act: (Case, Machine) -> Act
    ) throws(Failure) -> Answer {
        let isPartial = arguments.option("--partial") != nil
        let detail = detail ?? session.status
        if ids.count == 1, let id = ids.first {
            let after = try single(id, before, act)
            return done(after, zh: zh, en: en, detail: detail(after))
        }
        var lines: [BatchLine] = []
        do throws(Failure) {
            try session.commit(before: before) { registry, author in
                let acts = ids.compactMap { id in
                    registry.case(id).map { (id, act($0, registry.machine(of: $0))) }
                }
                lines = registry.decideBatch(acts, by: author) { [session] count in
                    session.environment.progress.show(count, acts.count)
                }
                return joined(lines, isPartial: isPartial)
            }
        } catch {
            guard case .refusal(let refusal, _) = error, refusal.code == .batchRefused else { throw error }
            throw .batch(refusal, refusals(lines))
        }
        return answer(lines, zh, en, detail)
    }

    private func single(
        _ id: CaseID, _ before: () throws(StoreError) -> Void, _ act: (Case, Machine) -> Act
    ) throws(Failure) -> Case {
        let subject = try self.case(id)
        let act = act(subject, registry.machine(of: subject))
        try session.commit(at: session.place(of: subject), before: before) { registry, author in
            registry.decide(act, on: id, by: author)
        }
        return try self.case(id)
    }

    private func joined(_ lines: [BatchLine], isPartial: Bool) -> Result<[Event], Refusal> {
        let failed = refusals(lines).count
        if failed > 0, !isPartial || failed == lines.count {
            return .failure(
                Refusal(.batchRefused).with("count", .number(lines.count)).with("failed", .number(failed)))
        }
        return .success(lines.flatMap { (try? $0.result.get()) ?? [] })
    }

    private func refusals(_ lines: [BatchLine]) -> [BatchRefusal] {
        lines.compactMap { line in
            guard case .failure(let refusal) = line.result else { return nil }
            return BatchRefusal(id: line.id, refusal: refusal)
        }
    }

    private func answer(_ lines: [BatchLine], _ zh: String, _ en: String, _ detail: (Case) -> String) -> Answer {
        let failed = refusals(lines)
        let count = lines.count - failed.count
        let left = failed.isEmpty ? "" : words(zh: "，未办理 \(failed.count) 件", en: ", \(failed.count) not")
        var answer = answer(zh: "\(zh)：\(count) 件\(left)", en: "\(en): \(count) cases\(left)")
        for line in lines {
            guard case .success = line.result, let subject = registry.case(line.id) else { continue }
            answer.add("  " + session.label(of: subject) + " · " + detail(subject))
        }
        for refused in failed { answer.add(session.line(of: refused)) }
        return answer
    }
}

/// A case of a batch that can not go, and why.
package struct BatchRefusal: Hashable, Sendable {
    package let id: CaseID
    package let refusal: Refusal
}
