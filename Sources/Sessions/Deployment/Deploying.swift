// Planning and deploying at a store: the plan is made of what the store says now, and deployed only while it still
// does. What a plan says is Engine's; saved plans stand in `SavedPlan.swift`.

import Compilation
import Digests
package import Engine
import Machines
package import Reporting
import Scenarios
package import Source
package import Storage

/// A plan, and the store's head that it was made at.
package struct StorePlan: Sendable {
    package let plan: DeploymentPlan
    package let storeID: String
    package let head: Head

    /// What it was made of; the rulebook was read from that path.
    package func origin(path: String) -> PlanOrigin {
        PlanOrigin(storeID: storeID, sequence: Int(head.sequence), head: head.hash.hexadecimal, path: path)
    }
}

/// Why nothing was deployed.
package enum DeploymentRefusal: Error, Hashable, Sendable, CaseIterable {
    /// `D0201`
    case storeWentOn
    /// `D0202`
    case otherDefinition
    /// `D0203`
    case rulebookDiffers
    /// `D0204`
    case otherStore
    /// `D0205`
    case blocked
    /// `D0206`
    case notConfirmed

    /// The code, stable for ever.
    package var code: String {
        switch self {
        case .storeWentOn: "D0201"
        case .otherDefinition: "D0202"
        case .rulebookDiffers: "D0203"
        case .otherStore: "D0204"
        case .blocked: "D0205"
        case .notConfirmed: "D0206"
        }
    }

    /// What is wrong, and what to do.
    package var words: Words {
        switch self {
        case .storeWentOn:
            Words(
                zh: "做出计划之后存储又有了新记录，没有部署；请重新计划",
                en: "the store has gone on since the plan was made; nothing was deployed, plan again")
        case .otherDefinition:
            Words(
                zh: "存储在用的规则已不是计划时的，没有部署；请重新计划",
                en: "the store's rulebook is not the one that the plan was made at; nothing was deployed, plan again")
        case .rulebookDiffers:
            Words(
                zh: "规则已不是计划的那一份，没有部署；请重新计划",
                en: "the rulebook is not the one that was planned; nothing was deployed, plan again")
        case .otherStore:
            Words(
                zh: "这份计划是为另一个存储做的，没有部署", en: "the plan was made for another store; nothing was deployed")
        case .blocked:
            Words(
                zh: "有办件没有去处，或可能出现的办件不能这样转入，没有部署；请补全迁移，或不迁移这一事项",
                en: "cases would be stranded, or some that may come up can not move; nothing was deployed: "
                    + "complete the migration, or leave the matter out of it")
        case .notConfirmed: Words(zh: "没有确认，没有部署", en: "not confirmed; nothing was deployed")
        }
    }
}

extension Session {
    /// What deploying the rulebook now would do. Writes nothing.
    package func plan(for rulebook: SoundRulebook) throws(Failure) -> StorePlan {
        try catchUp()
        return planned(rulebook, in: registry, faults: faults(of: rulebook, in: registry))
    }

    /// Takes the rulebook into use by one event in one commit, and gives the plan that it carried out; nil where it is
    /// in use already. With `exactly` the store must stand where it stood when the plan was made; without, it must
    /// still come to the same for every case.
    package func deploy(
        _ rulebook: SoundRulebook, asIn shown: StorePlan, exactly: Bool
    ) throws(Failure) -> Result<StorePlan?, DeploymentRefusal> {
        let compiled = rulebook.compiled
        guard let digest = SHA256Digest(hexadecimal: Array(compiled.hash.utf8)) else {
            return .failure(.rulebookDiffers)
        }
        var result = Result<StorePlan?, DeploymentRefusal>.success(nil)
        func keepDefinition() throws(StoreError) { try store.putDefinition(digest, rulebook.files) }
        try write(at: nil, by: "", before: keepDefinition) { registry in
            // WHY: a migration's faults depend on the definitions alone, and on no case.
            let isKnown = shown.plan.hash == compiled.hash && shown.plan.current == registry.currentHash
            let faults = isKnown ? shown.plan.faults : faults(of: rulebook, in: registry)
            let now = planned(rulebook, in: registry, faults: faults)
            let refusal = refusal(of: now, asIn: shown, exactly: exactly)
            result = refusal.map { .failure($0) } ?? .success(now.plan.isUnchanged ? nil : now)
            return .success(refusal == nil && !now.plan.isUnchanged ? [.deployed(hash: compiled.hash)] : [])
        }
        return result
    }

    private func refusal(of now: StorePlan, asIn shown: StorePlan, exactly: Bool) -> DeploymentRefusal? {
        if now.storeID != shown.storeID { return .otherStore }
        if now.plan.hash != shown.plan.hash { return .rulebookDiffers }
        if now.plan.current != shown.plan.current { return .otherDefinition }
        if exactly, now.head != shown.head { return .storeWentOn }
        if now.plan.isBlocked { return .blocked }
        return exactly || now.plan.cases == shown.plan.cases ? nil : .storeWentOn
    }

    /// What the rulebook's migrations would do wrong to cases that may come up.
    private func faults(of rulebook: SoundRulebook, in registry: Registry) -> [MigrationFault] {
        let (compiled, progress) = (rulebook.compiled, environment.progress)
        return registry.coveredMachines(by: compiled.ruleset, hash: compiled.hash).flatMap { covered in
            covered.faults(compiled.properties[covered.migration.machine], in: language) {
                progress.show($0, max($0 + 1, $1))
            }
        }
    }

    private func planned(
        _ rulebook: SoundRulebook, in registry: Registry, faults: [MigrationFault]
    ) -> StorePlan {
        let progress = environment.progress
        let total = registry.cases.count
        let plan = registry.plan(
            for: rulebook.compiled.ruleset, hash: rulebook.compiled.hash, at: moment, faults: faults
        ) {
            progress.show($0, total)
        }
        return StorePlan(plan: plan, storeID: store.settings.id, head: store.head)
    }
}
