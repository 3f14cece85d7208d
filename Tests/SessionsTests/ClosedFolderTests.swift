// A rulebook of which a folder can not be opened is not read in part.

import Foundation
import Glibc
import Source
import TestSupport
import Testing

@testable import Sessions

@Suite struct ClosedFolderTests {
    @Test(arguments: ["", "/below"]) func isNotPassedOver(closed: String) throws {
        let folder = try TemporaryFolder()
        let root = folder.path + "/rules"
        try FileManager.default.createDirectory(atPath: root + "/below", withIntermediateDirectories: true)
        for name in ["/a.matter", "/below/b.matter"] {
            try Data("party p \"甲\" {}\n".utf8).write(to: URL(fileURLWithPath: root + name))
        }
        #expect(try RulebookFiles.readSources([root]).count == 2)
        for path in [folder.path, root, root + "/below"] { chmod(path, 0o755) }
        chmod(root + closed, 0)
        defer { chmod(root + closed, 0o755) }
        // WHY: an administrator may open every folder; only this thread becomes somebody else for a moment.
        typealias SetUser = @convention(c) (uid_t) -> Int32
        let symbol = try #require(dlsym(nil, "setfsuid"))
        let setUser = unsafeBitCast(symbol, to: SetUser.self)
        let isAdministrator = geteuid() == 0
        if isAdministrator { _ = setUser(65534) }
        defer { if isAdministrator { _ = setUser(0) } }

        let error = #expect(throws: UnreadablePath.self) { try RulebookFiles.readSources([root]) }
        #expect(error?.path == root + closed)
        #expect(error?.reason == Words(zh: "文件夹不能读取", en: "the folder can not be read"))
    }
}
