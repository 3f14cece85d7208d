// Addresses of stores on engines: what is read of them, and what is wrong with others.

import Linking
import Testing

struct EngineAddressTests {
    @Test func readsMembersPrefixAndChoices() throws {
        let address = try EngineAddress("etcd://10.0.0.1:2379,host-2:2380/gd/gz/?access=/etc/a.conf&tls=yes")
        #expect(address.members == ["10.0.0.1:2379", "host-2:2380"])
        #expect(address.prefix == "/gd/gz")
        #expect(address.accessFile == "/etc/a.conf")
        #expect(address.isEncrypted)
        #expect(!address.allowsSingleNode)
        #expect(try EngineAddress("etcd://[::1]:2379/a?single-node=allowed").allowsSingleNode)
    }

    @Test(arguments: [
        ("etcd:///a", EngineAddress.Fault.member("")), ("etcd://h/a", .member("h")), ("etcd://h:0/a", .member("h:0")),
        ("etcd://h:1,/a", .member("")), ("etcd://h:99999/a", .member("h:99999")), ("etcd://省:1/a", .member("省:1")),
        ("etcd://u@h:1/a", .member("u@h:1")), ("etcd://h:1", .prefix("")), ("etcd://h:1/", .prefix("")),
        ("etcd://h:1/a//b", .prefix("/a//b")), ("etcd://h:1/广东", .prefix("/广东")),
        ("etcd://h:1/a?tls=maybe", .choice("tls=maybe")), ("etcd://h:1/a?x", .choice("x")),
    ])
    func saysWhatIsWrong(_ text: String, _ fault: EngineAddress.Fault) {
        #expect(throws: fault) { try EngineAddress(text) }
    }

    @Test func foldersAreNoAddresses() {
        #expect(EngineAddress.isMeant(by: "etcd://h:1/a"))
        for text in ["zhuji-store", "/etcd://h:1/a", "etcd:/x", ""] { #expect(!EngineAddress.isMeant(by: text)) }
    }
}
