// The way of one case through its machines, as a store's journal has it. It is read beside running sessions and changes
// nothing; how it is shown does not live here.

import Digests
package import Engine
package import Machines

/// What the journal says of one case.
package struct CaseHistory: Sendable {
    /// Where the case stood at a moment: a machine of a definition, and a state of it.
    package struct Place: Hashable, Sendable {
        package let definition: Int
        package let machine: Int
        package let state: StateID
    }

    /// A record after which the case stood elsewhere.
    package struct Move: Hashable, Sendable {
        /// Nil before the application.
        package let from: Place?
        package let to: Place
        package let stamp: Stamp
        /// What was done; nil where a deployment moved the case.
        package let verb: Verb?
        /// Whoever did it; nil where a deployment moved the case.
        package let party: PartyID?
    }

    /// Everything that the journal says, at its end.
    package let registry: Registry
    /// In the order of the journal; empty where there is no such case.
    package let moves: [Move]

    /// The machine at a place.
    package func machine(at place: Place) -> Machine {
        registry.definitions[place.definition].ruleset.machines[place.machine]
    }

    /// Reads the journal of the store at a path as it is now. The lock is shared with others, and held only until it is
    /// known where the journal ends.
    ///
    /// - Throws: What stands against reading; also a definition that is missing, for which cases would be passed over.
    package static func read(
        of id: CaseID, at path: String, access: StoreAccess = StoreAccess(), progress: ReadingProgress? = nil
    ) throws(UpkeepError) -> CaseHistory {
        let (folder, reading) = try UpkeepError.storing { () throws(StoreError) in
            let folder = try StoreFolder.open(at: path, access: access)
            let reading = try JournalReading(folder, access)
            try reading.journal.expectAllSegments()
            return (folder, reading)
        }
        let definitions = DefinitionFolder(files: folder.files, folder: folder.path)
        let missing = MissingDefinition()
        var fold = EventFold { hash in
            let ruleset = (try? definitions.get(hash)).flatMap { Ruleset(definition: $0, hash: hash) }
            if ruleset == nil { missing.hash = hash }
            return ruleset
        }
        var moves: [Move] = []
        _ = try reading.run(progress) { record in
            fold.take(record)
            let before = moves.last?.to
            guard let after = fold.registry.place(of: id), after != before else { return }
            moves.append(fold.registry.move(of: id, from: before, to: after, stamp: record.stamp))
        }
        if let hash = missing.hash { throw .store(.definitionMissing(hash)) }
        if let fault = fold.fault { throw .store(fault) }
        return CaseHistory(registry: fold.registry, moves: moves)
    }
}

/// The hash of a definition that could not be read.
private final class MissingDefinition {
    var hash: SHA256Digest?
}

extension Registry {
    /// Where the case stands; nil where there is none of this number.
    fileprivate func place(of id: CaseID) -> CaseHistory.Place? {
        self.case(id).map { subject in
            CaseHistory.Place(
                definition: subject.definition, machine: subject.machine, state: subject.configuration.state)
        }
    }

    /// What the case's last record says. A deployment leaves no deed.
    fileprivate func move(
        of id: CaseID, from before: CaseHistory.Place?, to after: CaseHistory.Place, stamp: Stamp
    ) -> CaseHistory.Move {
        let subject = self.case(id)
        guard let before else {
            return CaseHistory.Move(from: nil, to: after, stamp: stamp, verb: .apply, party: subject?.applicant)
        }
        let isDeployment = before.definition != after.definition || before.machine != after.machine
        let deed = isDeployment ? nil : subject?.body.deeds.last
        return CaseHistory.Move(from: before, to: after, stamp: stamp, verb: deed?.verb, party: deed?.party)
    }
}
