// The test data that lies outside the repository. Which files there are is the tests' own matter.

package import Foundation
package import Testing

/// The folder named by `ZHUJI_TEST_DATA`: published test vectors, schemas and the manual.
package enum TestData {
    /// Why a test data file cannot be read.
    package struct Missing: Error, CustomStringConvertible {
        package let description: String
    }

    /// Whether tests that need the folder run: where it is named, and always where `CI` is set.
    package static var isExpected: Bool {
        let environment = ProcessInfo.processInfo.environment
        return environment["ZHUJI_TEST_DATA"] != nil || environment["CI"] != nil
    }

    /// The folder; an error where it is not named or not there.
    package static func folder() throws -> URL {
        guard let path = ProcessInfo.processInfo.environment["ZHUJI_TEST_DATA"] else {
            throw Missing(description: "ZHUJI_TEST_DATA is not set")
        }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            throw Missing(description: "ZHUJI_TEST_DATA names \(path), which is no folder")
        }
        return URL(fileURLWithPath: path, isDirectory: true)
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips the test, saying so, where there is no test data; in CI the test runs and fails on it.
    package static var needsTestData: Self {
        .enabled(if: TestData.isExpected, "ZHUJI_TEST_DATA is not set")
    }
}
