// Events in and out of any store, with the registry that their names are looked up in.

package import Engine
package import Machines

/// An event as it stands in the journal, with who wrote it when.
package struct StoredEvent: Hashable, Sendable {
    /// The record's number.
    package let sequence: Int64
    /// When, in which session, by which account.
    package let stamp: Stamp
    /// The event.
    package let event: Event
}

extension EventStore {
    /// Appends the events of one command if the journal's end is still `head`. `registry` is the state that they were
    /// decided on; it is not changed. An event that its rulebook cannot name is refused with the member's name.
    package func append(
        _ events: [Event], stamp: Stamp, registry: Registry, ifHead head: Head
    ) throws(StoreError) -> AppendOutcome {
        try append(try RecordBatch(events, stamp: stamp, registry: registry), ifHead: head)
    }

    /// Reads on from this handle's head, folds every event into the registry and then gives it to `take`. `resolve`
    /// gives the ruleset of a definition by its hash. Before each command's first event `between` gets its number, and
    /// may put another registry in the place of this one that says the same.
    ///
    /// After an error the registry holds what came before the event that could not be read, but the head is beyond it:
    /// the session must not go on with either.
    package func fold(
        into registry: inout Registry, resolve: (String) -> Ruleset?,
        between: (Int64, inout Registry) -> Void = { _, _ in }, _ take: (StoredEvent) -> Void
    ) throws(StoreError) {
        try fold(from: head.sequence + 1, into: &registry, resolve: resolve, between: between, take)
    }

    /// As `fold(into:resolve:_:)`, from a number on; the registry holds what came before it. `before` gets every event
    /// with the registry as it was before the event.
    package func fold(
        from sequence: Int64, into registry: inout Registry, resolve: (String) -> Ruleset?,
        before: ((StoredEvent, Registry) -> Void)? = nil,
        between: (Int64, inout Registry) -> Void = { _, _ in }, _ take: (StoredEvent) -> Void
    ) throws(StoreError) {
        let reading = EventReading()
        var failed: StoreError?
        try read(from: sequence, ahead: reading.ahead) { part, place in
            guard failed == nil else { return }
            if part.records[place].batch.index == 1 { between(part.records[place].sequence, &registry) }
            do throws(UnreadableEvent) {
                let (event, step, isOfAccount) = try reading.event(of: place, in: &part, &registry)
                let stored = StoredEvent(
                    sequence: part.records[place].sequence, stamp: part.stamp(of: place), event: event)
                let party = reading.party(of: stored.stamp.by, step, isOfAccount: isOfAccount, &registry)
                if let before { before(stored, registry) }
                registry.fold(stored.event, stamp: stored.stamp, by: party, taking: step, resolve: resolve)
                take(stored)
            } catch {
                failed = error.failure(of: part.records[place].sequence)
            }
        }
        if let failed { throw failed }
    }
}

extension RecordPart {
    /// Who wrote a record when. WHY: read where it lies, for a record is too many parts to be copied.
    @inline(__always)
    fileprivate func stamp(of place: Int) -> Stamp {
        Stamp(
            at: Moment(milliseconds: records[place].atMilliseconds), session: records[place].session,
            by: records[place].by)
    }
}

extension Record {
    /// Who wrote it when.
    var stamp: Stamp {
        Stamp(at: Moment(milliseconds: atMilliseconds), session: session, by: by)
    }
}

extension UnreadableEvent {
    /// What a reading says of a record of which this is the matter.
    func failure(of sequence: Int64) -> StoreError {
        switch self {
        case .unknownKind(let kind): .unknownEventKind(sequence: sequence, kind: kind)
        case .member(let member): .eventUnreadable(sequence: sequence, member: member)
        }
    }
}

extension RecordBatch {
    /// The events of one command on their way into a journal. `registry` is the state that they were decided on. An
    /// event that its rulebook cannot name is refused with the member's name.
    package init(_ events: [Event], stamp: Stamp, registry: Registry) throws(StoreError) {
        var writing = RecordFromEvent(naming: EventNaming(registry), count: events.count)
        for event in events {
            do throws(UnwritableEvent) {
                try writing.add(event)
            } catch {
                throw .eventUnwritable(member: error.member)
            }
        }
        self.init(
            atMilliseconds: stamp.at.milliseconds, session: stamp.session, by: stamp.by, content: writing.bytes,
            ends: writing.ends, attachments: writing.attachments)
    }
}
