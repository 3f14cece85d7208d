// A failure in its parts, for lists and for programs: code, reason, cure, who could, and the rule. As one text it is
// told beside this.

import Engine
import Machines
import Reporting
import Source
import Storage

/// A failure's parts, told.
struct FailureParts {
    /// The case of a batch that can not go.
    var subject: CaseID?
    let code: String
    let reason: String
    let cure: String
    var able: String?
    var rule: String?
}

extension Session {
    /// What a failure says, in parts; those of a batch follow it, one for each case.
    func parts(of failure: Failure) -> [FailureParts] {
        let format = refusalFormat()
        func told(_ refusal: Refusal, _ subject: CaseID? = nil) -> FailureParts {
            FailureParts(
                subject: subject, code: refusal.code.id, reason: format.reason(of: refusal),
                cure: format.cure(of: refusal), able: format.able(in: refusal))
        }
        switch failure {
        case .refusal(let refusal, let place):
            var parts = told(refusal)
            parts.rule = place.flatMap { rule(of: refusal, at: $0) }
            return [parts]
        case .batch(let refusal, let refused): return [told(refusal)] + refused.map { told($0.refusal, $0.id) }
        case .mistake(let mistake), .sheet(let mistake, _):
            return [
                FailureParts(
                    code: mistake.code.id, reason: mistake.reason(in: language), cure: mistake.cure(in: language))
            ]
        case .store(let error):
            let words = error.words
            return [
                FailureParts(
                    code: error.code, reason: language == .zh ? words.zh : words.en,
                    cure: language == .zh ? words.cureZh : words.cureEn)
            ]
        }
    }
}
