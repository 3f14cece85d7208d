// Files of every kind that somebody might name at the prompt, made in a temporary folder: pipes, links, folders,
// sockets, huge ones, and such as are read but do not hold what they should.

import Glibc

/// Makes and removes the folder of hostile files.
enum HostileFiles {
    struct Failed: Error {
        let call: String
        let number: Int32
    }

    static func make() throws -> String {
        var template = Array("/tmp/zhuji-trials-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw Failed(call: "mkdtemp", number: errno) }
        let folder = String(cString: made)
        mkfifo(folder + "/pipe.pdf", 0o600)
        mkdir(folder + "/folder.pdf", 0o700)
        symlink("/etc/passwd", folder + "/link.pdf")
        symlink("link-loop.pdf", folder + "/link-loop.pdf")
        symlink("nowhere", folder + "/link-dangling.pdf")
        symlink("/dev/zero", folder + "/link-zero.pdf")
        makeSocket(folder + "/socket.pdf")
        makeHuge(folder + "/huge.pdf")
        write("%PDF-1.4 small\n", folder + "/small.pdf")
        write("", folder + "/empty.pdf")
        write("%PDF-1.4\n", folder + "/na\u{202E}me.pdf")
        write("%PDF-1.4\n", folder + "/ca\u{301}fe.pdf")
        return folder
    }

    /// Puts a file with this content into the folder.
    static func write(_ text: some StringProtocol, _ path: String) {
        write(Array(text.utf8), path)
    }

    static func write(_ bytes: [UInt8], _ path: String) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count <= 0 { return }
            rest = rest.dropFirst(count)
        }
    }

    static func remove(_ folder: String) {
        guard folder.hasPrefix("/tmp/zhuji-trials-"), let directory = opendir(folder) else { return }
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name == "." || name == ".." { continue }
            if unlink(folder + "/" + name) != 0 { rmdir(folder + "/" + name) }
        }
        closedir(directory)
        rmdir(folder)
    }

    private static func makeHuge(_ path: String) {
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        ftruncate(file, 8 << 30)
        close(file)
    }

    private static func makeSocket(_ path: String) {
        let file = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard file >= 0 else { return }
        defer { close(file) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        _ = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(file, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
