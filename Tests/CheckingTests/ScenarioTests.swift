// Scenarios, properties, opinions and migrations, codes M06xx: where each finding stands, and what is resolved.

import Checking
import Source
import Testing

@Suite struct ScenarioTests {
    @Test(arguments: [
        #"«M0601»ofice: submit"#,
        #"«M0602»later: submit; given unit later { name "丙" }"#,
        #"given «M0301»units other { name "丙" }"#,
        #"given unit «M0316»office { name "丙" }"#,
        #"given unit other { «M0303»nam "丙" }"#,
        #"given unit other { name "丙"; «M0316»name "丁" }"#,
        #"given unit other { division «M0315»220381; kind «M0312»学校; hrss «M0405»3 }"#,
        #"given unit other { name «M0405»丙 }"#,
        #"given unit other { head «M0613»office; superior «M0601»nobody }"#,
        #"«M0613»office: apply"#,
        #"zhang: apply to «M0502»office"#,
        #"zhang: fill «M0308»basi.note "x""#,
        #"zhang: fill basic.«M0303»not "x""#,
        #"zhang: fill basic.grade «M0312»D"#,
        #"zhang: fill basic.age «M0405»"三十""#,
        #"zhang: fill «M0605»works.title "x""#,
        #"zhang: fill basic.«M0606»1.note "x""#,
        #"zhang: fill works.«M0607»6.title "x""#,
        #"zhang: fill works.«M0607»0.title "x""#,
        #"zhang: attach «M0311»lettre"#,
        #"zhang: attach basic.«M0604»proof"#,
        #"office: judge «M0308»base right"#,
        #"office: return to «M0309»frist"#,
        #"office: return to applicant «M0308»base "请补充""#,
        #"office: «M0609»recall"#,
        #"office: «M0609»record approved"#,
        #"expect state «M0608»frist"#,
        #"expect state «M0608»appraisal"#,
        #"expect state «M0609»second.dispatch"#,
        #"expect state first.«M0611»2"#,
        #"expect state chain.«M0611»3.review"#,
        #"expect editable basic, «M0308»base"#,
        #"expect holder «M0601»ofice"#,
        #"expect count returned «M0525»1.5"#,
        #"expect count returned 1 for «M0601»ofice"#,
        #"expect attached «M0311»lettre"#,
        #"«M0609»expect result undecided"#,
        #"expect zhang cannot submit with «M0603»R207"#,
        #"expect «M0601»chang cannot submit with R0207"#,
    ])
    func scenarioStatements(_ statement: String) { check(sampleScenario(statement)) }

    @Test(arguments: [
        #"scenario "s" for «M0306»n { expect state draft }"#,
        #"scenario "s" for m, «M0306»n { expect state first }"#,
        #"scenario "s" for m, t, «M0708»m { expect state terminated }"#,
        #"scenario "s" for m, t { given person zhang { }; zhang: «M0609»submit; expect state terminated }"#,
        #"scenario "s" for m { given person zhang { }; zhang: apply for «M0306»n; expect state first }"#,
        #"scenario "s" for m { given person zhang { }; zhang: «M0612»apply for t; expect state first }"#,
        #"scenario "s" for m { given person z { }; expect z cannot apply for «M0306»n with R0401 }"#,
        #"scenario "s" for t { given person z { }; z: fill for m «M0308»base.note "x"; expect state only }"#,
        #"scenario «M0616»"s" for m { given person zhang { } }"#,
        #"property "p" for «M0306»n { always applicant.unit is set }"#,
        #"property "p" for m { always after «M0309»frist.approve: attached letter }"#,
        #"property "p" for m { always after second.«M0609»dispatch: attached letter }"#,
        #"property "p" for m { always after first.«M0610»submit: attached letter }"#,
        #"property "p" for m { never after «M0609»publish: attached letter }"#,
        #"property "p" for m { never attached «M0311»lettre or attached basic.«M0604»proof }"#,
        #"property "p" for m { never not (attached letter and «M0403»applicant.name) }"#,
        #"property "p" for m { never attached «M0408»basic.note.x }"#,
        #"property "p" for m { first.approve only after «M0309»frist.approve }"#,
        #"property "p" for m { from every state can reach «M0608»passed }"#,
        #"opinions "常用" { approve "同意。", «M0615»"同意。"; return "同意。" }"#,
        #"migrate old to «M0306»n { state first to first }"#,
        #"migrate m to t { state «M0608»frist to only; state first.review to «M0608»first }"#,
        #"migrate old to m { state a to first; state «M0614»a to second }"#,
        #"migrate old to m { state a to «M0617»chain.review; state b to chain.2.review }"#,
        #"migrate old to m { state a to «M0608»review }"#,
        #"scenario "s" for t { given person zhang { }; zhang: «M0612»apply; expect state only }"#,
        #"scenario "s" for t { given person zhang { }; zhang: apply to «M0613»zhang; expect state only }"#,
        #"scenario "s" for t { given person zhang { }; zhang: «M0609»submit; expect state «M0608»draft }"#,
    ])
    func otherDeclarations(_ text: String) { check(sampleMatters + text) }

    @Test func everyVerbAndExpectationIsResolved() {
        let (rulebook, diagnostics) = checked([wholeScenario, sampleParties])
        // WHY: these texts use little of what the shared parties offer.
        let own = diagnostics.filter { $0.code.code < "M07" }
        #expect(own.map { "\($0.code.code) \($0.headline(in: .en))" } == [])
        let scenario = rulebook.scenarios.first
        #expect(scenario?.parties.map(\.name) == ["office", "zhang"])
        #expect(scenario?.parties.last?.values.last?.content == .party(0))
        let acts = scenario?.steps.compactMap { step in
            if case .act(_, _, let action) = step.form { withoutValues(action) } else { nil }
        }
        let recorded = scenario?.steps.compactMap { step in
            if case .act(_, _, .record(_, let values)) = step.form { values } else { nil }
        }.first
        #expect(
            acts == [
                .apply(target: 0), .fillEverything,
                .fill(AnswerPlace(module: 1, row: 2, field: 0), .literal(.text("论文"))),
                .attach(.module(1, row: 2, attachment: 0), file: "论文.pdf"),
                .detach(.module(1, row: 2, attachment: 0)), .submit, .judge(.named([1]), isRight: false, note: "缺"),
                .judge(.others, isRight: true, note: nil), .judge(.everything, isRight: true, note: nil),
                .return(.applicant, modules: [1], opinion: "请补充"), .return(.level(0), modules: [], opinion: nil),
                .approve(opinion: "同意"), .attach(.dispatch(0), file: nil), .dispatch, .recall,
                .terminate(opinion: nil),
                .record(outcome: 0, values: []), .publish, .revoke, .release,
            ])
        #expect(recorded?.map(\.content) == [.literal(.choice(1))])
        let expected = scenario?.steps.compactMap { step in
            if case .expect(let expectation) = step.form { expectation } else { nil }
        }
        #expect(
            expected == [
                .state(.returned), .state(.review(level: 0, step: nil)), .state(.dispatch(level: 0, step: 2)),
                .state(.outcome(1)), .editable([1]), .count(.review(level: nil, step: nil), 0, viewer: 0),
                .count(.appraisal, 2, viewer: nil), .holder([0, 1]), .result(outcome: 0, viewer: 1),
                .result(outcome: nil, viewer: nil), .attached(.dispatch(0)),
                .cannot(
                    actor: 1, matter: 0, .fill(AnswerPlace(module: 0, row: nil, field: 0), .literal(.flag(true))),
                    code: "R0207"),
            ])
    }

    @Test func aScenarioForSeveralMattersIsOneForEach() {
        let text = """
            scenario "s" for m, t {
                given person zhang { }
                given unit office { }
                zhang: apply for t to office
                expect zhang 不能 撤销 用于 m with R0201
                expect state terminated
            }
            """
        let (rulebook, diagnostics) = checked([sampleMatters + text, sampleParties])
        #expect(diagnostics.filter { $0.severity == .error }.map(\.code.code) == [])
        #expect(rulebook.scenarios.map(\.matter) == [0, 1])
        for scenario in rulebook.scenarios {
            #expect(
                scenario.steps.map(\.form) == [
                    .act(actor: 0, matter: 1, .apply(target: 1)),
                    .expect(.cannot(actor: 0, matter: 0, .revoke, code: "R0201")), .expect(.state(.terminated)),
                ])
        }
    }

    @Test func propertiesOpinionsAndMigrationsAreResolved() {
        let (rulebook, diagnostics) = checked([wholeProperties, sampleParties])
        // WHY: these texts use little of what the shared parties offer.
        let own = diagnostics.filter { $0.code.code < "M07" }
        #expect(own.map { "\($0.code.code) \($0.headline(in: .en))" } == [])
        let forms = rulebook.properties.flatMap(\.statements).map { "\($0.form)" }
        #expect(forms.count == 5)
        #expect(forms.first?.hasPrefix("always(after: Optional(") == true)
        #expect(forms.last == "canReach(nil)")
        #expect(rulebook.opinions.flatMap(\.opinions).map(\.text) == ["情况属实。", "同意。", "材料不全。"])
        let moves = rulebook.migrations.first?.moves
        #expect(moves?.map(\.from) == ["draft", "first", "second.2.review", "third.dispatch"])
        #expect(
            moves?.map(\.to) == [
                .draft, .review(level: 0, step: 1), .review(level: 0, step: 2), .dispatch(level: 0, step: 1),
            ])
    }
}

/// The action with no recorded values, which hold places in the text.
private func withoutValues(_ action: ScenarioAction) -> ScenarioAction {
    if case .record(let outcome, _) = action { .record(outcome: outcome, values: []) } else { action }
}

/// A matter with a chain, and one with a target.
private let sampleMatters =
    sampleMatter(
        #"level chain "链" { reviewer applicant.unit.superior then superior up to 2; approve }"#,
        level: "judge every module; return to applicant, first")
        + """

        matter t "对象" {
            category "类别"
            applicant person
            target unit "单位" by credit-code
            level only "一级" { reviewer target; approve }
        }

        """

/// A scenario of the first of them around a statement.
private func sampleScenario(_ statement: String) -> String {
    sampleMatters + """
        scenario "情景" for m {
            given unit office { name "甲单位"; division 220104; kind 企业; hrss no }
            given person zhang { name "张三"; born 1980-01-01; income 1.5; since 2001; unit office }
            \(statement)
            expect state draft
        }
        """
}

private let wholeScenario = """
    matter w "全" {
        category "类别"
        applicant person
        target unit "单位" by credit-code
        module basic "基本" { field sure "确认" flag }
        module works "业绩" list 0..3 { field title "名称" text; attachment proof "证明" pdf up to 1 MB }
        attachment letter "申报函" pdf up to 5 MB
        level first "一级" {
            reviewer target then superior up to 2
            judge every module
            approve
            return to applicant, first
            terminate
            recall
            dispatch with letter
        }
        appraisal "评审" {
            office applicant.unit
            outcome passed "通过" { field grade "级别" choice A, B }
            outcome failed "未通过"
            publish
        }
        release by applicant
        revoke from draft
    }
    scenario "全部" for w {
        clock 2023-07-01
        given unit office { name "甲" }
        given person zhang { name "张三"; unit office }
        zhang: apply to office
        zhang: fill everything
        zhang: fill works.2.title "论文"
        zhang: attach works.2.proof "论文.pdf"
        zhang: detach works.2.proof
        zhang: submit
        office: judge works wrong "缺"
        office: judge others right
        office: judge everything right
        office: return to applicant works "请补充"
        office: return to first
        office: approve "同意"
        office: attach letter
        office: dispatch
        office: recall
        office: terminate
        office: record passed grade B
        office: publish
        zhang: revoke
        zhang: release
        expect state returned
        expect state first
        expect state first.2.dispatch
        expect state failed
        expect editable works
        expect count review 0 for office
        expect count appraisal 2
        expect holder office, zhang
        expect result passed for zhang
        expect result undecided
        expect attached letter
        expect zhang cannot fill basic.sure yes with R0207
    }
    """

private let wholeProperties = """
    matter w "全" {
        category "类别"
        applicant person
        attachment letter "申报函" pdf up to 5 MB
        level first "一级" {
            reviewer applicant.unit then superior up to 2
            approve
            dispatch with letter
        }
        module basic "基本" { field sure "确认" flag; attachment proof "证明" pdf up to 1 MB }
    }
    property "一" for w {
        always after first.dispatch: attached letter or attached basic.proof
        never after submit: basic.sure and not attached letter
        dispatch only after first.approve
        from every state can reach first.dispatch
    }
    property "二" for w { from every state can reach end }
    opinions "常用" { approve "情况属实。", "同意。"; return "材料不全。" }
    migrate old to w {
        state draft to draft
        state first to first.1
        state second.2.待审核 to first.2.review
        state third.送审 to first.1.dispatch
    }
    """
