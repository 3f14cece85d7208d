// Filling in everything that is required, in a training store: samples for the fields and attachments that have none,
// as scenarios take them too. Single fields are filled in by `Commands/Fill.swift`.

import Engine
import Machines
import Scenarios
import Source
import Storage

extension Call {
    /// Gives a sample to everything required that is missing and may be edited, in one commit.
    func fillEverything(_ subject: Case) throws(Failure) -> Answer {
        try expectTraining(session.called("fill everything", "填写 全部"))
        try arguments.expectEnd()
        var filling = SampleFilling(store: session.store)
        // WHY: what is decided is known only after the decision, and so are the files that it names.
        let files = SampleFileList()
        try session.commit(at: session.place(of: subject), before: files.keep) { registry, author in
            let decided = filling.events(of: subject.id, in: registry, by: author)
            files.files = filling.files
            return decided
        }
        let (answers, attached) = (filling.answerCount, filling.files.count)
        if answers + attached == 0 { return answer(zh: "没有缺少的内容", en: "nothing is missing") }
        return answer(
            zh: "已取样例：\(answers) 项内容、\(attached) 个附件", en: "samples: answers \(answers), files \(attached)")
    }
}

/// The files of a filling, which are kept when it is decided.
private final class SampleFileList {
    var files: [GivenFile] = []

    func keep() throws(StoreError) {
        for file in files { try file.keep() }
    }
}

/// Decides what a filling does.
private struct SampleFilling {
    let store: any EventStore
    private(set) var answerCount = 0
    private(set) var files: [GivenFile] = []

    init(store: any EventStore) {
        self.store = store
    }

    mutating func events(of id: CaseID, in registry: Registry, by author: Author) -> Result<[Event], Refusal> {
        answerCount = 0
        files = []
        guard let subject = registry.case(id) else {
            return .failure(Refusal(.unknownCase).with("case", .case(id)))
        }
        let samples = Samples(for: registry.ruleset(of: subject))
        var registry = registry
        var events: [Event] = []
        let acts = samples.actsFillingEverything(of: subject, in: registry, at: author.at)
        // Where there is nothing to fill in, it still must be the author's to fill in.
        if acts.isEmpty, case .failure(let refusal) = registry.decide(.fill([]), on: id, by: author) {
            return .failure(refusal)
        }
        for act in acts {
            switch registry.decide(withContent(act, in: registry, of: subject), on: id, by: author) {
            case .failure(let refusal): return .failure(refusal)
            case .success(let decided):
                let stamp = Stamp(at: author.at, session: "", by: author.account)
                for event in decided { registry.fold(event, stamp: stamp) { _ in nil } }
                events += decided
            }
        }
        return .success(events)
    }

    /// The act with files that have a content.
    private mutating func withContent(_ act: Act, in registry: Registry, of subject: Case) -> Act {
        switch act {
        case .fill(let answers):
            answerCount += answers.count
            return act
        case .attach(let slot, _):
            guard let attachment = registry.machine(of: subject).attachment(at: slot) else { return act }
            let file = GivenFile(sampleFor: attachment, of: registry.ruleset(of: subject), in: store)
            files.append(file)
            return .attach(slot, file.reference)
        default: return act
        }
    }
}
