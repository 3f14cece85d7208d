// The completion script for zsh, with what is said of each word.

/// A script for zsh 5, to be evaluated or to be put as `_zhuji` into a folder of `$fpath`.
func zshScript(_ calls: CompletedCalls) -> String {
    let groups = calls.groups.map { group in
        """
                \(group))
                    if ((CURRENT == 3)); then
                        _zhuji_words \(described(calls.secondWords(after: group)))
                        return
                    fi
                    command+=" $words[3]"
                    shift words
                    ((CURRENT--))
                    ;;

        """
    }.joined()
    return """
        #compdef zhuji
        # zsh completion for zhuji, behind compinit. For one shell: eval "$(zhuji completions zsh)"
        _zhuji_words() {
            local -a offered
            offered=("$@")
            _describe -t commands command offered
        }
        _zhuji() {
            local command=$words[2]
            if ((CURRENT == 2)) || [[ $command == help && CURRENT -eq 3 ]]; then
                _zhuji_words \(described(calls.firstWords))
                return
            fi
            case $command in
        \(groups)    esac
            shift words
            ((CURRENT--))
            case $command in
        \(calls.calls.map(arguments).joined())    esac
        }
        if [[ $funcstack[1] == _zhuji ]]; then _zhuji "$@"; else compdef _zhuji zhuji; fi

        """
}

private func described(_ words: [CompletedChoice]) -> String {
    words.map { "\($0.word):\($0.summary)".inShellQuotes }.joined(separator: " ")
}

private func arguments(_ call: CompletedCall) -> String {
    let options = call.options.map { option in
        let value = option.value.map { ":\($0.name):\(action($0.word))" } ?? ""
        let summary = option.summary.replacing("[", with: "\\[").replacing("]", with: "\\]")
        return "\(option.name)[\(summary)]\(value)".inShellQuotes
    }
    let (name, word) = call.arguments
    let rest = name.isEmpty ? [] : ["*:\(name):\(action(word))".inShellQuotes]
    return """
                '\(call.name)')
                    _arguments \((options + rest).joined(separator: " "))
                    ;;

        """
}

private func action(_ word: CompletedWord) -> String {
    switch word {
    case .choices(let choices): "(\(choices.joined(separator: " ")))"
    case .file: "_files"
    case .folder: "_files -/"
    case .text: ""
    }
}
