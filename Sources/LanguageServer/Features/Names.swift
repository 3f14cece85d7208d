// Feature: from a name to its declaration, to its uses, and to another name.

import Reporting
import Source
import Syntax

extension Desk {
    /// Where the name at a place is declared.
    mutating func definition(_ call: Call) throws(CallFault) -> OrderedJSON {
        let parameters = try call.parameters(PlaceParameters.self)
        let (rulebook, _, name) = try name(parameters.textDocument, parameters.position)
        return name.flatMap { location($0.declaration, in: rulebook) } ?? .null
    }

    /// Where the name at a place is used.
    mutating func references(_ call: Call) throws(CallFault) -> OrderedJSON {
        let parameters = try call.parameters(ReferenceParameters.self)
        let (rulebook, _, name) = try name(parameters.textDocument, parameters.position)
        guard let name else { return .array([]) }
        let places = rulebook.places(of: name.declaration).dropFirst(parameters.context.includeDeclaration ? 0 : 1)
        return .array(places.compactMap { location($0, in: rulebook) })
    }

    /// Where the document has the name at a place; its declaration counts as written, its uses as read.
    mutating func highlights(_ call: Call) throws(CallFault) -> OrderedJSON {
        let parameters = try call.parameters(PlaceParameters.self)
        let (rulebook, source, name) = try name(parameters.textDocument, parameters.position)
        guard let name else { return .array([]) }
        return .array(
            rulebook.places(of: name.declaration).filter { $0.file == source.source.file }.map { place in
                [
                    "range": source.source.range(of: place.span, in: encoding),
                    "kind": place == name.declaration ? 3 : 2,
                ]
            })
    }

    /// Whether the name at a place can be changed, and which bytes it has.
    mutating func prepareRename(_ call: Call) throws(CallFault) -> OrderedJSON {
        let parameters = try call.parameters(PlaceParameters.self)
        let (_, source, name) = try name(parameters.textDocument, parameters.position)
        guard let name else { return .null }
        return [
            "range": source.source.range(of: name.location.span, in: encoding),
            "placeholder": .string(source.source.text(of: name.location.span)),
        ]
    }

    /// The edits that give the name at a place another spelling wherever it stands.
    mutating func rename(_ call: Call) throws(CallFault) -> OrderedJSON {
        let parameters = try call.parameters(RenameParameters.self)
        let (rulebook, source, name) = try name(parameters.textDocument, parameters.position)
        guard let name else {
            throw CallFault(
                .requestFailed, words(zh: "这里没有可以改名的名称", en: "there is no name here that can be changed"))
        }
        let new = parameters.newName
        guard Parser.isName(new) else {
            throw CallFault(
                .requestFailed,
                words(
                    zh: "“\(printable(new))”不能作名称：应为字母、数字、汉字和连字符，且不是关键词",
                    en: "\(printable(new)) can not be a name: letters, digits and hyphens that are no keyword"))
        }
        let old = source.source.text(of: name.location.span)
        var edits: [(path: String, edits: [OrderedJSON])] = []
        for place in rulebook.places(of: name.declaration).sorted(by: { $0.file < $1.file }) {
            let path = rulebook.paths[Int(place.file.index)]
            let text = rulebook.sources[Int(place.file.index)].source
            guard text.text(of: place.span) == old else { continue }
            if edits.last?.path != path { edits.append((path, [])) }
            edits[edits.count - 1].edits.append(
                ["range": text.range(of: place.span, in: encoding), "newText": .string(new)])
        }
        return ["changes": .object(edits.map { .init(uri(of: $0.path), .array($0.edits)) })]
    }

    /// The name at a place of a document, with where it stands.
    mutating func name(
        _ document: DocumentName, _ place: TextPlace
    ) throws(CallFault) -> (rulebook: OpenRulebook, source: ParsedSource, name: NamePlace?) {
        let (rulebook, source) = try source(document)
        let offset = source.source.offset(of: place, in: encoding)
        return (rulebook, source, rulebook.name(at: offset, in: source))
    }

    /// The words of the client's language.
    func words(zh: String, en: String) -> String { language == .zh ? zh : en }
}
