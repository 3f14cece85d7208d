// Diagnostics for readers: headline, place, the source line with the spot underlined, and what would cure it.

package import Source

/// How diagnostics are told to one reader.
package struct DiagnosticFormat: Sendable {
    package let language: Language
    package let ink: Ink

    package init(language: Language, ink: Ink = .plain) {
        self.language = language
        self.ink = ink
    }

    /// All diagnostics with an empty line between them, then the summary; ended by a line feed.
    package func text(_ diagnostics: [Diagnostic], in sources: SourceSet) -> String {
        let blocks = diagnostics.map { text($0, in: sources) + "\n" }
        return blocks.joined() + summary(of: diagnostics, fileCount: sources.files.count)
    }

    /// One diagnostic over several lines, ended by a line feed.
    package func text(_ diagnostic: Diagnostic, in sources: SourceSet) -> String {
        let role = diagnostic.severity == .error ? Ink.Role.error : .warning
        let kind = diagnostic.severity == .error ? words("错误", "error") : words("警告", "warning")
        let headline = printable(diagnostic.headline(in: language))
        var lines = [
            ink.paint("\(kind)[\(diagnostic.code.code)]", as: role) + words("：", ": ")
                + ink.paint(headline, as: .strong)
        ]
        let spots = spots(of: diagnostic, in: sources)
        let gutter = spots.map { String($0.line).utf8.count }.max() ?? 1
        lines += snippetLines(spots, gutter: gutter, role: role)
        for remark in remarks(on: diagnostic, in: sources) {
            let mark = ink.paint(String(repeating: " ", count: gutter + 1) + "=", as: .gutter)
            lines.append("\(mark) \(ink.paint(remark.label, as: .help))\(words("：", ": "))\(printable(remark.text))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// How many errors and warnings there are, in one line ended by a line feed.
    package func summary(of diagnostics: [Diagnostic], fileCount: Int) -> String {
        let errors = diagnostics.count { $0.severity == .error }
        let warnings = diagnostics.count - errors
        if language == .zh {
            let found = diagnostics.isEmpty ? "没有发现问题" : "\(errors) 个错误，\(warnings) 个警告"
            return "\(fileCount) 个文件：\(found)\n"
        }
        let found = diagnostics.isEmpty ? "nothing found" : "\(count(errors, "error")), \(count(warnings, "warning"))"
        return "\(count(fileCount, "file")): \(found)\n"
    }

    private func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    func words(_ zh: String, _ en: String) -> String {
        Words(zh: zh, en: en)[language]
    }
}

extension DiagnosticFormat {
    /// A line below the source: what it is called, and what it says.
    private typealias Remark = (label: String, text: String)

    private func remarks(on diagnostic: Diagnostic, in sources: SourceSet) -> [Remark] {
        var remarks: [Remark] = []
        let cure = diagnostic.cure(in: language)
        if !cure.isEmpty { remarks.append((words("办法", "help"), cure)) }
        remarks += diagnostic.notes.map { (words("提示", "note"), $0.rendered(in: language)) }
        remarks += diagnostic.fixes.map { (words("修正", "fix"), sentence(of: $0, in: sources)) }
        return remarks
    }

    /// What a fix does, in one line.
    func sentence(of fix: FixIt, in sources: SourceSet) -> String {
        let old = sources[fix.location.file]?.text(of: fix.location.span) ?? ""
        let new = fix.replacement
        if old.isEmpty { return words("加上“\(new)”", "add `\(new)`") }
        if new.isEmpty { return words("删去“\(old)”", "remove `\(old)`") }
        return words("把“\(old)”改为“\(new)”", "write `\(new)` for `\(old)`")
    }

    private func spots(of diagnostic: Diagnostic, in sources: SourceSet) -> [SourceSpot] {
        var spots = [SourceSpot(at: diagnostic.location, label: nil, in: sources)]
        spots += diagnostic.labels.map {
            SourceSpot(at: $0.location, label: $0.sentence.rendered(in: language), in: sources)
        }
        return spots.compactMap(\.self)
    }

    func snippetLines(_ spots: [SourceSpot], gutter: Int, role: Ink.Role) -> [String] {
        let bar = ink.paint(String(repeating: " ", count: gutter + 1) + "|", as: .gutter)
        var lines: [String] = []
        for (index, spot) in spots.enumerated() {
            let isSameLine = index > 0 && spots[index - 1].isOnLine(of: spot)
            if !isSameLine {
                let arrow = String(repeating: " ", count: gutter) + (index == 0 ? "--> " : "::: ")
                lines += [ink.paint(arrow, as: .gutter) + printable(spot.place), bar]
                let number = String(repeating: " ", count: gutter - String(spot.line).utf8.count) + String(spot.line)
                lines.append(ink.paint(number + " |", as: .gutter) + (spot.text.isEmpty ? "" : " " + spot.text))
            }
            let mark = String(repeating: spot.label == nil ? "^" : "-", count: spot.markWidth)
            let label = spot.label.map { " " + printable($0) } ?? ""
            let indent = String(repeating: " ", count: spot.markStart)
            lines.append(bar + " " + indent + ink.paint(mark + label, as: spot.label == nil ? role : .help))
        }
        return lines
    }
}
