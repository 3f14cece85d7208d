// Party kinds, offices, fields' types and attachments become the schema that facts are read by.

import Checking
import Machines

/// A party kind with its fields' expressions in an arena of its own.
func lower(_ party: PartyDefinition, in rulebook: Rulebook) -> PartySchema {
    var arena = Arena(in: rulebook)
    let fields = arena.lower(party.fields)
    return PartySchema(name: party.name, title: party.title, fields: fields, expressions: arena.expressions)
}

/// An office with its condition in an arena of its own.
func lower(_ office: OfficeDefinition, in rulebook: Rulebook) -> Office {
    var arena = Arena(in: rulebook)
    let condition = office.condition.map { arena.lower($0) }
    return Office(
        name: office.name, title: office.title, kind: office.party, condition: condition,
        expressions: arena.expressions, divisionField: office.divisionField,
        tiers: office.tiers.map { Office.Tier(name: $0.name, title: $0.title) })
}

extension FieldType {
    init(_ type: ValueType) {
        self =
            switch type {
            case .text: .text
            case .number: .number
            case .date: .date
            case .year: .year
            case .flag: .flag
            case .choice(let choices): .choice(choices.map { Choice(name: $0.name, title: $0.title) })
            case .citizenID: .citizenID
            case .creditCode: .creditCode
            case .division: .division
            case .phone: .phone
            case .email: .email
            case .money: .money
            case .party(let kind): .party(kind)
            }
    }
}

extension Attachment {
    init(_ definition: AttachmentDefinition) {
        self.init(
            name: definition.name, title: definition.title, kinds: definition.kinds,
            limitBytes: definition.limitBytes)
        isOptional = definition.isOptional
    }
}

extension Reviewer {
    init(_ definition: ReviewerDefinition) {
        self =
            switch definition.form {
            case .party(let path): .party(Path(path))
            case .chain(let path, let field, let limit): .chain(Path(path), field: field, limit: limit)
            case .office(let office, let tier, let division): .office(office, tier: tier, division: Path(division))
            }
    }
}

/// The calendar of a rulebook.
func lower(_ calendar: CalendarDefinition) -> WorkCalendar {
    WorkCalendar(
        years: calendar.years, daysOff: calendar.daysOff.map(CivilDate.init(dayNumber:)),
        workedWeekendDays: calendar.workedWeekendDays.map(CivilDate.init(dayNumber:)))
}
