// The codes M01xx: bytes, characters, literals and limits.

extension DiagnosticCode {
    /// The codes of this file.
    static let lexicalCodes: [DiagnosticCode] = [
        .badEncoding, .fileTooLarge, .nestingTooDeep, .identifierTooLong, .stringTooLong, .unexpectedCharacter,
        .identifierNotComposed, .bidirectionalControl, .hiddenCharacter, .hiddenCharacterInString, .chinesePunctuation,
        .fullWidthDigit, .unterminatedString, .badEscape, .badNumber, .badDate,
        .tooManyFindings, .mixedAlphabets,
    ]

    /// Bytes that are not UTF-8. Facts: `offset`.
    package static let badEncoding = DiagnosticCode(
        "M0101", .error,
        headline: Words(
            zh: "第 {offset} 字节起不是有效的 UTF-8 编码",
            en: "the bytes from offset {offset} on are not valid UTF-8"),
        cure: Words(
            zh: "请以 UTF-8 编码重新保存文件。",
            en: "Save the file again as UTF-8."))

    /// A file over the limit. Facts: `limit` in MiB.
    package static let fileTooLarge = DiagnosticCode(
        "M0102", .error,
        headline: Words(
            zh: "文件超过 {limit} MiB，未作解析",
            en: "the file is larger than {limit} MiB and was not read"),
        cure: Words(
            zh: "请把规则拆成同一文件夹下的几个文件。",
            en: "Split it into several files of the same folder."))

    /// Braces or parentheses nested over the limit. Facts: `limit`.
    package static let nestingTooDeep = DiagnosticCode(
        "M0103", .error,
        headline: Words(
            zh: "嵌套超过 {limit} 层",
            en: "nested more than {limit} levels deep"),
        cure: Words(
            zh: "请减少括号或花括号的层数。",
            en: "Use fewer levels of braces or parentheses."))

    /// An identifier over the limit. Facts: `limit` in bytes.
    package static let identifierTooLong = DiagnosticCode(
        "M0104", .error,
        headline: Words(
            zh: "名称超过 {limit} 字节",
            en: "the name is longer than {limit} bytes"),
        cure: Words(
            zh: "请改用较短的名称，完整的说法写在其后的引号里。",
            en: "Use a shorter name and put the full wording into the quoted title behind it."))

    /// A string over the limit. Facts: `limit` in KiB.
    package static let stringTooLong = DiagnosticCode(
        "M0105", .error,
        headline: Words(
            zh: "文字超过 {limit} KiB",
            en: "the text is longer than {limit} KiB"),
        cure: Words(
            zh: "请缩短文字。",
            en: "Shorten the text."))

    /// A character that begins nothing. Facts: `character`.
    package static let unexpectedCharacter = DiagnosticCode(
        "M0106", .error,
        headline: Words(
            zh: "此处不能使用字符{character}",
            en: "the character {character} has no meaning here"),
        cure: Words(
            zh: "请删去该字符；作为文字内容时须放在引号内。",
            en: "Remove it, or put it into quotation marks if it belongs to a text."))

    /// An identifier that is not in NFC.
    package static let identifierNotComposed = DiagnosticCode(
        "M0107", .error,
        headline: Words(
            zh: "名称{name}未采用规范组合形式（NFC）",
            en: "the name {name} is not in composed form (NFC)"),
        cure: Words(
            zh: "请改为组合形式，两者看上去相同。",
            en: "Write it in composed form; it looks the same."))

    /// A control character that changes the direction of text. Facts: `character`.
    package static let bidirectionalControl = DiagnosticCode(
        "M0108", .error,
        headline: Words(
            zh: "含有改变文字方向的控制字符 {character}",
            en: "the control character {character} changes the direction of the text"),
        cure: Words(
            zh: "请删去该字符：它使显示的内容与实际内容不一致。",
            en: "Remove it: it makes the text look different from what it says."))

    /// An invisible character outside a string. Facts: `character`.
    package static let hiddenCharacter = DiagnosticCode(
        "M0109", .error,
        headline: Words(
            zh: "含有不可见字符 {character}",
            en: "the character {character} is invisible"),
        cure: Words(
            zh: "请删去该字符。",
            en: "Remove it."))

    /// An invisible or direction-changing character in a string. Facts: `character`.
    package static let hiddenCharacterInString = DiagnosticCode(
        "M0110", .warning,
        headline: Words(
            zh: "文字中含有不可见字符 {character}",
            en: "the text holds the invisible character {character}"),
        cure: Words(
            zh: "如非有意，请删去；确需保留可写作 {escape}。",
            en: "Remove it unless it is meant; {escape} writes it visibly."))

    /// `。` or `、` where the language has another sign. Facts: `character`, `replacement`.
    package static let chinesePunctuation = DiagnosticCode(
        "M0111", .error,
        headline: Words(
            zh: "此处不能用{character}",
            en: "{character} is not a sign of the language"),
        cure: Words(
            zh: "请改用{replacement}。",
            en: "Write {replacement} instead."))

    /// Full-width digits. Facts: `replacement`.
    package static let fullWidthDigit = DiagnosticCode(
        "M0112", .error,
        headline: Words(
            zh: "数字应为半角",
            en: "digits must be half-width"),
        cure: Words(
            zh: "请改用半角，写作{replacement}。",
            en: "Write {replacement} in half-width digits."))

    /// A string whose closing quotation mark is missing on its line.
    package static let unterminatedString = DiagnosticCode(
        "M0113", .error,
        headline: Words(
            zh: "文字缺少结束引号",
            en: "the text has no closing quotation mark"),
        cure: Words(
            zh: "请在本行内补上引号；换行写作 \\n。",
            en: "Close it on the same line; \\n writes a line break."))

    /// An escape that does not exist. Facts: `escape`.
    package static let badEscape = DiagnosticCode(
        "M0114", .error,
        headline: Words(
            zh: "没有{escape}这种转义写法",
            en: "there is no escape {escape}"),
        cure: Words(
            zh: "可用的转义为 \\\" \\\\ \\n \\t 与 \\u{…}（十六进制字符编号）。",
            en: "The escapes are \\\" \\\\ \\n \\t and \\u{…} with a character's hexadecimal number."))

    /// A number that is not one. Facts: `number`.
    package static let badNumber = DiagnosticCode(
        "M0115", .error,
        headline: Words(
            zh: "{number}不是有效的数字",
            en: "{number} is not a number"),
        cure: Words(
            zh: "数字写作 12 或 3.5，最多四位小数；与其后的词之间请留空格。",
            en: "Write 12 or 3.5, with at most four decimals, and a space before a word that follows."))

    /// A date that is not in the calendar. Facts: `date`.
    package static let badDate = DiagnosticCode(
        "M0116", .error,
        headline: Words(
            zh: "{date}不是有效的日期",
            en: "{date} is not a date"),
        cure: Words(
            zh: "日期写作 2023-07-01。",
            en: "Write a date as 2023-07-01."))

    /// More findings in one file than are listed. Facts: `limit`.
    package static let tooManyFindings = DiagnosticCode(
        "M0117", .error,
        headline: Words(
            zh: "本文件的问题超过 {limit} 处，其余未列出",
            en: "the file has more than {limit} findings; the rest is not listed"),
        cure: Words(
            zh: "请先改正已列出的问题，再检查一次。",
            en: "Mend those listed, then check again."))

    /// A word with letters of several alphabets. Facts: `name`.
    package static let mixedAlphabets = DiagnosticCode(
        "M0130", .warning,
        headline: Words(
            zh: "名称{name}混用了外形相近的不同字母",
            en: "the name {name} mixes letters of alphabets that look alike"),
        cure: Words(
            zh: "请全部用半角拉丁字母或汉字重新键入。",
            en: "Type it again in plain Latin letters, or in Chinese."))
}
