// Feature: the Chinese title that a declaration lacks, taken from where the rulebook gives the same name one.

import Reporting
import Source
import Syntax

extension Desk {
    /// The action that gives a declaration its Chinese title; nil for findings of other kinds.
    func titleAction(for finding: Diagnostic, in rulebook: OpenRulebook) -> OrderedJSON? {
        let isMissing = finding.code.code == DiagnosticCode.missingTitle.code
        guard isMissing || finding.code.code == DiagnosticCode.titleNotChinese.code,
            let node = rulebook.node(around: finding.location)
        else { return nil }
        let title = rulebook.chineseTitle(for: node)
        // WHY: what is still to be written must not pass for a title that somebody chose.
        let text = "\"\(title ?? "（待填标题）")\""
        let (file, span) = (finding.location.file, finding.location.span)
        let fix = FixIt(
            at: isMissing ? Location(file, Span(start: span.end, end: span.end)) : finding.location,
            replacement: isMissing ? " " + text : text, isCertain: false)
        let label =
            title.map { words(zh: "添加中文标题“\($0)”", en: "add the Chinese title “\($0)”") }
            ?? words(zh: "添加中文标题，内容待填", en: "add a Chinese title, still to be written")
        return action(label, fix, of: finding, in: rulebook)
    }
}

extension OpenRulebook {
    /// The smallest node with a name of its own that holds a place.
    fileprivate func node(around location: Location) -> SyntaxNode? {
        let place = Int(location.file.index)
        guard sources.indices.contains(place) else { return nil }
        let tree = sources[place].tree
        let around = tree.nodes.indices.lazy.map { tree.node(at: $0) }.filter { node in
            node.span.start <= location.span.start && location.span.end <= node.span.end
        }
        return around.filter { $0.kind != .name && $0.ownName != nil }.last
    }

    /// A title in Chinese for a declaration: its name where that is Chinese, or else what others of its name are
    /// called, those of its kind first.
    fileprivate func chineseTitle(for declaration: SyntaxNode) -> String? {
        guard let name = declaration.ownName?.text else { return nil }
        if name.isChinese { return name }
        var others: [(isAlike: Bool, title: String)] = []
        for source in sources {
            for index in source.tree.nodes.indices {
                let node = source.tree.node(at: index)
                guard node.ownName?.text == name, let title = node.view(TextSyntax.self)?.value, title.isChinese
                else { continue }
                others.append((node.kind == declaration.kind, title))
            }
        }
        return (others.first(where: \.isAlike) ?? others.first)?.title
    }
}

extension String {
    /// Whether it has a Chinese character.
    fileprivate var isChinese: Bool { unicodeScalars.contains(where: \.properties.isIdeographic) }
}
