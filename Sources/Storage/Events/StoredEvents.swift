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
        let decoder = EventDecoder()
        var failed: StoreError?
        try read(from: sequence) { record in
            guard failed == nil else { return }
            if record.batch.index == 1 { between(record.sequence, &registry) }
            let stamp = Stamp(
                at: Moment(milliseconds: record.atMilliseconds), session: record.session, by: record.by)
            do throws(UnreadableEvent) {
                let event = try decoder.event(record.event, in: &registry)
                let stored = StoredEvent(sequence: record.sequence, stamp: stamp, event: event)
                if let before { before(stored, registry) }
                registry.fold(event, stamp: stamp, resolve: resolve)
                take(stored)
            } catch {
                switch error {
                case .unknownKind(let kind): failed = .unknownEventKind(sequence: record.sequence, kind: kind)
                case .member(let member): failed = .eventUnreadable(sequence: record.sequence, member: member)
                }
            }
        }
        if let failed { throw failed }
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
