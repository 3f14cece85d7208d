// The words of what work on a whole store finds or refuses, in both languages, each with its cure. The facts live in
// `UpkeepError.swift`.

import Digests

extension UpkeepError {
    /// The error's words.
    package var words: StoreWords {
        switch self {
        case .store(let error): error.words
        case .headNotFound(let head):
            StoreWords(
                zh: "存储中没有这个末端校验值的记录：\(head)；记录被截短或改写",
                en: "no record of the store has the hash \(head): it was cut off or rewritten",
                cureZh: "请核对校验值；若无误，请保留存储原样，查明经过，并从备份恢复",
                cureEn: "check the hash; if it is right, keep the store as it is, find out what happened, and restore "
                    + "from a backup")
        case .attachmentSize(let named, let sequence, let foundBytes):
            StoreWords(
                zh: "附件 \(named.digest.hexadecimal) 有 \(foundBytes) 字节，第 \(sequence) 条记录写的是 \(named.sizeBytes) 字节",
                en: "the attachment \(named.digest.hexadecimal) has \(foundBytes) bytes, and record \(sequence) says "
                    + "\(named.sizeBytes)",
                cureZh: "请从备份恢复该附件；若备份中亦如此，请报告",
                cureEn: "restore the attachment from a backup; if it is the same "
                    + "there, please report it")
        case .definitionDamaged(let hash):
            StoreWords(
                zh: "规则库 \(hash.hexadecimal) 的内容与其名称不符",
                en: "the rulebook \(hash.hexadecimal) is not what its name says",
                cureZh: "请从备份恢复 definitions 文件夹", cureEn: "restore the folder definitions from a backup")
        case .snapshotDiffers(let file, let byte):
            StoreWords(
                zh: "\(file) 从第 \(byte) 字节起与日志不符",
                en: "\(file) is not what the journal says, from byte \(byte) on",
                cureZh: "请删除这个文件：它只是快照，日志完好，会话会重新生成",
                cureEn:
                    "delete the file: it is a snapshot and no more, the journal is whole, and a session writes another")
        case .importRefused(let lines):
            StoreWords(
                zh: "有 \(lines) 行不能导入，什么也没有写入",
                en: lines == 1
                    ? "1 line cannot be taken, and nothing was written"
                    : "\(lines) lines cannot be taken, and nothing was written",
                cureZh: "请重新导出；导出文件不能手工改动", cureEn: "export again; an export cannot be edited by hand")
        case .input(let failure): inputWords(failure)
        default: targetWords ?? backupWords
        }
    }

    private func inputWords(_ failure: SystemFailure) -> StoreWords {
        switch failure.number {
        case SystemErrors.notAFile:
            StoreWords(
                zh: "\(failure.path) 不是普通文件", en: "\(failure.path) is no regular file",
                cureZh: "请给出文件本身；从管道导入时写 -；什么也没有写入",
                cureEn: "name the file itself, or `-` to read from a pipe; nothing was written")
        case SystemErrors.link:
            StoreWords(
                zh: "\(failure.path) 是符号链接", en: "\(failure.path) is a symbolic link",
                cureZh: "请给出文件本身；什么也没有写入", cureEn: "name the file itself; nothing was written")
        default:
            StoreWords(
                zh: "读不了：\(failure.zh)", en: "it could not be read: \(failure.en)",
                cureZh: "请检查路径和权限；什么也没有写入", cureEn: "see to the path and the permissions; nothing was written")
        }
    }

    /// The words where what is to be made cannot be made there; nil for any other error.
    private var targetWords: StoreWords? {
        switch self {
        case .targetInStore(let path, let store):
            StoreWords(
                zh: "\(path) 就是存储 \(store)，或在它之中", en: "\(path) is or lies in the store's own folder, \(store)",
                cureZh: "请选一个在它之外的文件夹，最好在另一块磁盘上", cureEn: "choose a folder outside it, best on another disk")
        case .targetIsLink(let path):
            StoreWords(
                zh: "\(path) 是符号链接", en: "\(path) is a symbolic link", cureZh: "请给出文件夹或文件本身",
                cureEn: "name the folder or the file itself")
        case .targetOccupied(let path):
            StoreWords(
                zh: "\(path) 已有内容，不会覆盖", en: "there is something at \(path) already, and it is not overwritten",
                cureZh: "请换一个路径（新存储：--store）；什么也没有改动",
                cureEn: "choose another path (of a new store: --store); nothing was changed")
        case .targetOfAnother(let path, let found, let expected):
            StoreWords(
                zh: "\(path) 属于另一个存储（\(found)），不属于 \(expected)",
                en: "\(path) belongs to another store (\(found)), not to \(expected)",
                cureZh: "请换一个路径；什么也没有改动", cureEn: "choose another path; nothing was changed")
        case .target(let failure) where failure.number == SystemErrors.notFound:
            StoreWords(
                zh: "写不成：\(failure.zh)", en: "it could not be written: \(failure.en)",
                cureZh: "请先建好它所在的文件夹，再运行同一命令",
                cureEn: "make the folder that it is to lie in, then give the same command again")
        case .target(let failure):
            StoreWords(
                zh: "写不成：\(failure.zh)", en: "it could not be written: \(failure.en)",
                cureZh: "请检查空间和权限，再运行同一命令；备份、恢复和导入会接着已完成的部分做",
                cureEn: "see to the space and the permissions, then give the same command again; a backup, a "
                    + "restoration or an import goes on from what is done")
        default: nil
        }
    }

    /// The words of what is wrong with a backup.
    private var backupWords: StoreWords {
        switch self {
        case .backupDiffers(let file, let byte):
            StoreWords(
                zh: "存储与备份不一致：\(file) 第 \(byte) 字节起不同；备份没有改动",
                en: "the store is not what its backup holds: they differ from byte \(byte) of \(file); the backup was "
                    + "not changed",
                cureZh: "其中之一被改写：请用 zhuji store verify --head 核对存储，并另选路径做新备份",
                cureEn: "one of them was rewritten: check the store with `zhuji store verify --head`, and back up to "
                    + "another path")
        case .backupAhead(let path, let backup, let store):
            StoreWords(
                zh: "备份 \(path) 已到第 \(backup) 条记录，存储只有 \(store) 条；备份没有改动",
                en:
                    "the backup \(path) goes to record \(backup), the store only to \(store); "
                    + "the backup was not changed",
                cureZh: "存储被截短或换成了旧的：请查明经过；需要时从该备份恢复",
                cureEn: "the store was cut off or replaced by an older one: find out what happened, and restore from "
                    + "that backup if need be")
        case .backupDamaged(let file, let byte):
            StoreWords(
                zh: "备份已损坏：\(file) 第 \(byte) 字节起与写入时不同",
                en: "the backup is damaged: \(file) is from byte \(byte) on not as it was written",
                cureZh: "请使用另一份备份", cureEn: "use another backup")
        case .newerForm(let path, let found, let known):
            StoreWords(
                zh: "\(path) 的格式是第 \(found) 版，本程序只认识到第 \(known) 版",
                en: "\(path) has form \(found), and this program knows forms up to \(known)",
                cureZh: "请使用较新版本的 zhuji", cureEn: "use a newer zhuji")
        default: noBackupWords
        }
    }

    private var noBackupWords: StoreWords {
        var path = ""
        if case .noBackup(let found) = self { path = found }
        return StoreWords(
            zh: "\(path) 没有完整的备份", en: "there is no whole backup at \(path)",
            cureZh: "请检查路径；备份若中途停下，请再运行一次 zhuji store backup",
            cureEn: "check the path; if a backup was cut short, give `zhuji store backup` again")
    }
}
