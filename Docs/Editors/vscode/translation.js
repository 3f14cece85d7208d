// Between the protocol's values and the editor's. Numbers of kinds differ by one where both count.
'use strict';

const vscode = require('vscode');

const range = (value) =>
  new vscode.Range(value.start.line, value.start.character, value.end.line, value.end.character);
const location = (value) => new vscode.Location(vscode.Uri.parse(value.uri), range(value.range));
const place = (document, position) => ({
  textDocument: { uri: document.uri.toString() },
  position: { line: position.line, character: position.character },
});
// The editor writes a range to JSON in a form of its own.
const span = (value) => ({
  start: { line: value.start.line, character: value.start.character },
  end: { line: value.end.line, character: value.end.character },
});
const part = (document, value) => ({ textDocument: { uri: document.uri.toString() }, range: span(value) });
const name = (document) => ({ textDocument: { uri: document.uri.toString() } });
const textEdit = (value) => new vscode.TextEdit(range(value.range), value.newText);

function workspaceEdit(value) {
  const edit = new vscode.WorkspaceEdit();
  for (const [uri, edits] of Object.entries(value.changes)) {
    edit.set(vscode.Uri.parse(uri), edits.map(textEdit));
  }
  return edit;
}

function diagnostic(value) {
  const found = new vscode.Diagnostic(range(value.range), value.message, value.severity - 1);
  found.source = value.source;
  found.code = value.code;
  found.relatedInformation = value.relatedInformation?.map(
    (related) => new vscode.DiagnosticRelatedInformation(location(related.location), related.message));
  return found;
}

function completion(value) {
  const item = new vscode.CompletionItem(value.label, value.kind - 1);
  item.detail = value.detail;
  item.range = range(value.textEdit.range);
  item.insertText =
    value.insertTextFormat === 2 ? new vscode.SnippetString(value.textEdit.newText) : value.textEdit.newText;
  return item;
}

function symbol(value) {
  const found = new vscode.DocumentSymbol(
    value.name, value.detail ?? '', value.kind - 1, range(value.range), range(value.selectionRange));
  found.children = (value.children ?? []).map(symbol);
  return found;
}

function signatureHelp(value) {
  const help = new vscode.SignatureHelp();
  help.activeSignature = value.activeSignature;
  help.activeParameter = value.signatures[0]?.activeParameter ?? 0;
  help.signatures = value.signatures.map((signature) => {
    const information = new vscode.SignatureInformation(signature.label, signature.documentation);
    information.parameters = signature.parameters.map((each) => new vscode.ParameterInformation(each.label));
    information.activeParameter = signature.activeParameter;
    return information;
  });
  return help;
}

function codeAction(value) {
  const action = new vscode.CodeAction(
    value.title, value.kind === 'quickfix' ? vscode.CodeActionKind.QuickFix : vscode.CodeActionKind.RefactorExtract);
  action.isPreferred = value.isPreferred;
  action.edit = workspaceEdit(value.edit);
  return action;
}

const markdown = (value) => new vscode.MarkdownString(value);
const hover = (value) => new vscode.Hover(markdown(value.contents.value), range(value.range));
const highlight = (value) => new vscode.DocumentHighlight(range(value.range), value.kind - 1);
const workspaceSymbol = (value) =>
  new vscode.SymbolInformation(value.name, value.kind - 1, value.containerName ?? '', location(value.location));
const fold = (value) => new vscode.FoldingRange(
  value.startLine, value.endLine, value.kind === 'comment' ? vscode.FoldingRangeKind.Comment : undefined);
const lens = (value) => new vscode.CodeLens(range(value.range), value.command);
const tokens = (value) => new vscode.SemanticTokens(new Uint32Array(value.data));

function hint(value) {
  const found = new vscode.InlayHint(
    new vscode.Position(value.position.line, value.position.character), value.label);
  found.paddingLeft = value.paddingLeft;
  return found;
}

module.exports = {
  codeAction, completion, diagnostic, fold, highlight, hint, hover, lens, location, name, part, place, range,
  signatureHelp, span, symbol, textEdit, tokens, workspaceEdit, workspaceSymbol,
};
