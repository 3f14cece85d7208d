// What each verb does and what each kind of state means, a sentence each. What they are called stands in
// `VerbTitles.swift` and in the machines.

internal import Machines
internal import Source

extension Verb {
    /// What the verb does.
    var meaning: Words {
        switch self {
        case .apply:
            Words(
                zh: "开始一件新的申报；没有填写内容的事项随即提交。",
                en: "Begins a new case; a matter with nothing to fill in is submitted at once.")
        case .fill:
            Words(
                zh: "填写或修改模块中的内容；退回后只能修改勾选的模块。",
                en: "Writes answers into modules; after a return only into those that were named.")
        case .attach:
            Words(
                zh: "上传文件：申报人传模块中的附件，审核级次传送审附件。",
                en: "Adds a file: the applicant to a module, a reviewing level to its dispatch.")
        case .detach: Words(zh: "移除还没有交出的文件。", en: "Removes a file that was not handed over yet.")
        case .submit:
            Words(
                zh: "交出申报；检查条件和必填项，首次提交时确定全部审核级次。",
                en: "Hands the case over: conditions and required answers are checked, and the first time the "
                    + "way up the ladder is fixed.")
        case .judge:
            Words(
                zh: "把模块核对为无误或有误，可以附说明。",
                en: "Gives a module the verdict right or wrong, with a note if need be.")
        case .approve:
            Words(
                zh: "本级同意，须写意见；办件交到下一级，或待送审。",
                en: "The level agrees, with an opinion; the case goes on, or waits to be sent on.")
        case .return:
            Words(
                zh: "退给申报人修改，或退给前面的级次重新审核，须写意见。",
                en: "Sends the case back, with an opinion: to the applicant for repair, or to an earlier level.")
        case .terminate:
            Words(
                zh: "认定资格不符，须写意见；办件就此结束，申报人可以另行申报。",
                en: "Ends the case as ineligible, with an opinion; the applicant may apply anew.")
        case .recall:
            Words(
                zh: "收回自己刚作的决定，只要还没有人接着办理。",
                en: "Takes one’s own last decision back while nobody has acted after it.")
        case .dispatch:
            Words(
                zh: "通过之后连同送审附件报送下一级。",
                en: "Sends an approved case on, with the attachments that this needs.")
        case .record:
            Words(
                zh: "登记评审结果；公布之前可以更正。",
                en: "Notes an appraisal’s outcome, which can be corrected until it is published.")
        case .publish:
            Words(
                zh: "公布登记的结果，办件结束，各方都能看到。",
                en: "Makes the recorded outcome known to all and ends the case.")
        case .revoke:
            Words(
                zh: "申报人收回还没有办结的申报。",
                en: "The applicant withdraws a case that has not ended.")
        case .release: Words(zh: "申报人放弃已经准予的，例如解除绑定。", en: "The applicant gives up what was granted.")
        }
    }
}

extension State.Kind {
    /// What such states are called.
    var words: Words {
        switch self {
        case .draft: Words(zh: "填报中", en: "draft")
        case .review: Words(zh: "待审核", en: "in review")
        case .dispatch: Words(zh: "待送审", en: "to be sent on")
        case .returned: Words(zh: "已退回", en: "returned")
        case .appraisal: Words(zh: "评审中", en: "in appraisal")
        case .end: Words(zh: "已结束", en: "ended")
        }
    }

    /// What it means for a case to be in such a state.
    var meaning: Words {
        switch self {
        case .draft:
            Words(
                zh: "申报人在填写，还没有提交。",
                en: "The applicant fills it in; it has not been submitted.")
        case .review: Words(zh: "某一级在审核，由该级的审核人决定。", en: "A level has it, and its reviewer decides.")
        case .dispatch:
            Words(
                zh: "某一级已经通过，还要附上材料报送下一级。",
                en: "A level has approved it and has yet to send it on with its attachments.")
        case .returned:
            Words(
                zh: "退给了申报人，只能修改勾选的模块，改后重新提交。",
                en: "The applicant has it again, edits the modules that were named, and submits anew.")
        case .appraisal:
            Words(
                zh: "在评审部门，结果还没有公布。",
                en: "The appraising office has it, and no outcome is published.")
        case .end:
            Words(
                zh: "已经办结、终止、撤销或解除，不再变动。",
                en: "It is granted or refused, terminated, revoked or released, and changes no more.")
        }
    }
}
