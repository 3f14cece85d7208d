// What an invented matter asks of the world and of its applicant's answers.

extension InventedMatter {
    /// What a question is about; of one subject no two statements ask that could contradict each other.
    enum Subject: Hashable {
        case fee, superior, office, kind, staff, openCase, today, unit, membership, years, age, target, targetFee
        case part(String)
    }

    /// A condition that can be met and can fail: one question, or two about different things put together.
    ///
    /// - Parameter isStatement: Whether it stands beside others that have to be met too.
    mutating func question(onAnswers: Bool = false, isStatement: Bool = false) -> String {
        let first = ask(onAnswers ? answerQuestions() : outsideQuestions(), except: isStatement ? asked : [])
        let second = ask(outsideQuestions(), except: isStatement ? asked.union([first.subject]) : [first.subject])
        asked.insert(first.subject)
        switch dice.roll(10) {
        case 0, 1:
            asked.insert(second.subject)
            return "\(first.text) and \(second.text)"
        case 2:
            asked.insert(second.subject)
            return "\(first.text) or \(second.text)"
        case 3: return "not (\(first.text))"
        default: return first.text
        }
    }

    private mutating func ask(
        _ questions: [(subject: Subject, text: String)], except asked: Set<Subject>
    ) -> (subject: Subject, text: String) {
        let fresh = questions.filter { !asked.contains($0.subject) }
        return dice.pick(fresh) ?? (.today, "today < 2030-01-01")
    }

    private mutating func outsideQuestions() -> [(subject: Subject, text: String)] {
        let bound = dice.roll(2...50)
        let kind = dice.pick(["机关", "事业单位", "企业"]) ?? "企业"
        var questions: [(subject: Subject, text: String)] = [
            (.fee, "applicant.paid"), (.superior, "\(superior) is set"),
            (.office, "\(unit).hrss is set and \(unit).hrss"),
            (.kind, "\(unit).kind is set and \(unit).kind is \(kind)"),
            (.kind, "\(unit).kind is set and \(unit).kind >= 事业单位"),
            (.staff, "\(unit).staff is set and \(unit).staff < \(bound)"),
            (.staff, "\(unit).staff is set and \(unit).staff >= \(bound)"),
            (.openCase, "applicant has open m\(number)"), (.today, "today < 2030-01-01"),
        ]
        if isPersonal {
            questions += [
                (.unit, "\(unit) is set"), (.membership, "applicant.member is set and applicant.member"),
                (.years, "applicant.years > \(bound)"), (.age, "age of applicant.citizen-id >= \(bound + 10)"),
                (.age, "age of applicant.citizen-id > \(bound) and age of applicant.citizen-id < \(bound + 10)"),
            ]
        }
        if hasTarget {
            questions += [
                (.target, "target is not applicant\(isPersonal ? ".unit" : "")"), (.targetFee, "target.paid"),
            ]
        }
        return questions
    }

    private mutating func answerQuestions() -> [(subject: Subject, text: String)] {
        let score = dice.roll(10...90)
        return parts.flatMap { part -> [(subject: Subject, text: String)] in
            let texts =
                part.isList
                ? ["count of \(part.name) >= \(1 + score / 30)"]
                : [
                    "\(part.name).grade is A", "\(part.name).grade > A", "\(part.name).score >= \(score)",
                    "\(part.name).agreed is set and \(part.name).agreed", "\(part.name).grade in (A, C)",
                ]
            return texts.map { (.part(part.name), $0) }
        }
    }
}
