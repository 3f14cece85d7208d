// The variables of the process's environment, each looked up when it is asked for.

import Glibc

/// The environment's variables. WHY: all of them at once, as `ProcessInfo` gives them, take a twentieth of the time to
/// the first prompt, and two are wanted.
enum Variables {
    /// Nil where there is none of that name, or its value is no UTF-8.
    static subscript(name: String) -> String? {
        getenv(name).flatMap { String(validatingCString: $0) }
    }
}
