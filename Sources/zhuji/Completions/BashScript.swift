// The completion script for bash. Names of files are left to bash itself, which knows how to quote them.

/// A script for bash 4 or later.
func bashScript(_ calls: CompletedCalls) -> String {
    let first = calls.firstWords.map(\.word).joined(separator: " ")
    let groups = calls.groups.map { group in
        let second = calls.secondWords(after: group).map(\.word).joined(separator: " ")
        return """
                    \(group))
                        if ((COMP_CWORD == 2)); then
                            COMPREPLY=($(compgen -W \(second.inShellQuotes) -- "$word"))
                            return
                        fi
                        command+=" ${COMP_WORDS[2]}"
                        ;;

            """
    }.joined()
    return """
        # bash completion for zhuji. For one shell: eval "$(zhuji completions bash)"; for all, that in ~/.bashrc
        _zhuji() {
            local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
            COMPREPLY=()
            if ((COMP_CWORD == 1)) || [[ $command == help && COMP_CWORD -eq 2 ]]; then
                COMPREPLY=($(compgen -W \(first.inShellQuotes) -- "$word"))
                return
            fi
            case $command in
        \(groups)    esac
            case "$command $before" in
        \(calls.calls.map(values).joined())    esac
            if [[ $word == -* ]]; then
                case $command in
        \(calls.calls.map(options).joined())        esac
                return
            fi
            case $command in
        \(calls.calls.map(arguments).joined())    esac
        }
        _zhuji_paths() {
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen "$1" -- "$2")
        }
        complete -F _zhuji zhuji

        """
}

private func values(_ call: CompletedCall) -> String {
    call.options.compactMap { option in
        option.value.map { value in
            """
                    '\(call.name) \(option.name)')
                        \(offer(value.word))
                        return
                        ;;

            """
        }
    }.joined()
}

private func options(_ call: CompletedCall) -> String {
    let names = call.options.map(\.name).joined(separator: " ")
    return """
                    '\(call.name)') COMPREPLY=($(compgen -W \(names.inShellQuotes) -- "$word")) ;;

        """
}

private func arguments(_ call: CompletedCall) -> String {
    guard case .text = call.arguments.word else {
        return """
                    '\(call.name)') \(offer(call.arguments.word)) ;;

            """
    }
    return ""
}

private func offer(_ word: CompletedWord) -> String {
    switch word {
    case .choices(let choices): "COMPREPLY=($(compgen -W \(choices.joined(separator: " ").inShellQuotes) -- \"$word\"))"
    case .file: "_zhuji_paths -f \"$word\""
    case .folder: "_zhuji_paths -d \"$word\""
    case .text: ":"
    }
}
