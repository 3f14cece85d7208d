// A machine's picture in the DOT language of Graphviz.

internal import Machines

/// Which way a picture runs.
package enum PictureDirection: String, Hashable, Sendable, CaseIterable {
    case leftToRight = "LR"
    case topToBottom = "TB"
}

/// The picture as a DOT digraph, ended by a line feed. Every text is quoted, in UTF-8.
package func dot(_ picture: MachinePicture, direction: PictureDirection = .leftToRight) -> String {
    let fonts = "fontname=\"Noto Sans CJK SC,Microsoft YaHei,PingFang SC,sans-serif\""
    var lines = [
        "digraph \(quoted(picture.title)) {", "    graph [rankdir=\(direction.rawValue), compound=true, \(fonts)];",
        "    node [shape=box, style=rounded, \(fonts)];", "    edge [\(fonts), fontsize=11];",
        "    \"[*]\" [shape=circle, style=filled, fillcolor=black, width=0.2, label=\"\"];",
    ]
    let grouped = picture.hasGroup ? picture.ladder : []
    if picture.hasGroup {
        lines += [
            "    subgraph cluster_ladder {", "        label=\(quoted(picture.ladderTitle));", "        style=dashed;",
        ]
        lines += grouped.map { "        " + dotNode($0, picture) }
        lines.append("    }")
    }
    lines += picture.nodes.indices.filter { !grouped.contains($0) }.map { "    " + dotNode($0, picture) }
    lines += picture.arrows.indices.map { "    " + dotArrow($0, picture) }
    return lines.joined(separator: "\n") + "\n}\n"
}

private func dotNode(_ index: Int, _ picture: MachinePicture) -> String {
    let node = picture.nodes[index]
    let label = "label=" + quoted(([node.title] + node.lines).joined(separator: "\n"))
    let look =
        switch node.kind {
        case .end: ", peripheries=2"
        case .dispatch: ", style=\"rounded,dashed\""
        case .draft, .returned: ", shape=note, style=solid"
        case .review, .appraisal: ""
        }
    return quoted(node.name) + " [\(label)\(look)\(picture.way.map { mark($0, index) } ?? "")];"
}

/// How a node shows that a case was there, or is.
private func mark(_ way: CaseWay, _ node: Int) -> String {
    if way.here == node { return ", color=\"#b4123f\", fontcolor=\"#b4123f\", penwidth=4" }
    return way.isVisited[node] ? ", color=\"#b4123f\", penwidth=2" : ""
}

private func dotArrow(_ index: Int, _ picture: MachinePicture) -> String {
    let arrow = picture.arrows[index]
    var start = "\"[*]\""
    var attributes = "label=" + quoted(picture.words(of: index))
    if let steps = picture.way?.lines(of: index), !steps.isEmpty {
        attributes += ", color=\"#b4123f\", fontcolor=\"#b4123f\", penwidth=2"
        attributes += ", tooltip=" + quoted(steps.joined(separator: "\n"))
    }
    switch arrow.from {
    case .beginning: break
    case .node(let index): start = quoted(picture.nodes[index].name)
    case .ladder:
        let deciding = picture.ladder.filter { picture.nodes[$0].kind == .review }
        start = quoted(deciding.isEmpty ? "" : picture.nodes[deciding[deciding.count / 2]].name)
        attributes += ", ltail=cluster_ladder"
    }
    return "\(start) -> \(quoted(picture.nodes[arrow.to].name)) [\(attributes)];"
}

private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in printable(text, keepingLines: true).unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}
