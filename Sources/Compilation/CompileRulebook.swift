// The entry of Compilation: a checked rulebook becomes a ruleset with its hashes and the places it came from.
// What becomes what is written in the other files, one concern each.

package import Checking
import Digests
package import Machines

/// A rulebook in the form that runs, with what is known of it beside that.
package struct Compiled: Sendable {
    package let ruleset: Ruleset
    /// The canonical form of the ruleset: what is stored and hashed.
    package let bytes: [UInt8]
    /// SHA-256 of `bytes`, 64 lower-case hexadecimal digits.
    package let hash: String
    /// SHA-256 of each machine's canonical form, by machine. Two machines with one hash are alike under like party
    /// kinds.
    package let machineHashes: [String]
    /// Where each machine's parts stand in the rulebook, by machine; no part of any hash.
    package let origins: [MachineOrigins]
    /// What the rulebook's properties say of each machine, by machine; no part of any hash.
    package let properties: [[Property]]
    /// What is wrong with the machines. Empty for every rulebook that the checker finds without error.
    package let faults: [String]
}

/// Compiles a rulebook that was checked without errors.
package func compile(_ rulebook: Rulebook) -> Compiled {
    let blueprints = rulebook.matters.map { Blueprint(of: $0, in: rulebook) }
    let machines = blueprints.map(\.machine)
    let ruleset = Ruleset(
        parties: rulebook.parties.map { lower($0, in: rulebook) },
        offices: rulebook.offices.map { lower($0, in: rulebook) },
        divisions: rulebook.divisions.map { Division(code: $0.code, name: $0.name, parent: $0.parent) },
        calendar: lower(rulebook.calendar), machines: machines, opinions: lower(rulebook.opinions),
        migrations: rulebook.migrations.map { lower($0, blueprints) })
    let bytes = ruleset.canonicalBytes
    let properties = lowerProperties(of: rulebook, on: machines)
    return Compiled(
        ruleset: ruleset, bytes: bytes, hash: SHA256.digest(bytes).hexadecimal,
        machineHashes: machines.map { SHA256.digest($0.canonicalBytes).hexadecimal },
        origins: zip(blueprints, properties).map { blueprint, properties in
            var origins = blueprint.origins
            origins.properties = properties.map(\.location)
            return origins
        },
        properties: properties.map { $0.map(\.property) },
        faults: (ruleset.isSound ? [] : ["an index leads out of its list"]) + blueprints.flatMap(\.faults))
}

/// Every list's opinions as one, a text once for each verb.
private func lower(_ lists: [OpinionsDefinition]) -> [StandardOpinion] {
    var opinions: [StandardOpinion] = []
    for definition in lists.flatMap(\.opinions) {
        guard let verb = Verb(rawValue: definition.verbName) else { continue }
        let opinion = StandardOpinion(verb: verb, text: definition.text)
        if !opinions.contains(opinion) { opinions.append(opinion) }
    }
    return opinions
}
