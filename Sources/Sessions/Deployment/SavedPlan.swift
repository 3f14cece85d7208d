// A plan that was written to a file, read again: of it only what it was made of counts, since the rest is made anew.
// Writing one lives in Reporting.

import Digests
import Engine
import Foundation
import Storage

/// What a saved plan was made of.
package struct SavedPlan: Hashable, Sendable {
    package let storeID: String
    package let sequence: Int
    package let head: String
    package let current: String?
    package let rulebookPath: String
    package let rulebookHash: String

    /// Nil where the bytes are no plan of a form that is known.
    package init?(_ bytes: [UInt8]) {
        guard let form = try? JSONDecoder().decode(Form.self, from: Data(bytes)), form.format == 1 else { return nil }
        storeID = form.store.id
        sequence = form.store.sequence
        head = form.store.head
        current = form.current
        rulebookPath = form.rulebook.path
        rulebookHash = form.rulebook.hash
    }

    /// Why a plan made now is not the one that was saved; nil where it is.
    package func refusal(of now: StorePlan) -> DeploymentRefusal? {
        if now.storeID != storeID { return .otherStore }
        if now.plan.hash != rulebookHash { return .rulebookDiffers }
        if now.plan.current != current { return .otherDefinition }
        return Int(now.head.sequence) == sequence && now.head.hash.hexadecimal == head ? nil : .storeWentOn
    }

    private struct Form: Decodable {
        struct Store: Decodable {
            let id: String
            let sequence: Int
            let head: String
        }

        struct Rulebook: Decodable {
            let path: String
            let hash: String
        }

        let format: Int
        let plan: String
        let store: Store
        let current: String?
        let rulebook: Rulebook
    }
}
