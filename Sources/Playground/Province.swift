// A province to practise on: its offices, units and people, and their cases in every state, grown from a seed by the
// very decisions that the prompt takes. Where its store lies is the caller's to say.

package import Engine
import Machines
package import Storage

/// How large a province is to be, and from which seed.
package struct ProvinceSize: Hashable, Sendable {
    package var seed: UInt64
    /// Cases, bindings included; a province has them to within a few in a hundred.
    package var cases: Int
    package var persons: Int
    package var units: Int

    /// The size for so many cases: 5,000 persons and 500 units, and more for more than 12,500 cases.
    package init(seed: UInt64, cases: Int) {
        self.seed = seed
        self.cases = cases
        persons = max(5000, cases * 2 / 5)
        units = max(500, persons / 10)
    }
}

/// What a province came to.
package struct ProvinceCensus: Sendable {
    package var offices = 0
    package var units = 0
    package var persons = 0
    package var registry = Registry()
}

/// Why no province can be made.
package enum ProvinceFailure: Error, Equatable {
    /// The rulebook has no units, persons or divisions to make one of.
    case rulebookUnsuited
    case store(StoreError)
}

/// Grows a province into a store that has only its rulebook, up to the moment `now`. `progress` is told how many
/// hundredths are done.
package func growProvince(
    _ size: ProvinceSize, in store: any EventStore, from registry: Registry, now: Moment,
    progress: (Int) -> Void
) throws(ProvinceFailure) -> ProvinceCensus {
    guard let settlers = Settlers(registry.ruleset) else { throw .rulebookUnsuited }
    do throws(StoreError) {
        // WHY: what others wrote meanwhile would be missing in the registry that everything is decided on.
        return try store.exclusively { () throws(StoreError) in
            var province = try Province(size, settlers, store, registry, now: now)
            try province.settle()
            try province.live(progress)
            return province.census
        }
    } catch {
        throw .store(error)
    }
}

/// The province as it grows.
struct Province {
    let size: ProvinceSize
    let settlers: Settlers
    let now: Moment
    let files: SampleFiles
    var dice: Dice
    var chronicle: Chronicle
    var agenda = Agenda()
    var census = ProvinceCensus()
    /// The account that decides for a party, and that of its clerk where it has one.
    var accounts: [PartyID: String] = [:]
    var clerks: [PartyID: String] = [:]
    /// The units that people belong to, and those that others report to.
    var employers: [PartyID] = []
    var bureaus: [PartyID] = []
    /// By the person's place; nil before the registration.
    var people: [PartyID?]
    /// How long each party is wont to take, in hundredths of the usual.
    var pace: [PartyID: Int] = [:]
    /// How often a draft was refused by the rulebook.
    var refusals: [CaseID: Int] = [:]

    /// How far back the province goes.
    static let days = 900

    init(
        _ size: ProvinceSize, _ settlers: Settlers, _ store: any EventStore, _ registry: Registry, now: Moment
    ) throws(StoreError) {
        self.size = size
        self.settlers = settlers
        self.now = now
        dice = Dice(seed: size.seed)
        files = try SampleFiles(in: store)
        chronicle = Chronicle(store: store, registry: registry)
        people = [PartyID?](repeating: nil, count: size.persons)
    }

    /// The first moment of the province.
    var beginning: Moment {
        Moment(milliseconds: now.milliseconds - Int64(Province.days) * 86_400_000)
    }

    /// Registers offices and units, and notes when people come and what they will apply for.
    mutating func settle() throws(StoreError) {
        let start = beginning
        for (number, division) in settlers.ruleset.divisions.enumerated() {
            let values = settlers.office(of: division, number: number)
            try register(settlers.unitKind, values, as: "hrss-\(division.code)", at: start)
            census.offices += 1
        }
        for number in 1...max(1, size.units) {
            let name = "u" + String(10_000 + number).dropFirst()
            guard let unit = try register(settlers.unitKind, settlers.unit(number: number, &dice), as: name, at: start)
            else { continue }
            census.units += 1
            if number.isMultiple(of: 7) { bureaus.append(unit) } else { employers.append(unit) }
            if number.isMultiple(of: 3) { try openClerk(of: unit, named: name + "-clerk", at: start) }
        }
        bindUnits(at: start)
        let bindings = size.persons + bureaus.count
        for person in 0..<size.persons {
            let isNew = dice.happens(4)
            agenda.note(.settle(person: person), at: someMoment(within: isNew ? 0...4 : 60...100))
        }
        for _ in 0..<max(0, size.cases - bindings) {
            agenda.note(.apply(person: dice.roll(size.persons)), at: someMoment(within: 0...92))
        }
    }

    /// Runs the errands up to now.
    mutating func live(_ progress: (Int) -> Void) throws(StoreError) {
        var told = 0
        let span = Double(now.milliseconds - beginning.milliseconds)
        while let (errand, moment) = agenda.takeFirst(), moment < now {
            switch errand {
            case .settle(let person): try settle(person, at: moment)
            case .bind(let party, let target): try bind(party, to: target, at: moment)
            case .apply(let person): try apply(person, at: moment)
            case .work(let id): try work(on: id, at: moment)
            }
            let hundredth = Int(Double(moment.milliseconds - beginning.milliseconds) / span * 100)
            if hundredth > told {
                told = hundredth
                progress(hundredth)
            }
        }
        try chronicle.sync()
        progress(100)
        census.registry = chronicle.registry
    }

    /// A moment of the last hundredths of the province's days, from the first to the second of them back; the later
    /// the denser.
    private mutating func someMoment(within hundredths: ClosedRange<Int>) -> Moment {
        let chance = dice.roll(1000) * dice.roll(1000) / 1000
        let thousandths = hundredths.lowerBound * 10 + (hundredths.upperBound - hundredths.lowerBound) * chance / 100
        let back = Int64(Province.days * thousandths) * 86_400 + Int64(dice.roll(3 * 86_400)) * 1000
        return Moment(milliseconds: now.milliseconds - back).later(days: 0, &dice)
    }

    @discardableResult
    mutating func register(
        _ kind: PartyKind, _ values: [Value], as name: String, at moment: Moment
    ) throws(StoreError) -> PartyID? {
        let decided = chronicle.registry.decideRegistration(kind: kind, values: values, account: name, by: .training)
        guard try chronicle.keep(decided, by: name, at: moment) == nil,
            let party = chronicle.registry.account(named: name)?.party
        else { return nil }
        accounts[party] = name
        pace[party] = dice.happens(12) ? 300 : dice.roll(40...150)
        return party
    }

    private mutating func openClerk(of unit: PartyID, named name: String, at moment: Moment) throws(StoreError) {
        try chronicle.keep(.success([.account(name, .opened(party: unit, .clerk))]), by: name, at: moment)
        clerks[unit] = name
    }

    /// Three units in five report to a department, and as many departments to another.
    private mutating func bindUnits(at moment: Moment) {
        for (place, bureau) in bureaus.enumerated() where place > 0 && dice.happens(60) {
            guard let target = dice.pick(superiors(of: bureau, among: bureaus[..<place])) else { continue }
            agenda.note(.bind(bureau, to: target), at: moment.later(days: dice.roll(1...40), &dice))
        }
        for unit in employers where dice.happens(60) {
            let near = superiors(of: unit, among: bureaus[...])
            guard let target = dice.pick(near.isEmpty ? bureaus : near) else { return }
            let days = dice.happens(25) ? Province.days - dice.roll(1...6) : dice.roll(3...60)
            agenda.note(.bind(unit, to: target), at: moment.later(days: days, &dice))
        }
    }

    /// The departments of the unit's own division and of those above it.
    private func superiors(of unit: PartyID, among bureaus: ArraySlice<PartyID>) -> [PartyID] {
        let lineage = settlers.ruleset.lineage(of: division(of: unit) ?? 0).map(\.code)
        return bureaus.filter { division(of: $0).map(lineage.contains) ?? false }
    }

    private func division(of unit: PartyID) -> Int? {
        let fields = settlers.ruleset.parties[settlers.unitKind].fields
        guard let field = fields.firstIndex(where: { $0.type == .division }),
            case .division(let code)? = chronicle.registry.party(unit)?.value(field)
        else { return nil }
        return code
    }

    private mutating func bind(_ party: PartyID, to target: PartyID, at moment: Moment) throws(StoreError) {
        guard let kind = chronicle.registry.party(party)?.kind, let matter = bindingMatter(of: kind) else { return }
        try apply(party, toMachine: matter, target: target, at: moment)
    }

    private mutating func settle(_ place: Int, at moment: Moment) throws(StoreError) {
        let name = "p" + String(1_000_000 + place + 1).dropFirst()
        let values = settlers.person(number: place, &dice)
        guard let person = try register(settlers.personKind, values, as: name, at: moment) else { return }
        people[place] = person
        census.persons += 1
        // Two people in five work for one of the dozen large employers.
        let target = dice.pick(dice.happens(40) ? Array(employers.prefix(12)) : employers)
        if let target {
            agenda.note(.bind(person, to: target), at: moment.later(days: 0, &dice))
        }
    }

    /// The matter by which parties of the kind are bound to others.
    func bindingMatter(of kind: PartyKind) -> Int? {
        settlers.ruleset.machines.firstIndex { $0.facts.applicant == kind && $0.facts.target != nil }
    }
}
