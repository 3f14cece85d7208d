// A machine's picture as a Mermaid state diagram.

internal import Machines

/// The picture as `stateDiagram-v2`, ended by a line feed.
package func mermaid(_ picture: MachinePicture) -> String {
    let ids = identifiers(for: picture.nodes.map(\.name))
    var lines = ["---", "title: " + yamlString(picture.title), "---", "stateDiagram-v2"]
    let grouped = picture.hasGroup ? picture.ladder : []
    if picture.hasGroup { lines.append("    state \"\(mermaidText(picture.ladderTitle))\" as ladder {") }
    for index in grouped { lines += nodeLines(picture.nodes[index], ids[index], indent: "        ") }
    if picture.hasGroup { lines.append("    }") }
    for index in picture.nodes.indices where !grouped.contains(index) {
        lines += nodeLines(picture.nodes[index], ids[index], indent: "    ")
    }
    for (index, arrow) in picture.arrows.enumerated() {
        let start =
            switch arrow.from {
            case .beginning: "[*]"
            case .node(let index): ids[index]
            case .ladder: "ladder"
            }
        lines.append("    \(start) --> \(ids[arrow.to]) : " + mermaidText(picture.words(of: index)))
    }
    for index in picture.nodes.indices where picture.nodes[index].kind == .end {
        lines.append("    \(ids[index]) --> [*]")
    }
    if let way = picture.way { lines += wayLines(way, ids) }
    return lines.joined(separator: "\n") + "\n"
}

/// The states that a case was in, marked, and its steps as comments.
private func wayLines(_ way: CaseWay, _ ids: [String]) -> [String] {
    let visited = ids.indices.filter { way.isVisited[$0] && $0 != way.here }.map { ids[$0] }
    let marks = visited.isEmpty ? [] : ["    class \(visited.joined(separator: ",")) walked"]
    return ["    classDef walked stroke:#b4123f,stroke-width:3px", "    classDef here fill:#b4123f,color:#ffffff"]
        + marks
        + ["    class \(ids[way.here]) here"]
        + way.steps.enumerated().map { "    %% \($0 + 1)  " + printable($1.line) }
}

private func nodeLines(_ node: MachinePicture.Node, _ id: String, indent: String) -> [String] {
    [indent + "state \"\(mermaidText(node.title))\" as \(id)"]
        + node.lines.map { indent + "\(id) : " + mermaidText($0) }
}

/// Identifiers of ASCII letters, digits and underscores for these names, all different and none a word of Mermaid.
private func identifiers(for names: [String]) -> [String] {
    var taken: Set<String> = ["ladder", "state", "note", "end", "as", "direction", "class", "click", "style", "title"]
    return names.enumerated().map { index, name in
        var id = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "_": id.unicodeScalars.append(scalar)
            case ".", "-": id += "_"
            default: id = "s\(index)_"
            }
        }
        while !taken.insert(id).inserted { id += "_" }
        return id
    }
}

/// The text with what Mermaid would read as a sign of its own written as an entity.
private func mermaidText(_ text: String) -> String {
    var result = ""
    for scalar in printable(text).unicodeScalars {
        switch scalar {
        case "\"", "#", ":", ";", "<", ">", "{", "}", "&", "%", "`", "\\": result += "#\(scalar.value);"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

private func yamlString(_ text: String) -> String {
    OrderedJSON.string(text).compact
}
