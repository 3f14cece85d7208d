// The codes of the prompt itself: P016x.

extension MistakeCode {
    /// The codes of the prompt, ascending by id.
    static let promptCodes = [interrupted]

    static let interrupted = MistakeCode(
        "P0160", zh: "已按 Ctrl-C 中断，这一行起没有执行", en: "stopped by Ctrl-C; from this line on nothing was carried out",
        cureZh: "此前各行已办；要继续，把其余各行另存为文件再执行",
        cureEn: "the lines before were carried out; to go on, put the others into a file and source it")
}
