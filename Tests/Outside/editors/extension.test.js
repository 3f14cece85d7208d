// The extension for Visual Studio Code on the built language server, in an editor of which only the interface is there.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const Module = require('node:module');
const os = require('node:os');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { after, before, test } = require('node:test');
const { makeEditor, Position, Range } = require('./vscode');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'matter-'));
const uri = pathToFileURL(path.join(folder, 'a.matter')).toString();
const text = `party unit "单位" { field name "名称" text }
party person "自然人" {
    field name "姓名" text
    field unit "单位" unit
}
route ladder "逐级" { level first "初审" { reviewer applicant.unit; approve; return to applicant } }
matter grading "分级" {
    category "分级"
    applicant person
    route ladder
}
scenario "申报" for grading {
    given unit office {}
    given person zhang { unit office }
    zhang: apply
    expect state first
}
`;
const program = { path: process.env.ZHUJI };
const editor = makeEditor({ program, folder: pathToFileURL(folder).toString(), language: 'zh-cn' });
const load = Module._load;
Module._load = (name, ...more) => (name === 'vscode' ? editor.api : load(name, ...more));
const extension = require('../../../Docs/Editors/vscode/extension');
const extensionFolder = path.join(__dirname, '../../../Docs/Editors/vscode');

/** Until the findings of the document pass a test. */
async function found(check) {
  const isSo = () => editor.diagnostics.has(uri) && check(editor.diagnostics.get(uri));
  const timer = setTimeout(() => { throw new Error(JSON.stringify(editor.diagnostics.get(uri))); }, 20000);
  while (!isSo()) {
    await new Promise((resolve) => {
      const listening = editor.events.told.event(() => { listening.dispose(); resolve(); });
    });
  }
  clearTimeout(timer);
}

const context = { subscriptions: [] };
let document;

before(async () => {
  fs.writeFileSync(path.join(folder, 'a.matter'), text);
  await extension.activate(context);
  document = editor.open(uri, text);
  await found((list) => list.every((each) => each.severity !== 0));
});

after(async () => {
  await extension.deactivate();
  fs.rmSync(folder, { recursive: true });
});

const at = (word, extra = 0) => {
  const offset = document.text.indexOf(word) + extra;
  const lines = document.text.slice(0, offset).split('\n');
  return new Position(lines.length - 1, lines.at(-1).length);
};
const provide = (kind, method, ...given) => editor.providers[kind][method](document, ...given);

test('findings come and go as it is typed', async () => {
  editor.type(document, [8, 14], [8, 20], 'persn');
  await found((list) => list.some((each) => each.severity === 0 && each.range.start.line === 8));
  const finding = editor.diagnostics.get(uri).find((each) => each.severity === 0);
  assert.match(finding.message, /persn/);
  const actions = await provide('CodeAction', 'provideCodeActions', finding.range, {});
  const fix = actions.find((each) => each.kind === 'quickfix');
  assert.equal(fix.edit.edits.get(uri)[0].newText, 'person');
  editor.type(document, [8, 14], [8, 19], 'person');
  await found((list) => list.every((each) => each.severity !== 0));
});

test('names are shown, followed and changed', async () => {
  const use = at('applicant person', 'applicant '.length + 1);
  assert.match((await provide('Hover', 'provideHover', use)).contents.value, /party person/);
  assert.deepEqual((await provide('Definition', 'provideDefinition', use)).range.start, new Position(1, 6));
  const references = await provide('Reference', 'provideReferences', use, { includeDeclaration: true });
  assert.deepEqual(references.map((each) => each.range.start.line), [1, 8, 13]);
  assert.equal((await provide('DocumentHighlight', 'provideDocumentHighlights', use)).length, 3);
  assert.equal((await provide('Rename', 'prepareRename', use)).placeholder, 'person');
  const edit = await provide('Rename', 'provideRenameEdits', use, '自然人');
  assert.equal(edit.edits.get(uri).length, 3);
  await assert.rejects(provide('Rename', 'provideRenameEdits', use, 'matter'), /不能作名称/);
  await assert.rejects(provide('Rename', 'prepareRename', at('category')));
});

test('what may be written is offered', async () => {
  const place = at('applicant person', 'applicant '.length);
  const offers = await provide('CompletionItem', 'provideCompletionItems', place);
  assert.deepEqual(offers.map((each) => each.label).sort(), ['person', 'unit']);
  const help = await provide('SignatureHelp', 'provideSignatureHelp', place);
  assert.equal(help.signatures[0].label, 'applicant ‹party›');
  const blocks = await provide('CompletionItem', 'provideCompletionItems', new Position(17, 0));
  assert.match(blocks.find((each) => each.label === 'matter').insertText.value, /\$\{1:name\}/);
});

test('the document is laid out, folded, coloured and listed', async () => {
  editor.type(document, [7, 0], [7, 4], '  ');
  const edits = await provide('DocumentFormattingEdit', 'provideDocumentFormattingEdits', {});
  assert.ok(edits.length > 0);
  const part = new Range(7, 0, 7, 12);
  const some = await provide('DocumentRangeFormattingEdit', 'provideDocumentRangeFormattingEdits', part, {});
  assert.ok(some.length > 0 && some.length < edits.length);
  editor.type(document, [7, 0], [7, 2], '    ');
  const symbols = await provide('DocumentSymbol', 'provideDocumentSymbols');
  assert.deepEqual(symbols.map((each) => each.name), ['unit', 'person', 'ladder', 'grading', '申报']);
  const named = await editor.providers.WorkspaceSymbol.provideWorkspaceSymbols('初审');
  assert.deepEqual(named.map((each) => each.name), ['first 初审']);
  assert.equal((await provide('FoldingRange', 'provideFoldingRanges')).length, 3);
  const tokens = await provide('DocumentSemanticTokens', 'provideDocumentSemanticTokens');
  assert.ok(tokens.data instanceof Uint32Array && tokens.data.length % 5 === 0);
  const few = await provide('DocumentRangeSemanticTokens', 'provideDocumentRangeSemanticTokens', part);
  assert.ok(few.data.length > 0 && few.data.length < tokens.data.length);
  const hints = await provide('InlayHints', 'provideInlayHints', new Range(0, 0, 17, 0));
  assert.deepEqual(hints.map((each) => each.label), ['1 级']);
});

test('lenses run scenarios and show machines', async () => {
  const lenses = await provide('CodeLens', 'provideCodeLenses');
  assert.deepEqual(lenses.map((each) => each.command.title), ['▶ 运行此情景', '显示流程图']);
  for (const { command } of lenses) await editor.commands[command.command](...command.arguments);
  assert.match(editor.messages.at(-1), /^申报\n/);
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.equal(editor.opened.length, 1);
  await editor.commands['zhuji.showMachine'](uri, 'no-matter');
  assert.match(editor.messages.at(-1), /没有事项 no-matter/);
});

test('changes on the disk are watched', () => {
  assert.deepEqual(editor.watched.slice(0, 2), ['**/*.matter', '**/*.json']);
});

test('a program that is not there is told with the cure, and started anew where it is', async () => {
  program.path = '/nowhere/zhuji';
  await editor.commands['zhuji.restart']();
  assert.match(editor.messages.at(-1), /zhuji\.path/);
  assert.equal(Object.keys(editor.providers).length, 0);
  program.path = process.env.ZHUJI;
  await editor.commands['zhuji.restart']();
  await found((list) => list.every((each) => each.severity !== 0));
});

test('every file that the manifest names is there', () => {
  const manifest = JSON.parse(fs.readFileSync(path.join(extensionFolder, 'package.json'), 'utf8'));
  const files = [manifest.main, manifest.contributes.languages[0].configuration, manifest.contributes.grammars[0].path];
  for (const file of files) assert.ok(fs.existsSync(path.join(extensionFolder, file)), file);
  const configuration = JSON.parse(
    fs.readFileSync(path.join(extensionFolder, 'language-configuration.json'), 'utf8'));
  const word = new RegExp(configuration.wordPattern.pattern, configuration.wordPattern.flags + 'g');
  assert.deepEqual('reviewer 推荐单位.talent-unit 3'.match(word), ['reviewer', '推荐单位', 'talent-unit']);
  for (const pattern of Object.values(configuration.indentationRules)) new RegExp(pattern);
});
