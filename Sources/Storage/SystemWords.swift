// What the operating system's error numbers mean, in both languages: the one place for them. The sentences that tell
// them live with the codes of those sentences.

import Glibc

/// The meaning of an error number of the operating system.
package struct SystemWords: Equatable, Sendable {
    package let zh: String
    package let en: String

    /// The words for a number; of one that has none here, the number itself.
    package init(of number: Int32) {
        let row = SystemWords.table.first { $0.number == number }
        zh = row?.zh ?? "系统错误 \(number)"
        en = row?.en ?? "system error \(number)"
    }

    private typealias Row = (number: Int32, zh: String, en: String)

    /// What a program that reads and writes files can meet; in English the words of the C library.
    private static let table: [Row] = [
        (EPERM, "不允许此操作", "Operation not permitted"),
        (ENOENT, "没有这个文件或文件夹", "No such file or directory"),
        (EINTR, "系统调用被中断", "Interrupted system call"),
        (EIO, "磁盘读写出错", "Input/output error"),
        (ENXIO, "没有这个设备", "No such device or address"),
        (EBADF, "文件没有打开", "Bad file descriptor"),
        (EAGAIN, "资源暂时不可用", "Resource temporarily unavailable"),
        (ENOMEM, "内存不足", "Cannot allocate memory"),
        (EACCES, "没有权限", "Permission denied"),
        (EBUSY, "设备或资源正在使用", "Device or resource busy"),
        (EEXIST, "已经存在", "File exists"),
        (EXDEV, "不在同一个文件系统上", "Invalid cross-device link"),
        (ENODEV, "设备不支持此操作", "No such device"),
        (ENOTDIR, "路径中有一段不是文件夹", "Not a directory"),
        (EISDIR, "是文件夹，不是文件", "Is a directory"),
        (EINVAL, "参数无效", "Invalid argument"),
        (ENFILE, "系统打开的文件太多", "Too many open files in system"),
        (EMFILE, "本程序打开的文件太多", "Too many open files"),
        (ETXTBSY, "程序文件正在运行", "Text file busy"),
        (EFBIG, "文件太大", "File too large"),
        (ENOSPC, "磁盘已满", "No space left on device"),
        (ESPIPE, "文件不能定位读写", "Illegal seek"),
        (EROFS, "文件系统是只读的", "Read-only file system"),
        (EMLINK, "链接太多", "Too many links"),
        (EPIPE, "读取的一方已经离开", "Broken pipe"),
        (ENAMETOOLONG, "文件名太长", "File name too long"),
        (ENOLCK, "系统的文件锁不够用", "No locks available"),
        (ENOSYS, "系统没有此功能", "Function not implemented"),
        (ENOTEMPTY, "文件夹不是空的", "Directory not empty"),
        (ELOOP, "符号链接层数太多", "Too many levels of symbolic links"),
        (EOVERFLOW, "数值超出范围", "Value too large for defined data type"),
        (EILSEQ, "文件名的编码无效", "Invalid or incomplete multibyte or wide character"),
        (EOPNOTSUPP, "此处不支持这一操作", "Operation not supported"),
        (ETIMEDOUT, "等待超时", "Connection timed out"),
        (ESTALE, "网络文件已失效", "Stale file handle"),
        (EDQUOT, "磁盘配额已用完", "Disk quota exceeded"),
    ]
}
