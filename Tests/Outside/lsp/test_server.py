"""The language server as a client library sees it: every message is read by the protocol's own types."""

import os
import pathlib

import pytest
import pytest_lsp
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

PARTIES = """party unit "单位" {
    field name "名称" text
}
party person "自然人" {
    field name "姓名" text
    field unit "单位" unit
}
"""
MATTER = """matter grading "分级" {
    category  "分级"
    applicant person
    level first "初审" { reviewer applicant.unit; approve "通过"; return "退回" to applicant }
}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "a.matter").write_text(PARTIES)
    (tmp_path / "rules" / "b.matter").write_text(MATTER)
    return tmp_path


@pytest_lsp.fixture(config=ClientServerConfig(server_command=[os.environ["ZHUJI"], "lsp"]))
async def client(lsp_client: LanguageClient, folder):
    parameters = types.InitializeParams(
        capabilities=client_capabilities("visual-studio-code"), root_uri=pathlib.Path(folder).as_uri(), locale="zh-cn")

    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def registered(_):
        return None

    await lsp_client.initialize_session(parameters)
    yield
    await lsp_client.shutdown_session()


def document(folder, name="b.matter"):
    path = folder / "rules" / name
    return path.as_uri(), path.read_text()


def open_document(client, uri, text):
    item = types.TextDocumentItem(uri=uri, language_id="matter", version=1, text=text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))


def change(client, uri, line, start, end, text, version=2):
    edit = types.TextDocumentContentChangePartial(
        range=types.Range(types.Position(line, start), types.Position(line, end)), text=text)
    client.text_document_did_change(types.DidChangeTextDocumentParams(
        text_document=types.VersionedTextDocumentIdentifier(uri=uri, version=version), content_changes=[edit]))


@pytest.mark.asyncio
async def test_findings_come_and_go(client, folder):
    uri, text = document(folder)
    open_document(client, uri, text)
    await client.wait_for_notification("textDocument/publishDiagnostics")
    before = [finding.code for finding in client.diagnostics[uri]]
    start = text.splitlines()[3].index("unit;")
    change(client, uri, 3, start, start + len("unit"), "office")
    await client.wait_for_notification("textDocument/publishDiagnostics")
    found = [finding for finding in client.diagnostics[uri] if finding.code not in before]
    assert found and found[0].severity == types.DiagnosticSeverity.Error
    assert found[0].range.start.line == 3
    assert any("\u4e00" <= letter <= "\u9fff" for letter in found[0].message)
    change(client, uri, 3, start, start + len("office"), "unit", 3)
    await client.wait_for_notification("textDocument/publishDiagnostics")
    assert [finding.code for finding in client.diagnostics[uri]] == before


@pytest.mark.asyncio
async def test_symbols_folds_and_colours(client, folder):
    uri, text = document(folder)
    open_document(client, uri, text)
    name = types.TextDocumentIdentifier(uri=uri)
    symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(text_document=name))
    assert [symbol.name for symbol in symbols] == ["grading"]
    assert [child.name for child in symbols[0].children] == ["first"]
    folds = await client.text_document_folding_range_async(types.FoldingRangeParams(text_document=name))
    assert [(fold.start_line, fold.end_line) for fold in folds] == [(0, 3)]
    colours = await client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(text_document=name))
    assert list(colours.data[:5]) == [0, 0, 6, 0, 0]
    found = await client.workspace_symbol_async(types.WorkspaceSymbolParams(query="姓名"))
    assert [symbol.name for symbol in found] == ["name 姓名"]


@pytest.mark.asyncio
async def test_layout_and_completion(client, folder):
    uri, text = document(folder)
    open_document(client, uri, text)
    name = types.TextDocumentIdentifier(uri=uri)
    options = types.FormattingOptions(tab_size=4, insert_spaces=True)
    edits = await client.text_document_formatting_async(
        types.DocumentFormattingParams(text_document=name, options=options))
    assert not edits
    change(client, uri, 2, 0, 13, "applicant")
    edits = await client.text_document_formatting_async(
        types.DocumentFormattingParams(text_document=name, options=options))
    assert [(edit.range.start.line, edit.new_text) for edit in edits] == [(2, "    ")]
    part = types.Range(types.Position(0, 0), types.Position(1, 0))
    edits = await client.text_document_range_formatting_async(
        types.DocumentRangeFormattingParams(text_document=name, range=part, options=options))
    assert not edits
    shown = await client.text_document_signature_help_async(
        types.SignatureHelpParams(text_document=name, position=types.Position(2, 10)))
    assert shown.signatures[0].label == "applicant ‹party›" and shown.signatures[0].active_parameter == 0
    offers = await client.text_document_completion_async(
        types.CompletionParams(text_document=name, position=types.Position(2, 10)))
    assert {offer.label for offer in offers} == {"unit", "person"}


@pytest.mark.asyncio
async def test_a_fix_is_offered(client, folder):
    uri, text = document(folder)
    open_document(client, uri, text.replace("applicant.unit", "applicant.untt"))
    await client.wait_for_notification("textDocument/publishDiagnostics")
    finding = next(finding for finding in client.diagnostics[uri] if "untt" in finding.message)
    actions = await client.text_document_code_action_async(types.CodeActionParams(
        text_document=types.TextDocumentIdentifier(uri=uri), range=finding.range,
        context=types.CodeActionContext(diagnostics=[finding])))
    assert [action.edit.changes[uri][0].new_text for action in actions if action.kind == "quickfix"] == ["unit"]


@pytest.mark.asyncio
async def test_levels_become_a_route(client, folder):
    uri, text = document(folder)
    open_document(client, uri, text)
    place = types.Position(3, 6)
    actions = await client.text_document_code_action_async(types.CodeActionParams(
        text_document=types.TextDocumentIdentifier(uri=uri), range=types.Range(place, place),
        context=types.CodeActionContext(diagnostics=[])))
    assert [action.kind for action in actions] == [types.CodeActionKind.RefactorExtract]
    assert [edit.new_text for edit in actions[0].edit.changes[uri]][1] == "route grading-route"


@pytest.mark.asyncio
async def test_lenses_run_scenarios_and_show_machines(client, folder):
    uri, text = document(folder)
    scenario = 'scenario "甲" for grading {\n    given person zhang {}\n    zhang: apply\n    expect state end\n}\n'
    open_document(client, uri, text + scenario.replace("end", "approved"))
    name = types.TextDocumentIdentifier(uri=uri)
    lenses = await client.text_document_code_lens_async(types.CodeLensParams(text_document=name))
    assert [lens.command.title for lens in lenses] == ["▶ 运行此情景", "显示流程图"]
    for lens in lenses:
        await client.workspace_execute_command_async(
            types.ExecuteCommandParams(command=lens.command.command, arguments=lens.command.arguments))
    # What is asked behind it is answered behind what it told.
    await client.text_document_code_lens_async(types.CodeLensParams(text_document=name))
    assert any(finding.source == "zhuji test" for finding in client.diagnostics[uri])
    assert client.messages[0].message.startswith("甲\n")
    pictures = [pathlib.Path(shown.uri.removeprefix("file://")) for shown in client.shown_documents]
    assert len(pictures) == 1 and "初审" in pictures[0].read_text()


@pytest.mark.asyncio
async def test_a_name_is_followed_shown_and_changed(client, folder):
    uri, text = document(folder)
    open_document(client, uri, text)
    line = text.splitlines()[3]
    place = types.Position(3, line.index("unit") + 1)
    name = types.TextDocumentIdentifier(uri=uri)
    found = await client.text_document_definition_async(types.DefinitionParams(text_document=name, position=place))
    assert found.uri == document(folder, "a.matter")[0] and found.range.start == types.Position(5, 10)
    shown = await client.text_document_hover_async(types.HoverParams(text_document=name, position=place))
    assert "field unit" in shown.contents.value
    edit = await client.text_document_rename_async(
        types.RenameParams(text_document=name, position=place, new_name="单位"))
    assert {path.rsplit("/", 1)[1]: len(edits) for path, edits in edit.changes.items()} == {
        "a.matter": 1, "b.matter": 1}
    with pytest.raises(JsonRpcException):
        await client.text_document_rename_async(
            types.RenameParams(text_document=name, position=place, new_name="matter"))
