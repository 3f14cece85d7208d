// Every event goes into its record and comes back the same; what the rulebook cannot name is refused on the way in, and
// found on the way back.

import Engine
import Foundation
import Machines
import Storage
import TestSupport
import Testing

struct EventRecordTests {
    private static let fields = SampleRulebook.fields
    private static let values = SampleRulebook.values
    private static let file = FileReference(hash: String(repeating: "0f", count: 32), name: "证 明.pdf", sizeBytes: 12)

    /// Events of every kind and, where a kind has several forms, of every form. Case 1 is there, case 2 is not yet.
    static let events: [[Event]] =
        fields.indices.map { [.profileChanged(PartyID(1), field: $0, values[$0])] }
        + fields.indices.map { [.fieldSet(PartyID(1), field: $0, values[$0], cause: CaseID(1))] }
        + values.enumerated().map { index, value in
            [.changed(CaseID(1), .filled([Answer(module: 1, row: 2, field: index, value: value)]))]
        } + [
            [.deployed(hash: SampleRulebook.hash)],
            [
                .registered(Party(id: PartyID(2), kind: 0, values: values)),
                .account("李四", .opened(party: PartyID(2), .approver)),
                .profileChanged(PartyID(2), field: 1, .unset),
            ],
            [.registered(Party(id: PartyID(2), kind: 0, values: fields.map { _ in .unset }))],
            [.registered(Party(id: PartyID(2), kind: 0, values: []))],
            [.account("管理", .opened(party: nil, .administrator))], [.account("管理", .codeIssued(digest: "0f"))],
            [.account("管理", .codeAsked)], [.account("管理", .activated)],
            [.account("管理", .passwordSet("pbkdf2-sha256$1$AA$BB"))], [.account("管理", .loginFailed)],
            [.account("管理", .loggedIn)], [.account("管理", .loggedOut(isEverywhere: false))],
            [.account("管理", .loggedOut(isEverywhere: true))], [.account("管理", .disabled)],
            [.account("管理", .enabled)], [.account("管理", .draftsHandedOver(to: "李四"))],
            [.opinionsSet(PartyID(1), .approve, ["同意。", "属实 \"甲\""])], [.opinionsSet(PartyID(1), .return, [])],
            [.reviewDrafted(CaseID(1), nil)], [.reviewDrafted(CaseID(1), ReviewDraft(opinion: "未写完"))],
            [
                .reviewDrafted(
                    CaseID(1),
                    ReviewDraft(verb: .return, pick: .level(1), modules: ModuleSet([0, 1]), opinion: "补充"))
            ],
            [.exported(filter: "状态=通过", rows: 0)],
            [
                .changed(
                    CaseID(2),
                    .applied(
                        .init(
                            definition: 0, machine: 0, applicant: PartyID(1), target: PartyID(9), year: 2024,
                            answers: [Answer(module: 0, row: 0, field: 0, value: .text(""))]))),
                .changed(CaseID(2), .filled([])),
            ],
            [
                .changed(
                    CaseID(2),
                    .applied(
                        .init(
                            definition: 0, machine: 1, applicant: PartyID(1), target: nil, year: 2024, answers: [])))
            ],
            [.changed(CaseID(1), .attached(.module(1, row: 0, attachment: 0), file))],
            [.changed(CaseID(1), .attached(.dispatch(0), file))],
            [.changed(CaseID(1), .detached(.module(1, row: 3, attachment: 0)))],
            [.changed(CaseID(1), .detached(.dispatch(0)))],
            [.changed(CaseID(1), .submitted(nil))],
            [
                .changed(
                    CaseID(1),
                    .submitted(
                        .init(
                            stops: [
                                Stop(stage: 0, holder: PartyID(2)), Stop(stage: 1, holder: PartyID(3)),
                                Stop(stage: 2, holder: PartyID(4)),
                            ], appraiser: PartyID(5))))
            ],
            [.changed(CaseID(1), .submitted(.init(stops: [], appraiser: nil)))],
            [.changed(CaseID(1), .judged(ModuleSet([0, 1]), isRight: true, note: ""))],
            [.changed(CaseID(1), .judged(.none, isRight: false, note: "缺页"))],
            [.changed(CaseID(1), .approved(opinion: "同意"))],
            [.changed(CaseID(1), .returned(.applicant, ModuleSet([1]), opinion: "补充"))],
            [.changed(CaseID(1), .returned(.level(1), .none, opinion: ""))],
            [.changed(CaseID(1), .terminated(opinion: "资格不符"))],
            [.changed(CaseID(1), .recalled)], [.changed(CaseID(1), .dispatched)],
            [.changed(CaseID(1), .recorded(ResultRecord(outcome: 0, values: values)))],
            [.changed(CaseID(1), .recorded(ResultRecord(outcome: 0, values: Array(values.prefix(2)))))],
            [.changed(CaseID(1), .recorded(ResultRecord(outcome: 0, values: [])))],
            [.changed(CaseID(1), .published)], [.changed(CaseID(1), .revoked)], [.changed(CaseID(1), .released)],
        ]

    @Test func everyEventRoundTrips() throws {
        for commit in EventRecordTests.events {
            let store = MemoryStore(settings: StoreFixture.settings)
            var registry = SampleRulebook.registry()
            let before = store.head
            _ = try store.append(commit, stamp: SampleRulebook.stamp, registry: registry, ifHead: store.head)
            let back = try EventRecordTests.read(store, after: before, into: &registry)
            #expect(back.map(\.event) == commit)
            #expect(back.allSatisfy { $0.stamp == SampleRulebook.stamp })
        }
    }

    @Test func recordsReadWell() throws {
        let store = MemoryStore(settings: StoreFixture.settings)
        for commit in EventRecordTests.events {
            _ = try store.append(
                commit, stamp: SampleRulebook.stamp, registry: SampleRulebook.registry(), ifHead: store.head)
        }
        let text = try store.events().joined(separator: "\n") + "\n"
        Golden.check(text, at: "Tests/StorageTests/Golden/events.jsonl")
    }

    @Test func everyKindIsAmongThem() throws {
        let store = MemoryStore(settings: StoreFixture.settings)
        for commit in EventRecordTests.events {
            _ = try store.append(
                commit, stamp: SampleRulebook.stamp, registry: SampleRulebook.registry(), ifHead: store.head)
        }
        var kinds: Set<String> = []
        for event in try store.events() {
            if let kind = try StrictReader().read(Array(event.utf8))["kind"]?.text { kinds.insert(kind) }
        }
        let verbs = Verb.allCases.map { "\($0)" }
        #expect(kinds.count == verbs.count + 18)
    }

    @Test func refusesWhatTheRulebookCannotName() throws {
        let refused: [(event: Event, member: String)] = [
            (.registered(Party(id: PartyID(2), kind: 5, values: [])), "as"),
            (.registered(Party(id: PartyID(2), kind: 0, values: [.flag(true)])), "name"),
            (.profileChanged(PartyID(99), field: 0, .unset), "field"),
            (.profileChanged(PartyID(1), field: 99, .unset), "field"),
            (.profileChanged(PartyID(1), field: 5, .choice(2)), "grade"),
            (.changed(CaseID(9), .recalled), "case"),
            (.changed(CaseID(1), .judged(ModuleSet([7]), isRight: true, note: "")), "modules"),
            (.changed(CaseID(1), .returned(.level(7), .none, opinion: "")), "level"),
            (.changed(CaseID(1), .returned(.nothing, .none, opinion: "")), "to"),
            (.changed(CaseID(1), .attached(.dispatch(3), EventRecordTests.file)), "attachment"),
            (.changed(CaseID(1), .recorded(ResultRecord(outcome: 3, values: []))), "outcome"),
            (.changed(CaseID(1), .filled([Answer(module: 4, row: 0, field: 0, value: .unset)])), "module"),
            (
                .changed(CaseID(1), .submitted(.init(stops: [Stop(stage: 9, holder: PartyID(1))], appraiser: nil))),
                "stage"
            ),
        ]
        for one in refused {
            let store = MemoryStore(settings: StoreFixture.settings)
            let error = try storeError {
                _ = try store.append(
                    [one.event], stamp: SampleRulebook.stamp, registry: SampleRulebook.registry(), ifHead: store.head)
            }
            #expect(error == .eventUnwritable(member: one.member), "\(one.event)")
            #expect(store.head.sequence == 0)
        }
    }

    @Test(arguments: [
        ("{}", StoreError.eventUnreadable(sequence: 1, member: "kind")),
        ("{\"kind\":\"abolished\",\"case\":1}", .unknownEventKind(sequence: 1, kind: "abolished")),
        ("{\"kind\":\"recalled\"}", .eventUnreadable(sequence: 1, member: "case")),
        ("{\"kind\":\"recalled\",\"case\":\"1\"}", .eventUnreadable(sequence: 1, member: "case")),
        ("{\"kind\":\"recalled\",\"case\":7}", .eventUnreadable(sequence: 1, member: "case")),
        (
            "{\"kind\":\"judged\",\"case\":1,\"modules\":[\"x\"],\"right\":true,\"note\":\"\"}",
            .eventUnreadable(sequence: 1, member: "modules")
        ),
        (
            "{\"kind\":\"account-opened\",\"account\":\"x\",\"party\":-1,\"role\":\"clerk\"}",
            .eventUnreadable(sequence: 1, member: "party")
        ),
        (
            "{\"kind\":\"profile-changed\",\"party\":1,\"field\":\"score\",\"value\":\"3.50\"}",
            .eventUnreadable(sequence: 1, member: "value")
        ),
        (
            "{\"kind\":\"profile-changed\",\"party\":1,\"field\":\"born\",\"value\":\"2023-02-29\"}",
            .eventUnreadable(sequence: 1, member: "value")
        ),
    ])
    func findsWhatCannotBeRead(event: String, expected: StoreError) throws {
        let store = MemoryStore(settings: StoreFixture.settings)
        let before = store.head
        try store.add(RecordBatch(atMilliseconds: 0, session: "", by: "", events: [Array(event.utf8)]))
        var registry = SampleRulebook.registry()
        #expect(try storeError { _ = try EventRecordTests.read(store, after: before, into: &registry) } == expected)
    }

    /// Folds what stands in the store, as another session would that has read nothing yet.
    private static func read(
        _ store: MemoryStore, after head: Head, into registry: inout Registry
    ) throws -> [StoredEvent] {
        var back: [StoredEvent] = []
        let resolve: (String) -> Ruleset? = { _ in SampleRulebook.ruleset }
        try store.fold(from: head.sequence + 1, into: &registry, resolve: resolve) { back.append($0) }
        return back
    }
}
