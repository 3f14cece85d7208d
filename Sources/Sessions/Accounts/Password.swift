// Passwords and their hashes: what may be a password, how its hash is written, and how the two are compared. Who may
// log in with one is the engine's to decide, and who is asked for one stands in `AskingForPasswords.swift`.

import Digests
import Source

/// What somebody typed for a password, as the bytes that are hashed.
package struct Password: Sendable {
    /// NFC in UTF-8.
    let bytes: [UInt8]

    /// How long a password may be.
    static let leastBytes = 8
    static let mostBytes = 1_024

    /// Nil where the text is too short or too long.
    package init?(_ text: String) {
        bytes = Array(canonicallyComposed(text).utf8)
        guard (Password.leastBytes...Password.mostBytes).contains(bytes.count) else { return nil }
    }
}

/// The hash of a password: `pbkdf2-hmac-sha256$600000$SALT$HASH`, salt and hash in hexadecimal.
struct PasswordHash: Equatable {
    private static let algorithm = "pbkdf2-hmac-sha256"
    static let saltBytes = 16

    let iterations: Int
    private let salt: [UInt8]
    private let key: [UInt8]

    /// The hash of a password under so many random bytes as `saltBytes`.
    init(_ password: Password, salt: [UInt8], iterations: Int) {
        self.iterations = max(1, iterations)
        self.salt = salt
        key = PasswordHash.key(password, salt, self.iterations)
    }

    /// The hash that a text writes; nil for any other text.
    init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, parts[0] == PasswordHash.algorithm, let iterations = Int(parts[1]), iterations > 0,
            let salt = Hexadecimal.parseBytes(parts[2]), let key = Hexadecimal.parseBytes(parts[3]),
            salt.count == PasswordHash.saltBytes, key.count == SHA256Digest.lengthBytes
        else { return nil }
        self.iterations = iterations
        self.salt = salt
        self.key = key
    }

    /// As the store keeps it.
    var text: String {
        [PasswordHash.algorithm, String(iterations), Hexadecimal.text(salt), Hexadecimal.text(key)]
            .joined(separator: "$")
    }

    /// Whether it is the password's, in a time that does not tell how nearly.
    func matches(_ password: Password) -> Bool {
        ConstantTime.areEqual(key, PasswordHash.key(password, salt, iterations))
    }

    /// Takes as long as a comparison does, for names that no account has.
    static func compareWithNothing(_ password: Password, iterations: Int) {
        let salt = [UInt8](repeating: 0, count: saltBytes)
        _ = PasswordHash.key(password, salt, max(1, iterations))
    }

    private static func key(_ password: Password, _ salt: [UInt8], _ iterations: Int) -> [UInt8] {
        PBKDF2.derive(
            password: password.bytes, salt: salt, iterations: iterations, lengthBytes: SHA256Digest.lengthBytes)
    }
}
