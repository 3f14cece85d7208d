// Who may import whom: the code within the manifest, and the manifest one and the same with the architecture page.

import TestSupport

/// The imports of a target against its row of the table.
enum ImportRule {
    /// The layers that stand without Foundation.
    static let pure = [
        "Source", "Syntax", "Formatting", "Checking", "Machines", "Compilation", "Verification", "Engine", "Digests",
    ]

    /// Those of them of which one file may ask the system for something: normalisation, instructions of the processor.
    static let excepted = ["Source", "Digests"]

    /// Imports that the row of the file's target does not allow.
    static func findings(in file: SourceFile, manifest: [TargetRow], page: [TargetRow]) -> [Finding] {
        guard let row = manifest.first(where: { $0.name == file.target }) else { return [] }
        var allowed = row.imports
        if file.isSource {
            let stated = page.first { $0.name == file.target }
            allowed.formUnion(stated?.system ?? [])
            let own = stated?.exceptions.filter { file.path.hasSuffix("/" + $0.file) } ?? []
            allowed.formUnion(own.map(\.module))
        } else {
            allowed.formUnion(["Foundation", "Testing", "Glibc", "Dispatch"])
        }
        return imports(of: file).filter { !allowed.contains($0.module) }.map {
            file.finding(line: $0.line, "\(file.target) may not import \($0.module); see Docs/Architecture.md")
        }
    }

    /// Where the manifest and the page disagree on the targets under `Sources` and on `TestSupport`.
    static func disagreements(manifest: [TargetRow], page: [TargetRow]) -> [Finding] {
        let stated = manifest.filter { !$0.name.hasSuffix("Tests") }
        let names = Set(stated.map(\.name)).union(page.map(\.name)).sorted()
        return names.flatMap { name -> [Finding] in
            let place = "Package.swift and Docs/Architecture.md"
            guard let one = stated.first(where: { $0.name == name }), let other = page.first(where: { $0.name == name })
            else { return [Finding(place: place, message: "\(name) stands in only one of the two")] }
            var found: [Finding] = []
            if one.imports != other.imports {
                let difference = one.imports.symmetricDifference(other.imports).sorted().joined(separator: ", ")
                found.append(Finding(place: place, message: "\(name)'s imports differ by \(difference)"))
            }
            if pure.contains(name), !other.system.isEmpty {
                found.append(Finding(place: place, message: "\(name) stands without system modules"))
            }
            if pure.contains(name), !excepted.contains(name), !other.exceptions.isEmpty {
                found.append(Finding(place: place, message: "only Source and Digests have an exception"))
            }
            return found
        }
    }

    private static func imports(of file: SourceFile) -> [(line: Int, module: String)] {
        file.places(of: "import").compactMap { place in
            let words = String(decoding: file.code[place.line], as: UTF8.self).split(separator: " ")
            guard let keyword = words.firstIndex(of: "import") else { return nil }
            let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
            let named = words[(keyword + 1)...].drop(while: kinds.contains).first
            guard let module = named?.split(separator: ".").first else { return nil }
            return (place.line + 1, String(module))
        }
    }
}
