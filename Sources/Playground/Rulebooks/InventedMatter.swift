// One matter, invented: its statements in the order of the text. What its conditions ask lives in
// `InventedCondition.swift`, the properties that it is claimed to have in `InventedProperty.swift`.

/// A matter that is being invented.
struct InventedMatter {
    /// A module of the matter, with a field of its own for each kind of answer that conditions ask for.
    struct Part {
        let name: String
        let isList: Bool
    }

    /// A level that has been invented.
    struct Rung {
        let name: String
        var positions = 0
        var attachments: [String] = []
        var dispatches = false
        var terminates = false
        var recalls = false
        var returnsTo: [String] = []

        /// The names of its stages, as places.
        var stages: [String] { positions == 0 ? [name] : (1..<positions + 1).map { "\(name).\($0)" } }
    }

    let number: Int
    var dice: Dice
    let isPersonal: Bool
    let hasTarget: Bool
    var parts: [Part] = []
    var attachments: [String] = []
    var rungs: [Rung] = []
    var hasAppraisal = false
    private var lines: [String] = []
    /// Whether a condition of the matter asks for an answer; then no outcome writes anything.
    private var asksForAnswers = false
    /// What has been asked about.
    var asked: Set<Subject> = []

    init(number: Int, seed: UInt64) {
        self.number = number
        dice = Dice(seed: seed)
        isPersonal = dice.happens(75)
        hasTarget = dice.happens(25)
    }

    /// The unit that stands behind the applicant.
    var unit: String { isPersonal ? "applicant.unit" : "applicant" }
    var superior: String { unit + ".superior" }

    /// The matter's text, its properties included.
    mutating func text() -> String {
        let name = "m\(number)"
        lines = ["matter \(name) \"事项\(number)\" {", "    category  \"试验\""]
        lines.append("    applicant \(isPersonal ? "person" : "unit")")
        if hasTarget { lines.append("    target    unit \"对象\" by credit-code") }
        if dice.happens(40) { lines.append("    period    \(dice.pick(["once", "yearly"]) ?? "once")") }
        inventParts()
        inventConditions()
        if dice.happens(55) {
            attachments = dice.happens(50) ? ["report"] : ["report", "letter"]
            for attachment in attachments {
                lines.append("    attachment \(attachment) \"公文\(attachment)\" pdf up to 1 MB")
            }
        }
        for level in 1...[1, 2, 2, 3, 3, 4][dice.roll(6)] { inventLevel(level) }
        inventEnd()
        lines.append("}")
        lines += properties(of: name)
        return lines.joined(separator: "\n") + "\n"
    }

    private mutating func inventParts() {
        let count = [0, 1, 1, 1, 2, 2, 2, 3][dice.roll(8)]
        for index in 1..<(count + 1) {
            let part = Part(name: "part\(index)", isList: dice.happens(25))
            parts.append(part)
            lines.append("    module \(part.name) \"材料\(index)\"\(part.isList ? " list 0..5" : "") {")
            lines.append("        field note   \"说明\"  text")
            lines.append("        field grade  \"等级\"  choice A, B, C")
            lines.append("        field score  \"分数\"  number range 0..100")
            lines.append("        field agreed \"同意\"  flag optional")
            if part.isList || dice.happens(30) { lines.append("        attachment proof \"证明\" pdf up to 1 MB") }
            lines.append("    }")
        }
    }

    private mutating func inventConditions() {
        for _ in 0..<[0, 0, 1, 1, 2][dice.roll(5)] {
            let asksAnswers = !parts.isEmpty && dice.happens(40)
            if asksAnswers { asksForAnswers = true }
            let asked = question(onAnswers: asksAnswers, isStatement: true)
            let verb = dice.pick(["require", "forbid", "warn"]) ?? "warn"
            lines.append("    \(verb) \(asked) \(verb == "warn" ? "" : "else ")\"条件\(lines.count)\"")
        }
    }

    private mutating func inventLevel(_ place: Int) {
        var rung = Rung(name: "level\(place)")
        lines.append("    level \(rung.name) \"第\(place)级\" {")
        let isChain = reviewer(of: &rung)
        if dice.happens(place == 1 ? 10 : 25) {
            lines.append("        when      \(question(onAnswers: dice.happens(20)))")
        }
        if dice.happens(isChain ? 60 : 30) { lines.append("        optional") }
        if let part = parts.first, dice.happens(88) {
            lines.append("        judge     \(dice.happens(20) ? part.name : "every module")")
        }
        if dice.happens(15) {
            lines.append(
                "        \(dice.pick(["require", "forbid"]) ?? "require") \(question(isStatement: true)) else \"本级条件\"")
        }
        lines.append("        approve")
        inventReturn(&rung)
        if dice.happens(70) {
            rung.terminates = true
            lines.append("        terminate")
        }
        if dice.happens(45) {
            rung.recalls = true
            lines.append("        recall")
        }
        if dice.happens(attachments.isEmpty ? 10 : 60) {
            rung.dispatches = true
            rung.attachments = attachments.filter { _ in dice.happens(80) }
            let sign = dice.happens(50) ? " or " : ", "
            let with = rung.attachments.isEmpty ? "" : "  with " + rung.attachments.joined(separator: sign)
            lines.append("        dispatch\(with)")
        }
        lines.append("    }")
        rungs.append(rung)
    }

    /// Who reviews; whether that is a chain.
    private mutating func reviewer(of rung: inout Rung) -> Bool {
        let office = "hrss at \(dice.pick(["province", "prefecture", "county"]) ?? "county") of \(unit).division"
        var reviewers = [superior, "\(superior) then superior up to \(dice.roll(2...3))", office, office]
        if isPersonal { reviewers += [unit, unit] }
        if hasTarget { reviewers.append("target") }
        let reviewer = reviewers[dice.roll(reviewers.count)]
        lines.append("        reviewer  \(reviewer)")
        guard let most = reviewer.split(separator: " ").last.flatMap({ Int($0) }) else { return false }
        rung.positions = most
        return true
    }

    private mutating func inventReturn(_ rung: inout Rung) {
        guard dice.happens(75) else { return }
        rung.returnsTo = rungs.map(\.name).filter { _ in dice.happens(60) }
        if !parts.isEmpty, rung.returnsTo.isEmpty || dice.happens(80) { rung.returnsTo.insert("applicant", at: 0) }
        if rung.returnsTo.isEmpty { return }
        let targets = rung.returnsTo.joined(separator: ", ")
        lines.append("        return    to \(targets)\(dice.happens(35) ? " resume" : "")")
    }

    private mutating func inventEnd() {
        let clear = "clear applicant.phone"
        if dice.happens(30) {
            hasAppraisal = true
            lines += [
                "    appraisal \"评审\" {", "        office    hrss at province of \(unit).division",
                "        undecided \"未定\"", "        outcome   passed \"通过\"", "        outcome   failed \"未通过\"",
                "        publish   \"公布\"", "    }",
            ]
        }
        if !asksForAnswers, dice.happens(45) {
            lines.append("    on \(hasAppraisal ? "passed" : "approved") { \(clear) }")
        }
        if dice.happens(30) {
            let condition = dice.happens(50) ? "forbid \(question(isStatement: true)) else \"不能解除\"; " : ""
            lines.append("    release by applicant { \(condition)\(clear) }")
        }
        if dice.happens(60) {
            let hasReturned = rungs.contains { $0.returnsTo.contains("applicant") }
            var places = (parts.isEmpty ? [] : ["draft"]) + (hasReturned ? ["returned"] : []) + rungs.map(\.name)
            places = places.filter { _ in dice.happens(60) }
            if !places.isEmpty { lines.append("    revoke    from \(places.joined(separator: ", "))") }
        }
    }
}
