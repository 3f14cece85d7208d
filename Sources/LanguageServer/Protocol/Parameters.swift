// The parameters of the calls that are understood, as the protocol writes them.

import Foundation

/// A line and a character in it, both from 0; characters in the units that were agreed on.
struct TextPlace: Decodable, Hashable {
    let line: Int
    let character: Int
}

/// From a place to just before another.
struct TextRange: Decodable, Hashable {
    let start: TextPlace
    let end: TextPlace
}

/// A document by its URI.
struct DocumentName: Decodable {
    let uri: String
}

/// `initialize`.
struct InitializeParameters: Decodable {
    struct Folder: Decodable {
        let uri: String
    }

    struct Capabilities: Decodable {
        struct General: Decodable {
            let positionEncodings: [String]?
        }

        struct Workspace: Decodable {
            struct WatchedFiles: Decodable {
                let dynamicRegistration: Bool?
            }

            let didChangeWatchedFiles: WatchedFiles?
        }

        struct Window: Decodable {
            struct ShowDocument: Decodable {
                let support: Bool
            }

            let showDocument: ShowDocument?
        }

        let general: General?
        let workspace: Workspace?
        let window: Window?
    }

    let rootUri: String?
    let rootPath: String?
    let workspaceFolders: [Folder]?
    let locale: String?
    let capabilities: Capabilities?
}

/// `textDocument/didOpen`.
struct OpenParameters: Decodable {
    struct Document: Decodable {
        let uri: String
        let version: Int?
        let text: String
    }

    let textDocument: Document
}

/// `textDocument/didChange`.
struct ChangeParameters: Decodable {
    struct Document: Decodable {
        let uri: String
        let version: Int?
    }

    struct Change: Decodable {
        /// Nil: the text is the whole document's.
        let range: TextRange?
        let text: String
    }

    let textDocument: Document
    let contentChanges: [Change]
}

/// A call about a whole document.
struct DocumentParameters: Decodable {
    let textDocument: DocumentName
}

/// A call about a place in a document.
struct PlaceParameters: Decodable {
    let textDocument: DocumentName
    let position: TextPlace
}

/// `textDocument/references`.
struct ReferenceParameters: Decodable {
    struct Context: Decodable {
        let includeDeclaration: Bool
    }

    let textDocument: DocumentName
    let position: TextPlace
    let context: Context
}

/// `textDocument/rename`.
struct RenameParameters: Decodable {
    let textDocument: DocumentName
    let position: TextPlace
    let newName: String
}

/// A call about a part of a document.
struct RangeParameters: Decodable {
    let textDocument: DocumentName
    let range: TextRange
}

/// `workspace/symbol`.
struct QueryParameters: Decodable {
    let query: String
}

/// `workspace/executeCommand`.
struct ExecuteParameters: Decodable {
    let command: String
    let arguments: [NumberOrText]
}

/// `$/cancelRequest`.
struct CancelParameters: Decodable {
    let id: RequestID
}

/// `workspace/didChangeWorkspaceFolders`.
struct FolderChangeParameters: Decodable {
    struct Event: Decodable {
        let added: [InitializeParameters.Folder]
        let removed: [InitializeParameters.Folder]
    }

    let event: Event
}
