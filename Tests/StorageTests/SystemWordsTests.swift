// What the system's error numbers mean: in English what the C library says, in Chinese no English.

import Glibc
import Storage
import Testing

struct SystemWordsTests {
    @Test func everyNumberHasWordsInBothLanguages() {
        var known: [Int32] = []
        for number in Int32(0)...140 {
            let words = SystemWords(of: number)
            if words.zh == "系统错误 \(number)" {
                #expect(words.en == "system error \(number)")
                continue
            }
            known.append(number)
            #expect(words.en == String(cString: strerror(number)))
            #expect(!words.zh.utf8.contains { (0x41...0x7A).contains($0) }, "\(words.zh)")
        }
        let needed = [
            ENOSPC, EACCES, EROFS, ENOENT, EISDIR, EDQUOT, EIO, EFBIG, ENAMETOOLONG, EMFILE, ENOTDIR, EPERM, EEXIST,
            EOPNOTSUPP,
        ]
        #expect(Set(needed).isSubset(of: Set(known)))
        #expect(SystemWords(of: 0).zh == "系统错误 0" && SystemWords(of: -1).en == "system error -1")
    }

    @Test func noTwoNumbersMeanTheSame() {
        let words = (Int32(0)...140).map { SystemWords(of: $0).zh }
        #expect(Set(words).count == words.count)
    }
}
