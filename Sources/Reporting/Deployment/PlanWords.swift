// The words of a plan in both languages: matters, parts, fields, obstacles, the sum. Their layout is not here.

package import Engine
package import Source

/// Tells the parts of a plan to one reader.
package struct PlanWords: Sendable {
    package let language: Language

    package init(_ language: Language) {
        self.language = language
    }

    func words(_ zh: String, _ en: String) -> String { Words(zh: zh, en: en)[language] }

    func term(_ term: Term) -> String { printable(language == .zh ? term.title : term.name) }

    /// A state with its level, which two states may share a title with: `unit.review`, in Chinese `待审核（unit.review）`.
    func state(_ state: Term) -> String {
        printable(language == .zh ? "\(state.title)（\(state.name)）" : state.name)
    }

    func terms(_ terms: [Term]) -> String { terms.map(term).joined(separator: words("、", ", ")) }

    func matterChange(_ kind: DeploymentPlan.MatterChange.Kind) -> String {
        switch kind {
        case .new: words("新增", "new")
        case .changed: words("修改", "changed")
        case .removed: words("取消", "removed")
        }
    }

    func part(_ part: DeploymentPlan.Part) -> String {
        switch part {
        case .parties: words("主体", "parties")
        case .offices: words("部门", "offices")
        case .divisions: words("行政区划", "divisions")
        case .calendar: words("日历", "calendar")
        case .opinions: words("常用意见", "opinions")
        case .migrations: words("迁移", "migrations")
        }
    }

    /// `unit.insurance`, in Chinese `单位·社会保险登记证编码`.
    func field(_ change: DeploymentPlan.FieldChange) -> String {
        guard let field = change.field else { return term(change.party) }
        return term(change.party) + words("·", ".") + term(field)
    }

    func fieldChange(_ change: DeploymentPlan.FieldChange) -> String {
        let count = change.holders
        switch change.kind {
        case .vanishes:
            return words(
                "不再有；\(count) 个主体在用，所填内容保留给仍按原规则办理的办件",
                "is gone; held by \(count), kept for cases that go on under earlier definitions")
        case .changesType:
            return words(
                "类型改变；\(count) 个主体已填，按新规则为未填，原内容保留给仍按原规则办理的办件",
                "has another type; held by \(count), unset under the new rulebook and kept for cases under earlier ones"
            )
        case .losesChoices:
            return words(
                "少了选项；\(count) 个主体选的是这些选项，按新规则为未填",
                "loses choices; held by \(count), unset under the new rulebook and kept for cases under earlier ones")
        }
    }

    /// Why a case would be stranded, one sentence.
    package func reason(_ obstacle: Obstacle) -> String {
        let sentence = language == .zh ? obstacle.kind.reason.zh : obstacle.kind.reason.en
        let isMove = obstacle.kind == .otherState && obstacle.things.count == 2
        let things =
            isMove
            ? obstacle.things.map(state).joined(separator: " → ")
            : obstacle.kind == .noState || obstacle.kind == .noWayOn
                ? obstacle.things.map(state).joined(separator: words("、", ", ")) : terms(obstacle.things)
        return sentence.replacing("{things}", with: things)
    }

    /// What a migration would do wrong, one sentence.
    package func reason(_ fault: MigrationFault) -> String {
        let kind = Obstacle.Kind.unproven
        let clause =
            switch fault.reason {
            case .stranded(let obstacles):
                obstacles.map { "\($0.kind.id) \(reason($0))" }.joined(separator: words("；", "; "))
            case .breaks(let law, let told):
                (law.map { $0 + " " } ?? "") + printable(language == .zh ? told.zh : told.en)
            case .unexplored: words("可能的办件太多，不能全部查验", "there are too many to look at each")
            }
        return (language == .zh ? kind.reason.zh : kind.reason.en).replacing("{things}", with: clause)
    }

    /// Where such a case stands, and where it would go.
    func way(of fault: MigrationFault) -> String {
        [fault.state, fault.target].compactMap(\.self).map(state).joined(separator: " → ")
    }

    /// The sum in one sentence.
    package func sum(_ plan: DeploymentPlan) -> String {
        let groups = plan.groups
        func count(_ groups: [PlanGroup]) -> Int { groups.reduce(0) { $0 + $1.numbers.count } }
        let (stranded, moving, staying) = (count(groups.stranded), count(groups.moving), count(groups.staying))
        switch plan.status {
        case .unchanged: return words("规则与存储在用的相同，部署不会改变任何内容。", "The rulebook is the one in use; nothing would change.")
        case .blocked where stranded == 0:
            return words(
                "不能部署：迁移不适于按旧规则可能出现的全部办件。",
                "Blocked: a migration is not right for every case that may come up.")
        case .blocked:
            return words(
                "不能部署：\(stranded) 件办件没有去处。",
                "Blocked: \(stranded) \(stranded == 1 ? "case" : "cases") would be stranded.")
        case .changes:
            return words(
                "可以部署：\(staying) 件办件按原规则继续，\(moving) 件转入新规则。",
                "Can be deployed: \(staying) running \(staying == 1 ? "case stays" : "cases stay"), "
                    + "\(moving) \(moving == 1 ? "moves" : "move").")
        }
    }
}
