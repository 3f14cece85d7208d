// The refusals of what is filled in, attached and registered, and of ladders that can not be fixed.

extension RefusalRow {
    static let answers = [
        RefusalRow("R0501", "as drafting: fill family.name 某人", after: draft),
        RefusalRow("R0501", "as institute: judge family right", after: ["as institute: open 12"]),
        RefusalRow("R0502", "as drafting: fill basic.height 180", after: draft),
        RefusalRow("R0502", "as drafting: fill education --from teacher.json", after: draft),
        RefusalRow("R0502", "as drafting: profile set height 180"),
        RefusalRow("R0201", "as institute: fill everything", after: ["as institute: open 12"]),
        RefusalRow("R0503", "as drafting: fill education.3.school 某大学", after: draft),
        RefusalRow("R0503", "as drafting: fill basic.2.class 其他", after: draft),
        RefusalRow("R0503", "as drafting: attach education.11.proof proof.pdf", after: draft),
        RefusalRow("R0504", "as drafting: fill basic.grade F", after: draft),
        RefusalRow("R0504", "as drafting: fill basic.id 220102199102010017", after: draft),
        RefusalRow("R0504", "as institute: profile set division 999999"),
        RefusalRow("R0504", "as free: bind 12220102TE00009032"),
        RefusalRow("R0504", "as hall: record passed grade F", after: ["as hall: open 15"]),
        RefusalRow("R0505", "as anna: fill basic.score 100.5", after: form, in: .rules),
        RefusalRow("R0506", "as anna: fill basic.title 这是六个汉字", after: form, in: .rules),
        RefusalRow("R0506", "register person eve name 一二三四五六七八九十一 citizen-id 220102199506010055", in: .rules),
        RefusalRow("R0507", "as anna: fill basic.plan 应急预案", after: form, in: .rules),
        RefusalRow("R0507", "as anna: profile set pension A1", in: .rules),
        RefusalRow("R0507", "register person eve name 戊 citizen-id 220102199506010055 pension A1", in: .rules),
    ]

    static let attachments = [
        RefusalRow("R0508", "as drafting: attach education.1.photo proof.pdf", after: draft),
        RefusalRow("R0508", "as institute: attach photo proof.pdf", after: ["as institute: open 13"]),
        RefusalRow("R0509", "as drafting: attach education.1.proof notes.txt", after: draft),
        RefusalRow("R0509", "as institute: attach letter notes.txt", after: ["as institute: open 13"]),
        RefusalRow("R0510", "as anna: attach basic.note large.pdf", after: form, in: .rules),
        RefusalRow("R0511", "as drafting: detach education.2.proof", after: draft),
        RefusalRow("R0511", "as institute: detach letter", after: ["as institute: open 13"]),
        RefusalRow("R0512", "as drafting: attach education.1.proof empty.pdf", after: draft),
        RefusalRow("R0201", "as institute: attach letter", after: ["as institute: open 12"]),
        RefusalRow("S0116", "as drafting: attach education.1.proof absent.pdf", after: draft),
    ]

    static let routes = [
        RefusalRow("R0601", "as bert: submit", after: ["as bert: apply chained"], in: .rules),
        RefusalRow("R0602", "as anna: submit", after: ["as anna: apply chained"], in: .rules),
        RefusalRow("R0603", "as carl: submit", after: ["as carl: apply placed"], in: .rules),
        RefusalRow("R0601", "as dora: submit", after: ["as dora: apply placed"], in: .rules),
        RefusalRow("R0604", "as bert: submit", after: ["as bert: apply placed"], in: .rules),
        RefusalRow("R0605", "as remote: submit", after: ["as remote: open 18"]),
        RefusalRow("R0605", "as anna: submit", after: ["as anna: apply placed"], in: .rules),
    ]

    static let registrations = [
        RefusalRow("R0901", "register person free name 新 citizen-id 220102199103010114"),
        RefusalRow("R0902", "register robot robby"),
        RefusalRow("R0903", "register person new name 新"),
        RefusalRow("R0903", "as free: profile set name \"\""),
        RefusalRow("R0904", "register person new name 新 citizen-id 220102199809010087"),
        RefusalRow("R0904", "as island: profile set credit-code 12220000TE00009055"),
        RefusalRow(
            "R0905",
            "register unit new name 新局 credit-code 12220000TE0000907B kind 机关 division 220100 hrss yes"),
        RefusalRow("R0905", "as bureau: profile set hrss yes"),
        RefusalRow("R0906", "register person new name 新 citizen-id 220102199103010114 unit 某设计院"),
        RefusalRow("R0906", "as free: profile set unit 某设计院"),
        RefusalRow("R0901", "given person free"),
        RefusalRow("R0902", "given robot robby"),
        RefusalRow("R0502", "given person new height 180"),
        RefusalRow("R0504", "given person new unit free"),
        RefusalRow("R0904", "given person new citizen-id 220102199809010087"),
        RefusalRow("R0905", "given unit new division 220100 hrss yes"),
        RefusalRow("R0907", "given person new unit nobody"),
        RefusalRow("R0908", "given person 1st"),
        RefusalRow("R0907", "login nobody"),
        RefusalRow("R0907", "as nobody: whoami"),
        RefusalRow("R0908", "register person 1st name 新 citizen-id 220102199103010114"),
        RefusalRow("R0909", "as free: find 气象"),
        RefusalRow("R0504", "as free: find 11220000000000000000"),
    ]

    private static let draft = ["as drafting: open 11"]
    private static let form = ["as anna: open 6"]
}
