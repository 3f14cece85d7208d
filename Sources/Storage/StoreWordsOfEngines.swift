// The sentences of a store that an engine keeps: who was asked, what they said, and what the copy on this machine is
// good for meanwhile.

import Linking

extension StoreWords {
    static func engineAway(_ address: String, _ members: [MemberFault]) -> StoreWords {
        StoreWords(
            zh: "存储 \(address) 暂不可达：\(list(members, zh: true))；此前的内容可从本机副本查看，什么也没有写入",
            en: "the store \(address) can not be reached: \(list(members, zh: false)); what was there before can be "
                + "read from the copy on this machine, nothing was written",
            cureZh: "集群恢复后会自动继续，届时重做该操作即可；若久未恢复，请检查网络和各成员",
            cureEn: "it goes on by itself once members answer: give the command again then; see to the network and "
                + "the members if it takes long")
    }

    static func commitUnanswered(_ address: String, _ members: [MemberFault]) -> StoreWords {
        StoreWords(
            zh: "写入 \(address) 后没有收到答复（\(list(members, zh: true))），是否已写入尚不清楚",
            en:
                "\(address) did not answer a write (\(list(members, zh: false))); whether it came about is not known "
                + "yet",
            cureZh: "请不要急着重做：再输入任一命令，集群恢复后会先查明并告知是否已写入",
            cureEn: "do not repeat it yet: give any command, and once the cluster answers it is found out and told "
                + "first")
    }

    static func engineRefused(_ address: String, _ refusal: EngineRefusal) -> StoreWords {
        let (zh, en, cureZh, cureEn) = words(refusal)
        return StoreWords(
            zh: "存储 \(address)：\(zh)，什么也没有写入", en: "the store \(address): \(en); nothing was written", cureZh: cureZh,
            cureEn: cureEn)
    }

    static func engineProgram(_ path: String) -> StoreWords {
        StoreWords(
            zh: "无法运行访问 etcd 的程序 \(path)", en: "the program that speaks to etcd does not run: \(path)",
            cureZh: "请把 zhuji-etcd 与 zhuji 放在同一文件夹", cureEn: "put zhuji-etcd into the folder of zhuji")
    }

    static func engineBehind(_ address: String, _ copy: Int64, _ engine: Int64) -> StoreWords {
        StoreWords(
            zh: "存储 \(address) 与本机副本不符：副本到第 \(copy) 条记录，集群只到第 \(engine) 条或内容不同；集群丢失了数据或被恢复成较早的状态",
            en: "the store \(address) does not go on from the copy on this machine: the copy has \(copy) records, the "
                + "cluster has \(engine) or others; the cluster has lost data, or was set back",
            cureZh: "请先不要继续办理，由管理员查明；副本在缓存文件夹中，可用 zhuji store copy 另存",
            cureEn: "do not go on before an administrator has looked; the copy is in the cache folder and can be kept "
                + "by `zhuji store copy`")
    }

    static func copyDamaged(_ path: String) -> StoreWords {
        StoreWords(
            zh: "本机副本 \(path) 已损坏，已移到一旁；集群中的存储不受影响",
            en: "the copy on this machine, \(path), was damaged and was put aside; the store on the cluster is not "
                + "concerned",
            cureZh: "请重新打开会话，副本会重新取得", cureEn: "begin a new session: the copy is fetched anew")
    }

    static func copyRead(_ sequence: Int64) -> StoreWords {
        StoreWords(
            zh: "集群不可达，以下来自本机副本（到第 \(sequence) 条记录），可能已旧",
            en:
                "the cluster is away; this is the copy on this machine (up to record \(sequence)) and may be old",
            cureZh: "集群恢复后请再看一次", cureEn: "look again once the cluster answers")
    }

    static func engineBack(_ address: String) -> StoreWords {
        StoreWords(
            zh: "存储 \(address) 已恢复，可以继续办理", en: "the store \(address) answers again, and work goes on",
            cureZh: "集群不可达时看过的内容请以现在的为准", cureEn: "what was shown meanwhile may have changed: look again")
    }

    static func commitSettled(_ isWritten: Bool) -> StoreWords {
        isWritten
            ? StoreWords(
                zh: "已查明：刚才没有收到答复的操作已写入", en: "found out: the command that had no answer was written",
                cureZh: "不必重做", cureEn: "it need not be given again")
            : StoreWords(
                zh: "已查明：刚才没有收到答复的操作没有写入，以后也不会写入",
                en: "found out: the command that had no answer was not written, and will not be",
                cureZh: "如仍需要，请重做", cureEn: "give it again if it is still wanted")
    }

    /// Who was asked, and why each did not answer.
    private static func list(_ members: [MemberFault], zh: Bool) -> String {
        let said = members.map { member in
            let (reasonZh, reasonEn) = words(member.reason)
            return zh ? "\(member.member) \(reasonZh)" : "\(member.member) \(reasonEn)"
        }
        if said.isEmpty { return zh ? "没有成员答复" : "no member answered" }
        return said.joined(separator: zh ? "，" : ", ")
    }

    private static func words(_ reason: MemberFault.Reason) -> (zh: String, en: String) {
        switch reason {
        case .unreachable: ("连不上", "refuses connections")
        case .unknownHost: ("主机名无法解析", "is no known host")
        case .silent: ("没有答复", "does not answer")
        case .broken: ("连接中断", "broke the connection")
        case .untrusted: ("证书不可信", "has no certificate that is trusted")
        case .said(let text): ("答复：\(text)", "says: \(text)")
        case .leaderless: ("正在选举或与其他成员失联", "is without a leader")
        }
    }

    private static func words(_ refusal: EngineRefusal) -> (zh: String, en: String, cureZh: String, cureEn: String) {
        switch refusal {
        case .wrongPassword:
            (
                "集群不接受访问文件中的账号或密码", "the cluster does not take the account or the password of the access file",
                "请核对访问文件中的 user 和 password", "see to user and password in the access file"
            )
        case .passwordNeeded:
            (
                "集群要求账号", "the cluster asks for an account", "请在地址后加 ?access=FILE，文件中写 user 和 password",
                "add ?access=FILE to the address, a file with user and password"
            )
        case .noPermission:
            (
                "该账号无权读写这个前缀", "the account may not read or write under this prefix",
                "请集群管理员授予该账号对前缀的读写权限", "have the cluster's administrator grant it the prefix"
            )
        case .noSpace:
            (
                "集群的空间已用完", "the cluster's space is used up", "请集群管理员压缩、整理碎片并解除 NOSPACE 警报，见 Docs/Scaling.md",
                "have its administrator compact, defragment and disarm the NOSPACE alarm, see Docs/Scaling.md"
            )
        case .tooLarge:
            (
                "一次写入超过了集群允许的大小", "a write is longer than the cluster takes",
                "请检查集群的 --max-request-bytes，默认的 1.5 MiB 即可",
                "see to its --max-request-bytes; the default of 1.5 MiB does"
            )
        case .singleNode(let version):
            (
                "只有一个成员的 etcd \(version) 在断电时会丢失已确认的写入",
                "etcd \(version) with a single member can lose acknowledged writes",
                "请使用三个或更多成员；仅供试验时可加 ?single-node=allowed",
                "use three members or more; for trials only, add ?single-node=allowed"
            )
        case .accessFile(let path, let line): accessFile(path, line)
        case .accessFileOpen(let path):
            (
                "访问文件 \(path) 其他人也能读", "the access file \(path) can be read by others",
                "请执行 chmod 600 \(path)", "chmod 600 \(path)"
            )
        case .unreadable(let name):
            (
                "集群中的 \(name) 不是存储应有的内容", "\(name) in the cluster is not what a store keeps there",
                "请确认前缀没有被别的程序使用", "make sure that no other program uses the prefix"
            )
        case .unheard:
            (
                "集群拒绝了，经 TLS 未能读出原因；多半是账号、密码或权限",
                "the cluster refuses, and why could not be read through TLS; most "
                    + "often it is the account, its password or its rights",
                "请核对访问文件，并查看集群成员的日志", "see to the access file, and to the logs of the members"
            )
        case .said(let text):
            ("集群拒绝：\(text)", "the cluster refuses: \(text)", "请集群管理员查看", "have the cluster's administrator look")
        }
    }

    private static func accessFile(
        _ path: String, _ line: Int
    ) -> (zh: String, en: String, cureZh: String, cureEn: String) {
        (
            "访问文件 \(path) \(line > 0 ? "第 \(line) 行看不懂" : "读不出来")",
            "the access file \(path) \(line > 0 ? "says nothing known on line \(line)" : "can not be read")",
            "每行一项：user 账号、password 密码", "its lines are: user NAME, password TEXT"
        )
    }
}
