// A module's answers from a JSON file: an object for a module of one row, a list of objects for a list.

import Engine
import Foundation
import Machines
import Source

/// Reads one file for one module.
struct ModuleFile {
    let call: Call
    let file: String
    let module: Module
    let index: Int

    /// The answers by row and field; each value is read as if it had been typed.
    func answers(_ bytes: [UInt8], ruleset: Ruleset) throws(Failure) -> [Engine.Answer] {
        var answers: [Engine.Answer] = []
        for (row, object) in try rows(bytes).enumerated() {
            var values: [Int: String] = [:]
            for name in object.keys.sorted() {
                let place = Term(name: module.name, title: module.title)
                let field = try call.field(named: canonicallyComposed(name), among: module.fields, of: place)
                values[field] = object[name]?.text ?? ""
            }
            for field in module.fields.indices {
                guard let text = values[field] else { continue }
                let value = try Failure.expect(parseValue(text, for: module.fields[field], in: ruleset))
                answers.append(Engine.Answer(module: index, row: row, field: field, value: value))
            }
        }
        return answers
    }

    private func rows(_ bytes: [UInt8]) throws(Failure) -> [[String: PlainValue]] {
        let isList = module.rows != nil
        let data = Data(bytes)
        let rows =
            isList
            ? try? JSONDecoder().decode([[String: PlainValue]].self, from: data)
            : (try? JSONDecoder().decode([String: PlainValue].self, from: data)).map { [$0] }
        if let rows { return rows }
        let why = Words(
            zh: isList ? "应为 JSON 对象的列表，值为文字、数字、true、false 或 null" : "应为一个 JSON 对象，值为文字、数字、true、false 或 null",
            en: (isList ? "it must be a JSON list of objects" : "it must be a JSON object")
                + " whose values are texts, numbers, true, false or null")
        throw .mistake(Mistake(.fileMalformed, ["file": .text(file), "why": .words(why)]))
    }
}

/// A value of a field in JSON, as one would type it.
private struct PlainValue: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            text = ""
        } else if let flag = try? container.decode(Bool.self) {
            text = flag ? "yes" : "no"
        } else if let number = try? container.decode(Decimal.self) {
            text = "\(number)"
        } else {
            text = canonicallyComposed(try container.decode(String.self))
        }
    }
}
