// A BPMN process as a document of BPMN 2.0 with its diagram. Conditions and scripts are Python's expressions and
// assignments. Docs/GraphFormat.md tells how to drive it.

package import Machines
package import Source

/// The document, ended by a line feed.
package func bpmn(of machine: Machine, in ruleset: Ruleset, language: Language) -> String {
    let process = ExchangeProcess(of: machine, in: ruleset, language: language)
    let parts = BPMNProcess(process)
    return BPMNDocument(process: process, parts: parts, layout: BPMNLayout(parts)).root.document
}

private struct BPMNDocument {
    let process: ExchangeProcess
    let parts: BPMNProcess
    let layout: BPMNLayout

    private var id: String { "process.\(process.machine.facts.name)" }

    var root: XMLNode {
        let participant = XMLNode.element(
            "participant", ["id": "pool", "name": process.title, "processRef": id])
        return .element(
            "definitions",
            [
                "xmlns": "http://www.omg.org/spec/BPMN/20100524/MODEL",
                "xmlns:bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
                "xmlns:dc": "http://www.omg.org/spec/DD/20100524/DC",
                "xmlns:di": "http://www.omg.org/spec/DD/20100524/DI",
                "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance", "id": "definitions",
                "targetNamespace": "urn:zhuji:\(process.machine.facts.name)", "expressionLanguage": "urn:python",
            ],
            [.element("collaboration", ["id": "collaboration"], [participant]), model, diagram])
    }

    // MARK: The process

    private var model: XMLNode {
        let lanes = parts.lanes.indices.map { lane in
            XMLNode.element(
                "lane", ["id": parts.lanes[lane].id, "name": parts.lanes[lane].name],
                parts.nodes.filter { $0.lane == lane }.map { .element("flowNodeRef", [:], [.text($0.id)]) })
        }
        return .element(
            "process", ["id": id, "name": process.title, "isExecutable": "true"],
            [.element("laneSet", ["id": "lanes"], lanes)] + parts.nodes.indices.map(node) + parts.flows.map(flow))
    }

    private func node(_ index: Int) -> XMLNode {
        let node = parts.nodes[index]
        let name = node.name.isEmpty ? nil : node.name
        var content = parts.flows.filter { $0.to == index }.map { XMLNode.element("incoming", [:], [.text($0.id)]) }
        content += parts.flows.filter { $0.from == index }.map { .element("outgoing", [:], [.text($0.id)]) }
        switch node.kind {
        case .start: return .element("startEvent", ["id": node.id, "name": name], content)
        case .end: return .element("endEvent", ["id": node.id, "name": name], content)
        case .task: return .element("userTask", ["id": node.id, "name": name], content)
        case .gateway:
            let standard = parts.flows.first { $0.from == index && $0.isDefault }?.id
            return .element(
                "exclusiveGateway",
                ["id": node.id, "name": name, "gatewayDirection": "Diverging", "default": standard], content)
        case .script(let lines):
            content.append(.element("script", [:], [.text(lines.joined(separator: "\n"))]))
            return .element("scriptTask", ["id": node.id, "name": name, "scriptFormat": "python"], content)
        }
    }

    private func flow(_ flow: BPMNProcess.Flow) -> XMLNode {
        let alternatives = flow.tests.map { $0.map(condition).joined(separator: " and ") }
        let text =
            alternatives.count > 1 ? alternatives.map { "(\($0))" }.joined(separator: " or ") : alternatives.first
        let content = text.map {
            [XMLNode.element("conditionExpression", ["xsi:type": "tFormalExpression"], [.text($0)])]
        }
        return .element(
            "sequenceFlow",
            [
                "id": flow.id, "name": flow.name.isEmpty ? nil : flow.name, "sourceRef": parts.nodes[flow.from].id,
                "targetRef": parts.nodes[flow.to].id,
            ], content ?? [])
    }

    private func condition(_ test: MoveTest) -> String {
        switch test {
        case .verb(let verb): "verb == '\(verb.rawValue)'"
        case .target(let target): "to == '\(target)'"
        case .has(let stage): "'\(stage)' in route"
        case .lacks(let stage): "'\(stage)' not in route"
        case .resume(let stage): stage.map { "resume == '\($0)'" } ?? "resume is None"
        case .undo(let state): "undo == '\(state)' and not acted"
        case .recorded(let outcome): "recorded == '\(outcome)'"
        }
    }

    // MARK: The diagram

    private var diagram: XMLNode {
        var content = [shape("pool", layout.pool, isHorizontal: true)]
        content += zip(parts.lanes, layout.lanes).map { shape($0.id, $1, isHorizontal: true) }
        content += zip(parts.nodes, layout.boxes).map { node, box in
            let isBeside = node.kind == .start || node.kind == .end
            return shape(node.id, box, label: isBeside ? below(box, node.name) : nil)
        }
        content += parts.flows.indices.map(edge)
        let plane = XMLNode.element("bpmndi:BPMNPlane", ["id": "plane", "bpmnElement": "collaboration"], content)
        return .element("bpmndi:BPMNDiagram", ["id": "diagram"], [plane])
    }

    private func below(_ box: BPMNBox, _ name: String) -> BPMNBox {
        let width = displayWidth(of: name) * 6 + 4
        return BPMNBox(x: box.x + (box.width - width) / 2, y: box.y + box.height + 4, width: width, height: 14)
    }

    private func shape(
        _ id: String, _ box: BPMNBox, isHorizontal: Bool = false, label: BPMNBox? = nil
    ) -> XMLNode {
        var content = [bounds(box)]
        if let label { content.append(.element("bpmndi:BPMNLabel", [:], [bounds(label)])) }
        return .element(
            "bpmndi:BPMNShape",
            ["id": "shape.\(id)", "bpmnElement": id, "isHorizontal": isHorizontal ? "true" : nil], content)
    }

    private func edge(_ index: Int) -> XMLNode {
        let id = parts.flows[index].id
        var content = layout.roads[index].map { point in
            XMLNode.element("di:waypoint", ["x": String(point.x), "y": String(point.y)])
        }
        if let label = layout.labels[index] { content.append(.element("bpmndi:BPMNLabel", [:], [bounds(label)])) }
        return .element("bpmndi:BPMNEdge", ["id": "edge.\(id)", "bpmnElement": id], content)
    }

    private func bounds(_ box: BPMNBox) -> XMLNode {
        .element(
            "dc:Bounds",
            ["x": String(box.x), "y": String(box.y), "width": String(box.width), "height": String(box.height)])
    }
}
