// The section with the picture of a matter's machine.

internal import Machines

extension MatterWriter {
    var pictureSection: Section? {
        let picture = MachinePicture(of: machine, in: book.ruleset, language: pen.language)
        let caption = pen.words(
            zh: "从申报到结束的路径；每一级的细节见下面的“审核级次”。",
            en: "The way of a case from its application to its end; each level is told in full below.")
        let scrolled = HTML.element(
            .div, [.style(.scroll), .role(.region), .labelled(by: id("picture")), .focusable],
            .picture(picture, id: "machine-\(index + 1)"))
        let figure = HTML.element(.figure, [.style(.picture)], scrolled + .element(.figcaption, [], caption))
        return Section(id("picture"), pen.words(zh: "流程图", en: "Picture"), figure)
    }
}
