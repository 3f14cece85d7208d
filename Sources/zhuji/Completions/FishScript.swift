// The completion script for fish, with what is said of each word.

/// A script for fish 3.
func fishScript(_ calls: CompletedCalls) -> String {
    let first = calls.firstWords.map { word in
        "complete -c zhuji -n '__zhuji_is \"\"' -a \(word.word) -d \(word.summary.inFishQuotes)\n"
    }
    let help = calls.firstWords.map { "complete -c zhuji -n '__zhuji_is help' -a \($0.word)\n" }
    let second = calls.groups.flatMap { group in
        calls.secondWords(after: group).map { word in
            "complete -c zhuji -n '__zhuji_is \(group)' -a \(word.word) -d \(word.summary.inFishQuotes)\n"
        }
    }
    let groups = calls.groups.joined(separator: " ")
    return """
        # fish completion for zhuji. To keep it: zhuji completions fish >~/.config/fish/completions/zhuji.fish
        function __zhuji_is
            set -l words (commandline -opc)
            set -e words[1]
            set -l command ''
            if set -q words[1]
                set command $words[1]
                if contains -- $command \(groups); and set -q words[2]
                    set command "$command $words[2]"
                end
            end
            test "$command" = "$argv[1]"
        end
        complete -c zhuji -f
        \((first + help + second).joined())\(calls.calls.map(lines).joined())
        """
}

private func lines(_ call: CompletedCall) -> String {
    let start = "complete -c zhuji -n '__zhuji_is \"\(call.name)\"'"
    let options = call.options.map { option in
        let value =
            switch option.value?.word {
            case .none: ""
            case .choices(let choices): " -x -a \(choices.joined(separator: " ").inFishQuotes)"
            case .file: " -r -F"
            case .folder: " -x -a '(__fish_complete_directories)'"
            case .text: " -x"
            }
        return "\(start) -l \(option.name.dropFirst(2))\(value) -d \(option.summary.inFishQuotes)\n"
    }
    let arguments =
        switch call.arguments.word {
        case .choices(let choices): "\(start) -a \(choices.joined(separator: " ").inFishQuotes)\n"
        case .file: "\(start) -F\n"
        case .folder: "\(start) -a '(__fish_complete_directories)'\n"
        case .text: ""
        }
    return options.joined() + arguments
}

extension String {
    /// In single quotes, as fish reads them.
    fileprivate var inFishQuotes: String {
        "'" + replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
}
