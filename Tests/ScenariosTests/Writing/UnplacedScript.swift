// Scripts without the places where they are written, so that two can be compared.

import Scenarios

extension Script {
    /// The same script, written nowhere.
    var unplaced: Script {
        var script = Script(title: title, machine: machine)
        script.parties = parties.map { ScriptParty(name: $0.name, kind: $0.kind, values: $0.values) }
        script.steps = steps.map { ScriptStep($0.form) }
        return script
    }
}
