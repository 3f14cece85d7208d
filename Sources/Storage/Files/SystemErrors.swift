// The error numbers of the operating system that a store tells apart, so that no other file imports the C library.

import Glibc

/// Error numbers with a meaning of their own.
enum SystemErrors {
    /// The call was interrupted and did nothing.
    static let interrupted = EINTR
    /// Nothing stands at the path.
    static let notFound = ENOENT
    /// A part of the path is no directory.
    static let notADirectory = ENOTDIR
    /// Something stands at the path already.
    static let exists = EEXIST
    /// A link stands where none is followed.
    static let link = ELOOP
    /// The process may not do this to a file of another account.
    static let notPermitted = EPERM
    /// The process may not do this to a file or a folder with these permissions.
    static let accessDenied = EACCES
    /// The file system takes no writing.
    static let readOnly = EROFS
    /// The file is of a kind that this cannot be done with.
    static let notAFile = EINVAL
    /// The file is a socket, or a device that is not there.
    static let noDevice = ENXIO
    /// A directory is not empty.
    static let notEmpty = ENOTEMPTY

    /// The number of this process.
    static var processNumber: Int32 { getpid() }

    /// Whether a process of this number is running on this machine, as far as can be seen from here.
    static func isRunning(_ process: Int32) -> Bool {
        process > 0 && (kill(process, 0) == 0 || errno != ESRCH)
    }
}

/// Lets writing to a closed pipe or past a file size limit fail with an error number instead of ending the process.
/// The program calls this once, before it opens a store.
package func ignoreFileSignals() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
}
