// Trials of passwords, their hashes, and one-time codes.

import Testing

@testable import Sessions

@Suite struct PasswordTests {
    private let salt = Array(UInt8(0)..<16)

    @Test func aHashIsReadAgainAndMatchesItsPasswordAlone() throws {
        let password = try #require(Password("correct horse"))
        let hash = PasswordHash(password, salt: salt, iterations: 3)
        #expect(hash.text.hasPrefix("pbkdf2-hmac-sha256$3$000102030405060708090a0b0c0d0e0f$"))
        let read = try #require(PasswordHash(hash.text))
        #expect(read == hash)
        #expect(read.matches(password))
        #expect(read.matches(try #require(Password("correct horsf"))) == false)
    }

    @Test func theKeyIsAnotherImplementationsToo() throws {
        // Computed with Python's hashlib.pbkdf2_hmac.
        let password = try #require(Password("password"))
        let hash = PasswordHash(password, salt: Array("0123456789abcdef".utf8), iterations: 1000)
        #expect(hash.text.hasSuffix("$8514638175a45bc45eb1f22f04ff7d27f4f8be480498c455ff4b494ce8d1e7d2"))
    }

    @Test func oneTextIsOnePasswordHoweverItIsComposed() throws {
        let composed = try #require(Password("caf\u{E9} noir"))
        let decomposed = try #require(Password("cafe\u{301} noir"))
        #expect(composed.bytes == decomposed.bytes)
    }

    @Test func lengthIsCountedInBytes() {
        #expect(Password("1234567") == nil)
        #expect(Password("12345678") != nil)
        #expect(Password("三字密") != nil)
        #expect(Password(String(repeating: "x", count: 1024)) != nil)
        #expect(Password(String(repeating: "x", count: 1025)) == nil)
    }

    @Test(arguments: [
        "", "pbkdf2-hmac-sha256$0$00$00", "scrypt$1$000102030405060708090a0b0c0d0e0f$00",
        "pbkdf2-hmac-sha256$1$000102030405060708090a0b0c0d0e0f$00",
    ])
    func anotherTextIsNoHash(_ text: String) {
        #expect(PasswordHash(text) == nil)
    }

    @Test func aCodeIsFoundHoweverItIsTyped() {
        let code = OneTimeCode(Array(UInt8(200)..<210))
        #expect(code.text.count == 19)
        #expect(code.text.split(separator: "-").count == 4)
        let digest = OneTimeCode.digest(of: code.text)
        #expect(digest.count == 64)
        for typed in [code.text.lowercased(), code.text.replacing("-", with: ""), code.text.replacing("-", with: " ")] {
            #expect(OneTimeCode.digest(of: typed) == digest)
        }
        #expect(OneTimeCode.digest(of: "O1L") == OneTimeCode.digest(of: "0i1"))
        #expect(OneTimeCode(Array(UInt8(201)..<211)).text != code.text)
    }
}
