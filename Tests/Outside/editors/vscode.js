// A Visual Studio Code of which only the interface that extensions see is there: as much of it as the extension uses,
// in its documented shapes. Whatever else is touched throws.
'use strict';

class Position {
  constructor(line, character) { Object.assign(this, { line, character }); }
}

class Range {
  constructor(...places) {
    const [start, end] = places.length === 4
      ? [new Position(places[0], places[1]), new Position(places[2], places[3])] : places;
    Object.assign(this, { start, end });
  }

  // As the editor does it.
  toJSON() { return [this.start, this.end]; }
}

class Uri {
  static parse(text) { return new Uri(text); }
  constructor(text) { this.text = text; }
  toString() { return this.text; }
}

/** A class that holds what it is made with, under these names. */
function record(...names) {
  return class {
    constructor(...values) { names.forEach((name, place) => { this[name] = values[place]; }); }
  };
}

class Emitter {
  constructor() {
    this.listeners = new Set();
    this.event = (listener) => {
      this.listeners.add(listener);
      return { dispose: () => this.listeners.delete(listener) };
    };
  }

  fire(value) { for (const listener of this.listeners) listener(value); }
}

class TextDocument {
  constructor(uri, text) { Object.assign(this, { uri: new Uri(uri), text, languageId: 'matter', version: 1 }); }
  getText() { return this.text; }
}

class WorkspaceEdit {
  constructor() { this.edits = new Map(); }
  set(uri, edits) { this.edits.set(uri.toString(), edits); }
}

/** An editor: `api` is what the extension is given, the rest is for whoever drives it. */
function makeEditor({ program, folder, language = 'en' }) {
  const events = {};
  const event = (name) => (events[name] ??= new Emitter()).event;
  const editor = { providers: {}, commands: {}, diagnostics: new Map(), messages: [], opened: [], watched: [], events };
  const offer = (kind) => (selector, provider, ...more) => {
    editor.providers[kind] = { ...(editor.providers[kind] ?? {}), ...(provider ?? selector), more };
    return { dispose: () => { delete editor.providers[kind]; } };
  };
  const kinds = ['CompletionItem', 'SignatureHelp', 'Hover', 'Definition', 'Reference', 'DocumentHighlight', 'Rename',
    'DocumentSymbol', 'WorkspaceSymbol', 'FoldingRange', 'DocumentFormattingEdit', 'DocumentRangeFormattingEdit',
    'DocumentSemanticTokens', 'DocumentRangeSemanticTokens', 'CodeLens', 'InlayHints'];
  const say = (message) => { editor.messages.push(message); return Promise.resolve(undefined); };
  const api = {
    Position, Range, Uri, WorkspaceEdit,
    Location: record('uri', 'range'), TextEdit: record('range', 'newText'),
    Diagnostic: record('range', 'message', 'severity'), DiagnosticRelatedInformation: record('location', 'message'),
    CompletionItem: record('label', 'kind'), SnippetString: record('value'), MarkdownString: record('value'),
    Hover: record('contents', 'range'), DocumentHighlight: record('range', 'kind'),
    DocumentSymbol: record('name', 'detail', 'kind', 'range', 'selectionRange'),
    SymbolInformation: record('name', 'kind', 'containerName', 'location'),
    SignatureHelp: record(), SignatureInformation: record('label', 'documentation'),
    ParameterInformation: record('label'), FoldingRange: record('start', 'end', 'kind'),
    FoldingRangeKind: { Comment: 1 }, CodeAction: record('title', 'kind'),
    CodeActionKind: { QuickFix: 'quickfix', RefactorExtract: 'refactor.extract' },
    CodeLens: record('range', 'command'), SemanticTokens: record('data'),
    SemanticTokensLegend: record('tokenTypes', 'tokenModifiers'), InlayHint: record('position', 'label'),
    env: { language, openExternal: async (uri) => { editor.opened.push(uri.toString()); return true; } },
    window: { showErrorMessage: say, showInformationMessage: say },
    commands: {
      registerCommand: (name, act) => {
        editor.commands[name] = act;
        return { dispose: () => { delete editor.commands[name]; } };
      },
    },
    languages: {
      createDiagnosticCollection: () => ({
        set: (uri, found) => { editor.diagnostics.set(uri.toString(), found); editor.events.told?.fire(); },
        dispose: () => editor.diagnostics.clear(),
      }),
      registerCodeActionsProvider: offer('CodeAction'),
      ...Object.fromEntries(kinds.map((kind) => [`register${kind}Provider`, offer(kind)])),
    },
    workspace: {
      textDocuments: [], workspaceFolders: [{ uri: new Uri(folder), name: 'rules' }],
      getConfiguration: () => ({ get: () => program.path }),
      createFileSystemWatcher: (glob) => {
        editor.watched.push(glob);
        return { onDidCreate: event('created'), onDidChange: event('saved'), onDidDelete: event('deleted'), dispose() {} };
      },
      onDidOpenTextDocument: event('opened'), onDidChangeTextDocument: event('typed'),
      onDidCloseTextDocument: event('closed'), onDidChangeWorkspaceFolders: event('folders'),
      onDidChangeConfiguration: event('configured'),
    },
  };
  const strict = (value) => new Proxy(value, {
    get(target, name) {
      if (typeof name === 'string' && !(name in target)) throw new Error(`vscode has no ${name} here`);
      return target[name];
    },
  });
  for (const name of ['languages', 'workspace', 'window', 'commands', 'env']) api[name] = strict(api[name]);
  editor.events.told = new Emitter();
  editor.api = strict(api);
  editor.open = (uri, text) => {
    const document = new TextDocument(uri, text);
    api.workspace.textDocuments.push(document);
    editor.events.opened.fire(document);
    return document;
  };
  editor.type = (document, start, end, text) => {
    const lines = document.text.split('\n');
    const offset = ([line, character]) =>
      lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
    document.text = document.text.slice(0, offset(start)) + text + document.text.slice(offset(end));
    document.version += 1;
    const range = new Range(...start, ...end);
    editor.events.typed.fire({ document, contentChanges: [{ range, text }] });
  };
  return editor;
}

module.exports = { makeEditor, Position, Range };
