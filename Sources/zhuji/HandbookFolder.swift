// The folder of a handbook: all of its pages are written before any of them takes its place, other people's files stay,
// and pages that the book no longer has go.

import Foundation
import Glibc
import Reporting
import Sessions
import Source

/// A folder that a handbook is written into.
struct HandbookFolder {
    let path: String

    /// Why the book was not written; the folder is as it was.
    struct Fault: Error {
        let path: String
        let reason: Words
    }

    init(_ path: String) {
        self.path = path
    }

    /// Writes the pages, or none of them.
    func write(_ book: Handbook) throws(Fault) {
        var status = stat()
        let isNew = stat(path, &status) != 0
        guard isNew || status.st_mode & S_IFMT == S_IFDIR else {
            throw Fault(path: path, reason: Words(zh: "这不是文件夹", en: "this is no folder"))
        }
        for page in book.pages { try expectOwn(path + "/" + page.path) }
        let staging = path + "/.part-" + Environment.randomID()
        do throws(Fault) {
            for page in book.pages { try put(page, below: staging) }
            for page in book.pages { try makeFolder(of: path + "/" + page.path) }
        } catch {
            try? FileManager.default.removeItem(atPath: isNew ? path : staging)
            throw error
        }
        defer { try? FileManager.default.removeItem(atPath: staging) }
        for page in book.pages {
            let place = path + "/" + page.path
            guard rename(staging + "/" + page.path, place) == 0 else { throw fault(place) }
        }
        removeFormerPages(besides: Set(book.pages.map(\.path)))
    }

    /// Refuses to put a page in the place of what is no page of a handbook.
    private func expectOwn(_ file: String) throws(Fault) {
        var status = stat()
        guard lstat(file, &status) == 0, !isPage(file) else { return }
        throw Fault(
            path: file,
            reason: Words(
                zh: "这不是手册的页，不会覆盖；请移走它，或换一个文件夹",
                en: "this is no page of a handbook and is not replaced; move it away, or choose another folder"))
    }

    /// Whether the file is a page that this program wrote.
    private func isPage(_ file: String) -> Bool {
        var status = stat()
        guard lstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            let handle = FileHandle(forReadingAtPath: file)
        else { return false }
        defer { try? handle.close() }
        let beginning = (try? handle.read(upToCount: 512)).flatMap(\.self) ?? Data()
        return String(decoding: beginning, as: UTF8.self).contains(Handbook.mark)
    }

    private func put(_ page: Handbook.Page, below folder: String) throws(Fault) {
        let file = URL(fileURLWithPath: folder + "/" + page.path)
        do {
            let folder = file.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(page.text.utf8).write(to: file)
        } catch { throw fault(path + "/" + page.path) }
    }

    private func makeFolder(of file: String) throws(Fault) {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch { throw fault(file) }
    }

    private func fault(_ file: String) -> Fault {
        let words = Words(ofSystem: errno)
        return Fault(
            path: file,
            reason: Words(
                zh: "不能写入（\(words.zh)）",
                en: "it can not be written (\(words.en))"))
    }

    /// Removes the pages of an earlier book that this one does not have, and the folders that they leave empty.
    private func removeFormerPages(besides pages: Set<String>) {
        for language in Language.allCases {
            let names = FileManager.default.enumerator(atPath: path + "/" + language.rawValue)?.compactMap {
                $0 as? String
            }
            for name in (names ?? []).map({ language.rawValue + "/" + $0 }) where !pages.contains(name) {
                let file = path + "/" + name
                if isPage(file) { unlink(file) }
            }
            for name in (names ?? []).sorted(by: >) { rmdir(path + "/" + language.rawValue + "/" + name) }
        }
    }
}
