// Colour for terminals. Whether the reader has a terminal that shows it is decided by whoever prints.

/// Whether texts carry ANSI colours.
package enum Ink: Hashable, Sendable {
    case plain
    case ansi

    /// What a piece of text is, and so how it is coloured.
    package enum Role: Hashable, Sendable {
        case error, warning, gutter, help, strong
        /// The heading of a table.
        case heading
        /// A verdict in favour, and one against.
        case good, bad
        /// What is late.
        case overdue
        /// The one of several that stands in the line.
        case chosen
    }

    /// The text in the colour of its role; unchanged where there are no colours.
    package func paint(_ text: String, as role: Role) -> String {
        self == .plain || text.isEmpty ? text : "\u{1B}[\(code(of: role))m\(text)\u{1B}[0m"
    }

    private func code(of role: Role) -> String {
        switch role {
        case .error: "1;31"
        case .warning: "1;33"
        case .gutter: "34"
        case .help: "36"
        case .strong: "1"
        case .heading: "1"
        case .good: "32"
        case .bad: "31"
        case .overdue: "1;31"
        case .chosen: "7"
        }
    }
}
