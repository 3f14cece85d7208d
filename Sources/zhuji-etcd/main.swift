// zhuji-etcd: what `zhuji` speaks to where a store lies in etcd. It takes requests from standard input and answers on
// standard output, one after the other, until the input ends; people do not call it.

import Foundation
import Linking

// WHY: an interruption is for the prompt, which tells this program when to end; and the members are named, so that no
// proxy of the surroundings is meant.
signal(SIGINT, SIG_IGN)
signal(SIGPIPE, SIG_IGN)
for name in ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] { unsetenv(name) }

if isatty(0) != 0 {
    FileHandle.standardError.write(
        Data("zhuji-etcd：由 zhuji 调用，不单独使用 / is called by zhuji, not by people\n".utf8))
    exit(2)
}

var conversation = EtcdConversation()
let pipe = FramePipe(input: 0, output: 1)
while let asked = try? pipe.receive(EngineRequest.self) {
    let answer = conversation.answer(asked)
    guard (try? pipe.send(answer)) != nil else { break }
    if case .committed = answer.said { pipe.lookOut() }
}
