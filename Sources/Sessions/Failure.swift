// Why a command was not carried out: refused by a rule, not understood, or stopped by the store.
// How it is told to the reader lives in `Views/FailureText.swift`.

package import Engine
package import Source
package import Storage

/// The place of a machine in a registry, for the origin of a condition that refused.
package struct MachinePlace: Hashable, Sendable {
    package let definition: Int
    package let machine: Int

    package init(definition: Int, machine: Int) {
        self.definition = definition
        self.machine = machine
    }
}

/// Why a command changed nothing.
package enum Failure: Error {
    /// A rule refused; the machine whose condition it was, where it was one.
    case refusal(Refusal, MachinePlace?)
    /// A batch of which nothing was done, with each case that can not go.
    case batch(Refusal, [BatchRefusal])
    /// A file of which nothing was taken, with each fault that it has.
    case sheet(Mistake, [SheetFault])
    /// The line could not be understood or does not fit here.
    case mistake(Mistake)
    /// The store did not let it.
    case store(StoreError)

    /// The code, stable for ever: `R0207`, `P0101`, `S0106`.
    package var code: String {
        switch self {
        case .refusal(let refusal, _), .batch(let refusal, _): refusal.code.id
        case .mistake(let mistake), .sheet(let mistake, _): mistake.code.id
        case .store(let error): error.code
        }
    }
}

/// What is wrong with one line of a file.
package struct SheetFault: Error {
    /// Words, or a failure with its code.
    package indirect enum Reason {
        case words(Words)
        case failure(Failure)
    }

    /// From 1.
    package let line: Int
    /// The heading of the cell that is at fault; nil where it is the line.
    package let column: String?
    package let why: Reason
}

extension Failure {
    /// Runs what may be refused.
    static func expect<Value>(
        _ result: Result<Value, Refusal>, at place: MachinePlace? = nil
    ) throws(Failure) -> Value {
        switch result {
        case .success(let value): return value
        case .failure(let refusal): throw .refusal(refusal, place)
        }
    }

    /// Runs what the store may stop.
    static func storing<Value>(_ body: () throws(StoreError) -> Value) throws(Failure) -> Value {
        do throws(StoreError) { return try body() } catch { throw .store(error) }
    }
}
