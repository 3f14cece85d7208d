// What a client and the server have agreed on and work on, and which feature answers which method.

import Reporting
import Source

/// The state that features work with.
struct Desk {
    var workspace: Workspace
    var encoding = PositionEncoding.utf16
    var language: Language
    var wasShutDown = false
    private let version: String
    /// Whether the client watches the disk where it is asked to.
    private var isWatchingOffered = false
    /// Whether the client shows documents that it is asked to show.
    private var isShowingOffered = false
    /// What is to be asked of the client, and told to it.
    private var requests: [Outgoing] = []
    /// How many documents the client was asked to show.
    private var shown = 0
    /// What was told of each document, by path, so that only what is new is told.
    private var told: [String: OrderedJSON] = [:]

    init(surroundings: Surroundings, language: Language, version: String) {
        workspace = Workspace(surroundings: surroundings)
        self.language = language
        self.version = version
    }

    /// Agrees with the client on units, language and folders, and says what the server can do.
    mutating func initialize(_ parameters: InitializeParameters) -> OrderedJSON {
        let encodings = parameters.capabilities?.general?.positionEncodings ?? []
        encoding = encodings.contains(PositionEncoding.utf8.rawValue) ? .utf8 : .utf16
        if let locale = parameters.locale { language = locale.lowercased().hasPrefix("zh") ? .zh : .en }
        isWatchingOffered =
            parameters.capabilities?.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false
        isShowingOffered = parameters.capabilities?.window?.showDocument?.support ?? false
        let named = parameters.workspaceFolders?.map(\.uri) ?? parameters.rootUri.map { [$0] } ?? []
        let folders = named.compactMap(documentPath)
        workspace.add(folders: folders.isEmpty ? [parameters.rootPath].compactMap(\.self) : folders)
        return [
            "capabilities": capabilities,
            "serverInfo": ["name": "zhuji", "version": .string(version)],
        ]
    }

    private var capabilities: OrderedJSON {
        [
            "positionEncoding": .string(encoding.rawValue),
            "textDocumentSync": ["openClose": true, "change": 2],
            "completionProvider": ["triggerCharacters": .strings(["."])], "hoverProvider": true,
            "signatureHelpProvider": ["triggerCharacters": .strings([" "])],
            "inlayHintProvider": true, "definitionProvider": true, "referencesProvider": true,
            "documentHighlightProvider": true, "renameProvider": ["prepareProvider": true],
            "documentFormattingProvider": true, "documentRangeFormattingProvider": true, "documentSymbolProvider": true,
            "workspaceSymbolProvider": true,
            "foldingRangeProvider": true,
            "codeActionProvider": ["codeActionKinds": .strings(["quickfix", "refactor.extract"])],
            "codeLensProvider": ["resolveProvider": false],
            "executeCommandProvider": ["commands": .strings(ServerCommand.allCases.map(\.rawValue))],
            "semanticTokensProvider": [
                "legend": [
                    "tokenTypes": .strings(SemanticToken.allCases.map(\.rawValue)), "tokenModifiers": .array([]),
                ],
                "full": true, "range": true,
            ],
            "workspace": ["workspaceFolders": ["supported": true, "changeNotifications": true]],
        ]
    }

    /// The result of a call.
    mutating func result(of call: Call) throws(CallFault) -> OrderedJSON {
        switch call.method {
        case "initialized": return askForWatching()
        case "$/cancelRequest", "$/setTrace", "textDocument/didSave": return .null
        case "textDocument/didOpen": return try open(call)
        case "textDocument/didChange": return try change(call)
        case "textDocument/didClose": return try close(call)
        case "workspace/didChangeWatchedFiles": return lookAround()
        case "workspace/didChangeWorkspaceFolders": return try changeFolders(call)
        case "textDocument/formatting": return try formatting(call)
        case "textDocument/rangeFormatting": return try rangeFormatting(call)
        case "textDocument/completion": return try completion(call)
        case "textDocument/signatureHelp": return try signatureHelp(call)
        case "textDocument/hover": return try hover(call)
        case "textDocument/inlayHint": return try inlayHints(call)
        case "textDocument/definition": return try definition(call)
        case "textDocument/references": return try references(call)
        case "textDocument/documentHighlight": return try highlights(call)
        case "textDocument/prepareRename": return try prepareRename(call)
        case "textDocument/rename": return try rename(call)
        case "textDocument/documentSymbol": return try documentSymbols(call)
        case "workspace/symbol": return try workspaceSymbols(call)
        case "textDocument/foldingRange": return try foldingRanges(call)
        case "textDocument/codeAction": return try codeActions(call)
        case "textDocument/codeLens": return try codeLenses(call)
        case "workspace/executeCommand": return try execute(call)
        case "textDocument/semanticTokens/full": return try semanticTokens(call)
        case "textDocument/semanticTokens/range": return try semanticTokensOfRange(call)
        default: throw CallFault(.methodNotFound, "\(call.method) is not known")
        }
    }

    /// The source that a call is about, with its rulebook.
    mutating func source(_ name: DocumentName) throws(CallFault) -> (rulebook: OpenRulebook, source: ParsedSource) {
        guard let path = documentPath(of: name.uri) else {
            throw CallFault(.invalidParams, "\(name.uri) names no file")
        }
        let rulebook = workspace.rulebook(of: path)
        guard let source = rulebook.source(path) else {
            throw CallFault(.requestFailed, "\(name.uri) is no source of a rulebook")
        }
        return (rulebook, source)
    }
}

extension Desk {
    private mutating func open(_ call: Call) throws(CallFault) -> OrderedJSON {
        let document = try call.parameters(OpenParameters.self).textDocument
        guard let path = documentPath(of: document.uri) else { return .null }
        workspace.open(
            OpenDocument(uri: document.uri, path: path, version: document.version, text: Array(document.text.utf8)))
        return .null
    }

    private mutating func change(_ call: Call) throws(CallFault) -> OrderedJSON {
        let parameters = try call.parameters(ChangeParameters.self)
        guard let path = documentPath(of: parameters.textDocument.uri) else { return .null }
        let encoding = encoding
        workspace.change(path, version: parameters.textDocument.version) { text in
            text.apply(parameters.contentChanges, in: encoding)
        }
        return .null
    }

    private mutating func close(_ call: Call) throws(CallFault) -> OrderedJSON {
        let name = try call.parameters(DocumentParameters.self).textDocument
        guard let path = documentPath(of: name.uri) else { return .null }
        workspace.close(path)
        return .null
    }

    /// Asks a client that can to tell of changes on the disk.
    private mutating func askForWatching() -> OrderedJSON {
        guard isWatchingOffered else { return .null }
        let globs = ["**/*.matter", "**/*.json"].map { glob -> OrderedJSON in ["globPattern": .string(glob)] }
        let method = "workspace/didChangeWatchedFiles"
        requests.append(
            .request(
                .text(method), method: "client/registerCapability",
                [
                    "registrations": .array([
                        [
                            "id": .string(method), "method": .string(method),
                            "registerOptions": ["watchers": .array(globs)],
                        ]
                    ])
                ]))
        return .null
    }

    /// Tells whoever sits before the editor something.
    mutating func tell(_ message: String, isGood: Bool) {
        requests.append(
            .notification(
                method: "window/showMessage", ["type": .integer(isGood ? 3 : 1), "message": .string(message)]))
    }

    /// Has a document shown by what the system opens it with; where the client can not, `message` is told.
    mutating func showDocument(_ uri: String, orTell message: String) {
        guard isShowingOffered else { return tell(message, isGood: true) }
        shown += 1
        requests.append(
            .request(
                .text("show \(shown)"), method: "window/showDocument", ["uri": .string(uri), "external": true]))
    }

    /// What is to be asked of the client and told to it, each once.
    mutating func takeRequests() -> [Outgoing] {
        defer { requests = [] }
        return requests
    }

    private func lookAround() -> OrderedJSON {
        for rulebook in workspace.openRulebooks { rulebook.lookAround() }
        return .null
    }

    private mutating func changeFolders(_ call: Call) throws(CallFault) -> OrderedJSON {
        let event = try call.parameters(FolderChangeParameters.self).event
        workspace.add(
            folders: event.added.map(\.uri).compactMap(documentPath),
            removing: event.removed.map(\.uri).compactMap(documentPath))
        return .null
    }

    /// The findings of every document of which they are not what was told last.
    mutating func newFindings() -> [Outgoing] {
        var now: [String: OrderedJSON] = [:]
        for rulebook in workspace.openRulebooks {
            for (path, findings) in findings(of: rulebook)
            where findings != .array([]) || workspace.document(path) != nil { now[path] = findings }
        }
        let paths = Set(now.keys).union(told.keys).sorted()
        // WHY: of an open document is told even that nothing is wrong with it, of others only what is.
        let changed = paths.filter { path in
            now[path] != told[path] && (now[path] != nil || told[path] != .array([]))
        }
        told = now
        return changed.map { path in
            let document = workspace.document(path)
            return .notification(
                method: "textDocument/publishDiagnostics",
                [
                    "uri": .string(document?.uri ?? documentURI(of: path)),
                    "version": document?.version.map { .integer($0) },
                    "diagnostics": now[path] ?? .array([]),
                ])
        }
    }
}
