// What the fuzzed programs share: how one ends where something does not hold, and files of the repository, which the
// working directory is. Each of the other files is a program of its own, or what several of them need.

import Foundation

/// Ends the process where something does not hold; libFuzzer keeps the input.
func expect(_ holds: Bool, _ otherwise: @autoclosure () -> String) {
    if !holds { fatalError(otherwise()) }
}

/// The bytes of an input.
func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
    Array(UnsafeBufferPointer(start: start, count: count))
}

/// The content of a file of the repository.
func content(of path: String) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else { fatalError("\(path) cannot be read") }
    return Array(data)
}

/// The regular files below a folder of the repository, as paths from that folder, in order.
func files(below folder: String) -> [String] {
    var found: [String] = []
    for name in (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? [] {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
        if !isFolder.boolValue { found.append(name) }
    }
    return found.sorted()
}
