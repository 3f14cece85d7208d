// What somebody can do at a keyboard. How the bytes of a terminal become keys stands in `KeyDecoder.swift`.

/// A key, or a piece of text that arrived at once.
package enum Key: Hashable, Sendable {
    /// Text without line ends, typed.
    case text(String)
    /// Text without line ends, pasted: nothing in it is a command to the editor.
    case pasted(String)
    case enter
    case tab
    /// Shift and Tab.
    case backTab
    case left, right, up, down, home, end
    case wordLeft, wordRight
    case backspace, delete
    case escape
    /// Control and a letter, in lower case.
    case control(Character)
    /// Alt, or Escape before it, and a letter in lower case or DEL.
    case alt(Character)
}
