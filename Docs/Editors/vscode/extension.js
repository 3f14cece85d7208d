// Rulebooks in Visual Studio Code: starts `zhuji lsp`, sends it what is typed, and shows what it answers. It is plain
// JavaScript without dependencies, so that the folder is the extension.
'use strict';

const vscode = require('vscode');
const { Connection } = require('./connection');
const to = require('./translation');

const selector = { language: 'matter' };
const isRulebook = (document) => document.languageId === 'matter';
const isChinese = () => vscode.env.language.toLowerCase().startsWith('zh');

/** @type {Connection | null} */
let connection = null;
let session = [];

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand('zhuji.restart', restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('zhuji.path')) restart();
    }));
  await start();
}

async function deactivate() {
  await connection?.end();
  end();
}

async function restart() {
  await deactivate();
  await start();
}

function end() {
  for (const each of session) each.dispose();
  session = [];
  connection = null;
}

async function start() {
  const program = vscode.workspace.getConfiguration('zhuji').get('path') || 'zhuji';
  const diagnostics = vscode.languages.createDiagnosticCollection('zhuji');
  session.push(diagnostics);
  const server = new Connection(program, {
    notify: (method, params) => told(method, params, diagnostics),
    request: asked,
    end: (reason) => {
      if (reason === null) return;
      end();
      vscode.window.showErrorMessage(isChinese()
        ? `zhuji lsp 没有运行（${reason}）。请安装 zhuji，或在设置 zhuji.path 中写明它的路径，再执行“Zhuji: 重新启动语言服务”。`
        : `zhuji lsp does not run (${reason}). Install zhuji, or set zhuji.path to where it is, and restart it.`);
    },
  });
  connection = server;
  const folders = vscode.workspace.workspaceFolders ?? [];
  const result = await server.ask('initialize', {
    processId: process.pid,
    locale: vscode.env.language,
    rootUri: folders[0]?.uri.toString() ?? null,
    workspaceFolders: folders.map((folder) => ({ uri: folder.uri.toString(), name: folder.name })),
    capabilities: {
      general: { positionEncodings: ['utf-16'] },
      window: { showDocument: { support: true } },
      workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, workspaceFolders: true },
    },
  });
  if (result === null) return;
  server.notify('initialized', {});
  synchronize(server);
  offer(server, result.capabilities);
}

/** Sends what is open, and what is typed into it. */
function synchronize(server) {
  const open = (document) => {
    if (!isRulebook(document)) return;
    server.notify('textDocument/didOpen', {
      textDocument: {
        uri: document.uri.toString(), languageId: 'matter', version: document.version, text: document.getText(),
      },
    });
  };
  session.push(
    vscode.workspace.onDidOpenTextDocument(open),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (!isRulebook(document) || contentChanges.length === 0) return;
      server.notify('textDocument/didChange', {
        textDocument: { uri: document.uri.toString(), version: document.version },
        contentChanges: contentChanges.map((change) => ({ range: to.span(change.range), text: change.text })),
      });
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (isRulebook(document)) server.notify('textDocument/didClose', to.name(document));
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const named = (folder) => ({ uri: folder.uri.toString(), name: folder.name });
      server.notify('workspace/didChangeWorkspaceFolders', {
        event: { added: added.map(named), removed: removed.map(named) },
      });
    }));
  vscode.workspace.textDocuments.forEach(open);
}

/** What the server tells. */
function told(method, params, diagnostics) {
  if (method === 'textDocument/publishDiagnostics') {
    diagnostics.set(vscode.Uri.parse(params.uri), params.diagnostics.map(to.diagnostic));
  } else if (method === 'window/showMessage') {
    const show = params.type === 1 ? vscode.window.showErrorMessage : vscode.window.showInformationMessage;
    show(params.message);
  }
}

/** What the server asks for. */
async function asked(method, params) {
  if (method === 'window/showDocument') {
    return { success: await vscode.env.openExternal(vscode.Uri.parse(params.uri)) };
  }
  if (method === 'client/registerCapability') {
    for (const { registerOptions } of params.registrations) {
      for (const { globPattern } of registerOptions.watchers) watch(globPattern);
    }
  }
  return null;
}

function watch(globPattern) {
  const watcher = vscode.workspace.createFileSystemWatcher(globPattern);
  const tell = (type) => (uri) =>
    connection?.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri.toString(), type }] });
  session.push(
    watcher, watcher.onDidCreate(tell(1)), watcher.onDidChange(tell(2)), watcher.onDidDelete(tell(3)));
}

/** Offers the editor what the server can do. */
function offer(server, capabilities) {
  const { languages } = vscode;
  const list = async (method, params, token, translate) =>
    ((await server.ask(method, params, token)) ?? []).map(translate);
  const one = async (method, params, token, translate) => {
    const result = await server.ask(method, params, token);
    return result ? translate(result) : null;
  };
  const legend = new vscode.SemanticTokensLegend(
    capabilities.semanticTokensProvider.legend.tokenTypes, capabilities.semanticTokensProvider.legend.tokenModifiers);
  session.push(
    languages.registerCompletionItemProvider(selector, {
      provideCompletionItems: (document, position, token) =>
        list('textDocument/completion', to.place(document, position), token, to.completion),
    }, ...capabilities.completionProvider.triggerCharacters),
    languages.registerSignatureHelpProvider(selector, {
      provideSignatureHelp: (document, position, token) =>
        one('textDocument/signatureHelp', to.place(document, position), token, to.signatureHelp),
    }, ...capabilities.signatureHelpProvider.triggerCharacters),
    languages.registerHoverProvider(selector, {
      provideHover: (document, position, token) =>
        one('textDocument/hover', to.place(document, position), token, to.hover),
    }),
    languages.registerDefinitionProvider(selector, {
      provideDefinition: (document, position, token) =>
        one('textDocument/definition', to.place(document, position), token, to.location),
    }),
    languages.registerReferenceProvider(selector, {
      provideReferences: (document, position, context, token) => list(
        'textDocument/references',
        { ...to.place(document, position), context: { includeDeclaration: context.includeDeclaration } }, token,
        to.location),
    }),
    languages.registerDocumentHighlightProvider(selector, {
      provideDocumentHighlights: (document, position, token) =>
        list('textDocument/documentHighlight', to.place(document, position), token, to.highlight),
    }),
    languages.registerRenameProvider(selector, {
      prepareRename: async (document, position, token) => {
        const found = await server.ask('textDocument/prepareRename', to.place(document, position), token);
        if (!found) throw new Error(isChinese() ? '这里没有可以改名的名称' : 'there is no name here');
        return { range: to.range(found.range), placeholder: found.placeholder };
      },
      provideRenameEdits: (document, position, newName, token) =>
        one('textDocument/rename', { ...to.place(document, position), newName }, token, to.workspaceEdit),
    }),
    languages.registerDocumentSymbolProvider(selector, {
      provideDocumentSymbols: (document, token) =>
        list('textDocument/documentSymbol', to.name(document), token, to.symbol),
    }),
    languages.registerWorkspaceSymbolProvider({
      provideWorkspaceSymbols: (query, token) => list('workspace/symbol', { query }, token, to.workspaceSymbol),
    }),
    languages.registerFoldingRangeProvider(selector, {
      provideFoldingRanges: (document, _, token) =>
        list('textDocument/foldingRange', to.name(document), token, to.fold),
    }),
    languages.registerDocumentFormattingEditProvider(selector, {
      provideDocumentFormattingEdits: (document, options, token) =>
        list('textDocument/formatting', { ...to.name(document), options }, token, to.textEdit),
    }),
    languages.registerDocumentRangeFormattingEditProvider(selector, {
      provideDocumentRangeFormattingEdits: (document, range, options, token) =>
        list('textDocument/rangeFormatting', { ...to.part(document, range), options }, token, to.textEdit),
    }),
    languages.registerDocumentSemanticTokensProvider(selector, {
      provideDocumentSemanticTokens: (document, token) =>
        one('textDocument/semanticTokens/full', to.name(document), token, to.tokens),
    }, legend),
    languages.registerDocumentRangeSemanticTokensProvider(selector, {
      provideDocumentRangeSemanticTokens: (document, range, token) =>
        one('textDocument/semanticTokens/range', to.part(document, range), token, to.tokens),
    }, legend),
    languages.registerCodeActionsProvider(selector, {
      provideCodeActions: (document, range, _, token) => list(
        'textDocument/codeAction', { ...to.part(document, range), context: { diagnostics: [] } }, token,
        to.codeAction),
    }),
    languages.registerCodeLensProvider(selector, {
      provideCodeLenses: (document, token) => list('textDocument/codeLens', to.name(document), token, to.lens),
    }),
    languages.registerInlayHintsProvider(selector, {
      provideInlayHints: (document, range, token) =>
        list('textDocument/inlayHint', to.part(document, range), token, to.hint),
    }),
    ...capabilities.executeCommandProvider.commands.map((command) =>
      vscode.commands.registerCommand(command, (...given) =>
        server.ask('workspace/executeCommand', { command, arguments: given })
          .catch((error) => vscode.window.showErrorMessage(error.message)))));
}

module.exports = { activate, deactivate };
