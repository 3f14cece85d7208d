// Feature: levels of a matter made a route, which other matters can use.

import Checking
import Reporting
import Source
import Syntax

extension Desk {
    /// The action that makes the levels in a range a route; nil where there are none, other statements stand between
    /// them, or the rulebook would not be as sound as before.
    func extraction(_ asked: Span, in parsed: ParsedSource, of rulebook: OpenRulebook) -> OrderedJSON? {
        guard let found = Extraction(asked, in: parsed.tree, taken: rulebook.routeNames) else { return nil }
        let errors = rulebook.diagnostics.count { $0.severity == .error }
        guard rulebook.errorCount(with: found.bytes, for: parsed.source.file) <= errors else { return nil }
        let edits = found.edits.map { edit -> OrderedJSON in
            ["range": parsed.source.range(of: edit.span, in: encoding), "newText": .string(edit.text)]
        }
        let path = rulebook.paths[Int(parsed.source.file.index)]
        let count = found.count
        let title =
            count == 1
            ? words(zh: "将此级次提取为路径", en: "extract the level to a route")
            : words(zh: "将 \(count) 个级次提取为路径", en: "extract \(count) levels to a route")
        return [
            "title": .string(title),
            "kind": "refactor.extract",
            "edit": ["changes": .object([.init(uri(of: path), .array(edits))])],
        ]
    }
}

/// Levels that become a route before their matter, and are used where they stood.
private struct Extraction {
    let edits: [(span: Span, text: String)]
    let count: Int
    /// The file behind the edits.
    let bytes: [UInt8]

    init?(_ asked: Span, in tree: SyntaxTree, taken: Set<String>) {
        let source = tree.source
        let touches = { (span: Span) in span.start <= asked.end && asked.start <= span.end }
        guard let matter = tree.file.matters.first(where: { touches($0.node.span) }), let name = matter.name?.text
        else { return nil }
        let statements = matter.statements
        let places = statements.indices.filter { place in
            // WHY: a cursor in the middle of a level asks for something else.
            let opening = asked.start == asked.end ? source.openingLine(of: statements[place]) : statements[place].span
            return statements[place].kind == .level && touches(opening)
        }
        guard let first = places.first, let last = places.last, last - first + 1 == places.count else { return nil }
        let spelling = DocumentSpelling(of: tree)
        let base = spelling == .chinese ? "\(name)路径" : "\(name)-route"
        let route = taken.contains(base) ? (2...).lazy.map { "\(base)\($0)" }.first { !taken.contains($0) } : base
        guard let route else { return nil }
        let moved = source.wholeLines(from: statements[first], to: statements[last])
        let before = source.startWithComments(of: matter.node)
        let title = matter.title?.value ?? name
        let keyword = spelling.text(of: .route)
        edits = [
            (
                Span(before, before),
                "\(keyword) \(route) \"\(title)审核级次\" {\n    \(source.text(of: moved))\n}\n\n"
            ),
            (moved, "\(keyword) \(route)"),
        ]
        count = places.count
        var bytes = source.bytes
        for edit in edits.reversed() { bytes.replaceSubrange(edit.span.range, with: Array(edit.text.utf8)) }
        self.bytes = bytes
    }
}

extension SourceText {
    /// From a node's start to the end of its first line.
    fileprivate func openingLine(of node: SyntaxNode) -> Span {
        let line = lineSpan(position(at: Int(node.span.start)).line)
        return Span(start: node.span.start, end: min(line.end, node.span.end))
    }

    /// From the comments before a node to the end of another, with a comment behind it.
    fileprivate func wholeLines(from first: SyntaxNode, to last: SyntaxNode) -> Span {
        let end = Int(last.span.end)
        let line = lineSpan(position(at: end).line)
        let rest = text(of: Span(end, Int(line.end))).drop { $0 == " " || $0 == "\t" }
        return Span(startWithComments(of: first), rest.hasPrefix("#") ? Int(line.end) : end)
    }

    /// Where a node begins, or the lines of comments directly before it.
    fileprivate func startWithComments(of node: SyntaxNode) -> Int {
        var start = Int(node.span.start)
        var number = position(at: start).line
        while number > 1 {
            let line = lineSpan(number - 1)
            let text = text(of: line)
            guard let sign = text.firstIndex(where: { $0 != " " && $0 != "\t" }), text[sign] == "#" else { break }
            number -= 1
            start = Int(line.start) + text[..<sign].utf8.count
        }
        return start
    }
}

extension OpenRulebook {
    /// The names that routes have.
    fileprivate var routeNames: Set<String> { Set(DeclaredNames(sources.map(\.tree)).routes.map(\.text)) }
}
