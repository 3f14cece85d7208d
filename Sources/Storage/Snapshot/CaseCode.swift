// A case in the bytes of a snapshot and back. What a case is lives in the engine.

import Digests
import Engine
import Machines

extension ByteWriter {
    mutating func put(_ subject: Case) {
        put(UInt64(subject.definition))
        put(UInt64(subject.machine))
        put(subject.applicant)
        put(subject.target) { $0.put($1) }
        put(subject.applied)
        put(subject.year)
        put(subject.since)
        put(subject.configuration)
        put(subject.body)
    }

    private mutating func put(_ configuration: Configuration) {
        put(UInt64(configuration.state.index))
        put(UInt64(configuration.visit))
        put(UInt64(configuration.route.bits))
        put(configuration.verdicts)
        put(UInt64(configuration.editable.bits))
        put(UInt64(configuration.flagged.bits))
        put(UInt64(configuration.attached.bits))
        put(configuration.undo.state) { $0.put(UInt64($1.index)) }
        put(UInt64(configuration.undo.attached.bits))
        put(UInt64(configuration.undo.visit))
        put(UInt64(configuration.undo.flagged.bits))
        put(configuration.undo.entered)
        put(configuration.resume) { $0.put(UInt64($1)) }
        put(configuration.recorded) { $0.put(UInt64($1)) }
        put(configuration.shelf) { $0.put($1) }
    }

    private mutating func put(_ verdicts: Verdicts) {
        put(UInt64(verdicts.right.bits))
        put(UInt64(verdicts.wrong.bits))
    }

    private mutating func put(_ body: CaseBody) {
        put(body.answers) { $0.put($1) }
        put(body.stops) { writer, stop in
            writer.put(UInt64(stop.stage))
            writer.put(stop.holder)
        }
        put(body.appraiser) { $0.put($1) }
        put(body.dispatchFiles) { writer, file in
            writer.put(UInt64(file.stage))
            writer.put(UInt64(file.visit))
            writer.put(UInt64(file.attachment))
            writer.put(file.file)
        }
        put(body.result) { $0.put($1) }
        put(body.deeds) { $0.put($1) }
        put(body.submissions)
        put(body.submitted) { writer, modules in writer.put(modules) { $0.put($1) } }
        put(body.revisions) { writer, revision in
            writer.put(revision.submission)
            writer.put(revision.before) { writer, part in
                writer.put(UInt64(part.module))
                writer.put(part.rows)
            }
        }
        put(body.former) { writer, former in
            writer.put(UInt64(former.definition))
            writer.put(UInt64(former.machine))
            writer.put(former.deeds) { $0.put($1) }
            writer.put(former.stamp)
        }
    }

    private mutating func put(_ rows: [Row]) {
        put(rows) { writer, row in
            writer.put(row.values) { $0.put($1) }
            writer.put(row.files) { writer, file in
                writer.put(UInt64(file.attachment))
                writer.put(file.file)
            }
        }
    }

    private mutating func put(_ file: FileReference) {
        put(file.hash)
        put(file.name)
        put(file.sizeBytes)
    }

    private mutating func put(_ result: ResultRecord) {
        put(UInt64(result.outcome))
        put(result.values) { $0.put($1) }
    }

    private mutating func put(_ stamp: Stamp) {
        put(stamp.at)
        put(stamp.session)
        put(stamp.by)
    }

    private mutating func put(_ deed: Deed) {
        put(deed.stamp)
        put(deed.party)
        put(deed.verb)
        put(UInt64(deed.state.index))
        put(deed.pick)
        put(UInt64(deed.modules.bits))
        put(deed.isRight)
        put(deed.text)
        put(deed.result) { $0.put($1) }
    }
}

extension ByteReader {
    mutating func subject(_ id: CaseID) throws(SnapshotFault) -> Case {
        let (definition, machine): (Int, Int) = (try narrow(), try narrow())
        let applicant = try partyID()
        let target = try optional { reader throws(SnapshotFault) in try reader.partyID() }
        let applied = try stamp()
        let year = try int()
        let since = try moment()
        return Case(
            id: id, definition: definition, machine: machine, applicant: applicant, target: target, applied: applied,
            year: year, configuration: try configuration(), since: since, body: try body())
    }

    private mutating func configuration() throws(SnapshotFault) -> Configuration {
        let state = try state()
        let visit: UInt16 = try narrow()
        let route = StageSet(bits: try narrow())
        let verdicts = try verdicts()
        var configuration = Configuration(state: state, editable: ModuleSet(bits: try narrow()))
        configuration.visit = visit
        configuration.route = route
        configuration.verdicts = verdicts
        configuration.flagged = ModuleSet(bits: try narrow())
        configuration.attached = AttachmentSet(bits: try narrow())
        configuration.undo.state = try optional { reader throws(SnapshotFault) in try reader.state() }
        configuration.undo.attached = AttachmentSet(bits: try narrow())
        configuration.undo.visit = try narrow()
        configuration.undo.flagged = ModuleSet(bits: try narrow())
        configuration.undo.entered = try self.verdicts()
        configuration.resume = try optional { reader throws(SnapshotFault) in try reader.narrow() }
        configuration.recorded = try optional { reader throws(SnapshotFault) in try reader.narrow() }
        configuration.shelf = try list { reader throws(SnapshotFault) in try reader.verdicts() }
        return configuration
    }

    private mutating func state() throws(SnapshotFault) -> StateID {
        StateID(Int(try narrow(UInt16.self)))
    }

    private mutating func verdicts() throws(SnapshotFault) -> Verdicts {
        var verdicts = Verdicts()
        verdicts.right = ModuleSet(bits: try narrow())
        verdicts.wrong = ModuleSet(bits: try narrow())
        return verdicts
    }

    private mutating func body() throws(SnapshotFault) -> CaseBody {
        var body = CaseBody()
        body.answers = try list { reader throws(SnapshotFault) in try reader.rows() }
        body.stops = try list { reader throws(SnapshotFault) in
            Stop(stage: try reader.narrow(), holder: try reader.partyID())
        }
        body.appraiser = try optional { reader throws(SnapshotFault) in try reader.partyID() }
        body.dispatchFiles = try list { reader throws(SnapshotFault) in
            DispatchFile(
                stage: try reader.narrow(), visit: try reader.narrow(), attachment: try reader.narrow(),
                file: try reader.file())
        }
        body.result = try optional { reader throws(SnapshotFault) in try reader.result() }
        body.deeds = try list { reader throws(SnapshotFault) in try reader.deed() }
        body.submissions = try int()
        body.submitted = try optional { reader throws(SnapshotFault) in
            try reader.list { reader throws(SnapshotFault) in try reader.rows() }
        }
        body.revisions = try list { reader throws(SnapshotFault) in
            Revision(
                submission: try reader.int(),
                before: try reader.list { reader throws(SnapshotFault) in
                    Revision.Part(module: try reader.narrow(), rows: try reader.rows())
                })
        }
        body.former = try list { reader throws(SnapshotFault) in
            Former(
                definition: try reader.narrow(), machine: try reader.narrow(),
                deeds: try reader.list { reader throws(SnapshotFault) in try reader.deed() },
                stamp: try reader.stamp())
        }
        return body
    }

    private mutating func rows() throws(SnapshotFault) -> [Row] {
        try list { reader throws(SnapshotFault) in
            var row = Row(values: try reader.list { reader throws(SnapshotFault) in try reader.value() })
            row.files = try reader.list { reader throws(SnapshotFault) in
                Row.File(attachment: try reader.narrow(), file: try reader.file())
            }
            return row
        }
    }

    private mutating func file() throws(SnapshotFault) -> FileReference {
        FileReference(hash: try text(), name: try text(), sizeBytes: try int())
    }

    private mutating func result() throws(SnapshotFault) -> ResultRecord {
        ResultRecord(
            outcome: try narrow(), values: try list { reader throws(SnapshotFault) in try reader.value() })
    }

    private mutating func stamp() throws(SnapshotFault) -> Stamp {
        Stamp(at: try moment(), session: try text(), by: try text())
    }

    private mutating func deed() throws(SnapshotFault) -> Deed {
        Deed(
            stamp: try stamp(), party: try partyID(), verb: try verb(), state: try state(), pick: try pick(),
            modules: ModuleSet(bits: try narrow()), isRight: try flag(), text: try text(),
            result: try optional { reader throws(SnapshotFault) in try reader.result() })
    }
}
