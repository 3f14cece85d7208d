// Faults planted in the text of a rulebook: `zhuji verify` finds each, `zhuji run` plays the session it prints, and the
// mended text is clean. Faults that no text can have are planted in the machine, in VerificationTests.

import Foundation
import TestSupport
import Testing

/// A text with a fault, the same text mended, and what is found.
private struct PlantedFault: CustomTestStringConvertible, Sendable {
    let law: String
    /// What the fault and the sound twin write for a part of the matter; a part that is empty is left as it is.
    var part = ""
    let fault: String
    let twin: String
    /// What the message must name.
    let names: String
    /// The state in which the printed session ends, and what the prompt says of the case there; nil without a session.
    var ends: (state: String, told: String)?
    /// Who acts last in the session, and a deed that is refused there.
    var refused: String?

    var testDescription: String { "\(law): \(fault)" }

    private static let unit = "approve; return to applicant; recall"
    private static let county = "approve; return to applicant, unit; terminate"
    private static let draft = (state: "draft", told: "· draft")
    private static let review = (state: "unit.review", told: "waiting for 某单位 (unit) to review")
    private static let dispatch = (state: "unit.dispatch", told: "waiting for 某单位 (unit) to dispatch")
    private static let countyReview = (state: "county.review", told: "waiting for 南关区局 (county) to review")
    private static let approved = (state: "approved", told: "· approved")

    static let laws = [
        PlantedFault(
            law: "V0101", part: "optional;", fault: "optional; when basic.days > 5 and basic.days < 5;",
            twin: "optional; when basic.days > 5;", names: "county.review"),
        PlantedFault(
            law: "V0102", part: county, fault: "forbid basic.days > 5 else \"天数过多\"; approve",
            twin: "forbid basic.days > 5 else \"天数过多\"; approve; terminate", names: "county.review",
            ends: countyReview,
            refused: "as bureau-county: open 1; judge basic,more right; approve \"In order.\""),
        PlantedFault(
            law: "V0103", part: unit,
            fault: "require basic.days > 5 else \"天数过少\"; " + unit,
            twin: unit, names: "in county.review nobody can ever approve"),
    ]

    /// A property that does not hold, one that does, and where the shortest way against the first ends.
    private static func property(
        _ fault: String, holds twin: String, ends: (state: String, told: String)
    ) -> PlantedFault {
        PlantedFault(law: "V0201", fault: fault, twin: twin, names: "性质", ends: ends)
    }

    static let properties = [
        property(
            "always attached letter", holds: "always attached letter or not attached letter", ends: draft),
        property(
            "always after unit.approve: attached letter", holds: "always after unit.dispatch: attached letter",
            ends: dispatch),
        property(
            "never attached letter", holds: "never attached letter and not attached letter",
            ends: (state: "unit.dispatch", told: "letter 申请书.pdf")),
        property(
            "never after unit.dispatch: attached letter", holds: "never after county.approve: attached letter",
            ends: approved),
        property(
            "never after unit.approve: basic.days > 10 and basic.days < 12",
            holds: "never after unit.approve: basic.days is not set", ends: dispatch),
        property(
            "county.approve only after unit.return", holds: "county.approve only after unit.dispatch",
            ends: approved),
        property(
            "terminate only after county.judge", holds: "terminate only after unit.judge",
            ends: (state: "terminated", told: "· terminated")),
        property(
            "from every state can reach terminated", holds: "from every state can reach end", ends: review),
    ]
}

@Suite struct PlantedRulebookFaultTests {
    private static let start = """
        divisions "divisions.json"
        party person "人" {
            field name "姓名" text
            field unit "单位" unit optional
        }
        party unit "单位" {
            field name "名称" text
            field division "区划" division
            field bureau "局" flag
        }
        office bureau "局" among unit when bureau by division tiers province "省", prefecture "市", county "县"
        matter leave "请假" {
            category "日常"
            applicant person
            module basic "基本信息" { field days "天数" number }
            module more "更多" { field note "说明" text }
            attachment letter "申请书" pdf up to 1 MB
            level unit "单位" {
                reviewer applicant.unit; judge every module
                approve; return to applicant; recall
                dispatch with letter
            }
            level county "县" {
                reviewer bureau at county of applicant.unit.division; optional; judge every module
                approve; return to applicant, unit; terminate
            }
            revoke from draft, returned
        }

        """

    /// The rulebook with a part written otherwise, or with statements of a property.
    private func text(_ written: String, for fault: PlantedFault) -> String {
        if fault.part.isEmpty { return Self.start + "property \"性质\" for leave { \(written) }\n" }
        let text = Self.start.replacing(fault.part, with: written)
        // What the unit requires contradicts what the county forbids; each by itself can be met.
        guard fault.law == "V0103" else { return text }
        return text.replacing("optional;", with: "optional; forbid basic.days > 5 else \"天数过多\";")
    }

    private func verified(_ text: String, in folder: TemporaryFolder) throws -> (Int32, [[String: Any]]) {
        try folder.write(text, to: "rules.matter")
        let outcome = try Program.zhuji().run(
            ["verify", folder.path, "--format", "json", "--lang", "en"])
        let read = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any], "\(outcome.errors)")
        let matters = try #require(read["matters"] as? [[String: Any]])
        return (outcome.status, matters.flatMap { $0["findings"] as? [[String: Any]] ?? [] })
    }

    @Test(arguments: PlantedFault.laws + PlantedFault.properties)
    private func aPlantedFaultIsFoundAndPlayed(_ fault: PlantedFault) throws {
        let folder = try TemporaryFolder(isDurable: false)
        try folder.write(try Repository.text("workflows/divisions.json"), to: "divisions.json")
        let (soundStatus, remarks) = try verified(text(fault.twin, for: fault), in: folder)
        #expect(soundStatus == 0, "\(remarks)")
        let (status, findings) = try verified(text(fault.fault, for: fault), in: folder)
        #expect(status == 1)
        let finding = try #require(
            findings.first {
                $0["code"] as? String == fault.law && ($0["message"] as? String ?? "").contains(fault.names)
            }, "\(findings)")
        // No session shows an absence: that nothing comes to a state, or that nobody takes a decision.
        guard let ends = fault.ends else {
            #expect(finding["session"] == nil)
            return
        }
        let session = try #require(finding["session"] as? String)
        #expect(session.hasSuffix("# expect state \(ends.state)"), "\(session)")
        try play(session + "\n", to: ends.told, refused: fault.refused, in: folder)
    }

    /// Plays a session, expects what is told of the case at its end, and that the deed is refused there.
    private func play(_ session: String, to told: String, refused: String?, in folder: TemporaryFolder) throws {
        func played(_ text: String) throws -> Program.Outcome {
            try folder.write(text, to: "shown.session")
            return try Program.zhuji().run(
                ["run", folder.path + "/shown.session", "--memory", "--rulebook", folder.path, "--lang", "en"])
        }
        let alone = try played(session)
        #expect(alone.status == 0, "\(alone.output)\(alone.errors)")
        // The last deed has been taken, and whoever opens the case sees it there.
        let last = try #require(session.split(separator: "\n").last { $0.hasPrefix("as ") })
        let lastAnswer = alone.output.components(separatedBy: "> \(last)\n").last ?? ""
        #expect(lastAnswer.contains(told), "\(alone.output)")
        guard let refused else { return }
        let pieces = refused.split(separator: ";").map { $0.trimmingPrefix { $0 == " " } }
        let actor = refused.prefix { $0 != ":" }
        let lines = pieces.enumerated().map { $0.offset == 0 ? String($0.element) : "\(actor): \($0.element)" }
        let kept = try played(session + lines.dropLast().joined(separator: "\n") + "\n")
        #expect(kept.status == 0, "\(kept.output)\(kept.errors)")
        let tried = try played(session + lines.joined(separator: "\n") + "\n")
        #expect(tried.status == 1, "\(tried.output)")
    }
}
