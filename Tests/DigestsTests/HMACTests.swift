// HMAC-SHA256 and PBKDF2 on the vectors of RFC 4231 and RFC 7914, and on the Wycheproof files where they are at hand.

import Digests
import TestSupport
import Testing

struct HMACTests {
    /// The cases of RFC 4231, 4.2 to 4.8; the fifth prints the first 16 bytes of the code alone.
    static let cases: [(key: [UInt8], message: [UInt8], code: String)] = [
        (
            Array(repeating: 0x0b, count: 20), Array("Hi There".utf8),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            Array(repeating: 0xaa, count: 20), Array(repeating: 0xdd, count: 50),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
        ),
        (
            Array(1...25), Array(repeating: 0xcd, count: 50),
            "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
        ),
        (
            Array(repeating: 0x0c, count: 20), Array("Test With Truncation".utf8),
            "a3b6167473100ee06e0c796c2955552b"
        ),
        (
            Array(repeating: 0xaa, count: 131), Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
        (
            Array(repeating: 0xaa, count: 131),
            Array(
                ("This is a test using a larger than block-size key and a larger than block-size data. "
                    + "The key needs to be hashed before being used by the HMAC algorithm.").utf8),
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
        ),
    ]

    @Test(arguments: cases)
    func agreesWithTheStandard(key: [UInt8], message: [UInt8], code: String) {
        let digits = HMACSHA256(key: key).authenticate(message).hexadecimal
        #expect(digits.prefix(code.count) == code)
    }

    @Test(.needsTestData)
    func agreesWithWycheproof() throws {
        var count = 0
        for group in try PublishedVectors.read("hmac_sha256.json").testGroups {
            for vector in group.tests {
                let key = try PublishedVectors.bytes(vector.key)
                let message = try PublishedVectors.bytes(vector.msg)
                let tag = try PublishedVectors.bytes(vector.tag)
                let code = HMACSHA256(key: key).authenticate(message).bytes
                let agrees = ConstantTime.areEqual(Array(code.prefix(try #require(group.tagSize) / 8)), tag)
                #expect(agrees == (vector.result == "valid"), "vector \(vector.tcId)")
                count += 1
            }
        }
        #expect(count > 100)
    }
}

struct PBKDF2Tests {
    @Test func agreesWithTheStandard() {
        let one = PBKDF2.derive(
            password: Array("passwd".utf8), salt: Array("salt".utf8), iterations: 1, lengthBytes: 64)
        #expect(
            Hexadecimal.text(one) == "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
                + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783")
        let many = PBKDF2.derive(
            password: Array("Password".utf8), salt: Array("NaCl".utf8), iterations: 80_000, lengthBytes: 64)
        #expect(
            Hexadecimal.text(many) == "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
                + "a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d")
    }

    @Test func givesAsManyBytesAsAsked() {
        for length in [0, 1, 31, 32, 33, 64, 65] {
            #expect(PBKDF2.derive(password: [1], salt: [2], iterations: 2, lengthBytes: length).count == length)
        }
    }

    @Test(.needsTestData)
    func agreesWithWycheproof() throws {
        var count = 0
        for group in try PublishedVectors.read("pbkdf2_hmacsha256.json").testGroups {
            for vector in group.tests {
                let key = PBKDF2.derive(
                    password: try PublishedVectors.bytes(vector.password),
                    salt: try PublishedVectors.bytes(vector.salt),
                    iterations: try #require(vector.iterationCount), lengthBytes: try #require(vector.dkLen))
                let agrees = Hexadecimal.text(key) == vector.dk
                #expect(agrees == (vector.result == "valid"), "vector \(vector.tcId)")
                count += 1
            }
        }
        #expect(count > 50)
    }
}
