// Which lines of a mount table tell of a network file system.

import Testing

@testable import Storage

struct MountTableTests {
    static let table = """
        22 27 0:21 / /proc rw,relatime - proc proc rw
        36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue
        40 35 0:50 / /home rw,relatime shared:7 - nfs4 server:/home rw,vers=4.2
        41 35 0:51 / /share rw - cifs //server/share rw
        broken
        42 35 0:52 / /x rw
        """

    @Test(
        arguments: [
            ("0:50", "nfs4"), ("0:51", "cifs"), ("98:0", nil), ("0:21", nil), ("0:52", nil), ("9:9", nil),
        ] as [(String, String?)])
    func tellsTheKind(device: String, kind: String?) {
        #expect(MountTable.networkKind(ofDevice: device, in: MountTableTests.table) == kind)
    }
}
