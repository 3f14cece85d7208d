// Whole blocks to be filled in, for completion: the least that each needs, in either spelling.

import Syntax

/// The texts of blocks, with numbered places for the cursor.
enum Snippet {
    /// The block that a keyword begins; nil for statements of a line. `isTop`: where declarations stand.
    static func text(of keyword: Keyword, _ spelling: DocumentSpelling, isTop: Bool) -> String? {
        let word = { (keyword: Keyword) in spelling.text(of: keyword) }
        let head = "\(word(keyword)) ${1:name} \"${2:名称}\""
        switch keyword {
        case .party: return "\(head) {\n    \(word(.field)) ${3:name} \"${4:名称}\" \(word(.text))$0\n}"
        case .matter:
            return "\(head) {\n    \(word(.category)) \"${3:类别}\"\n    \(word(.applicant)) ${4:person}\n    $0\n}"
        case .route where isTop: return "\(head) {\n    $0\n}"
        case .level:
            return "\(head) {\n    \(word(.reviewer)) ${3:target}\n    \(word(.approve)) \"${4:通过}\"\n"
                + "    \(word(.return)) \"${5:退回}\" \(word(.to)) \(word(.applicant))$0\n}"
        case .module: return "\(head) {\n    \(word(.field)) ${3:name} \"${4:名称}\" \(word(.text))$0\n}"
        case .scenario: return "\(word(keyword)) \"${1:情景}\" \(word(.for)) ${2:matter} {\n    $0\n}"
        case .property: return "\(word(keyword)) \"${1:性质}\" \(word(.for)) ${2:matter} {\n    $0\n}"
        case .appraisal: return "\(word(keyword)) \"${1:评审}\" {\n    $0\n}"
        case .on: return "\(word(keyword)) ${1:approved} {\n    $0\n}"
        default: return nil
        }
    }
}
