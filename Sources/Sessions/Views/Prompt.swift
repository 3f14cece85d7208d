// The prompt: who sits there, what is open, and whether it is only training.

import Engine
import Reporting
import Source

extension Session {
    /// `[演练] zhang 办件 3> `.
    package var prompt: String {
        var parts: [String] = []
        if isTraining { parts.append(words(zh: "[演练]", en: "[training]")) }
        parts.append(account ?? words(zh: "未登录", en: "nobody"))
        if let open = desk.open { parts.append(words(zh: "办件 \(open.number)", en: "case \(open.number)")) }
        let count = desk.selected.count
        if count > 0 { parts.append(words(zh: "已选 \(count) 件", en: "\(count) selected")) }
        return printable(parts.joined(separator: " ")) + "> "
    }
}
