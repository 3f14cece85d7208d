"""Compares the scopes of the TextMate grammar with the words of the language server, over every rulebook of workflows/.

The grammar is read by an implementation that is not the project's (textmate-grammar-python, on Oniguruma). A word must
be of the same class to both: keyword, comment, text, number, sign, or a name.
"""

import json
import logging
import os
import pathlib
import subprocess
import sys

from textmate_grammar.parsers.base import LanguageParser

logging.disable(logging.CRITICAL)

ROOT = pathlib.Path(__file__).resolve().parents[3]
GRAMMAR = ROOT / "Docs/Editors/vscode/syntaxes/matter.tmLanguage.json"

# The classes of the server's kinds of words, and of the grammar's scopes by how they begin.
KINDS = {"keyword": "keyword", "comment": "comment", "string": "text", "number": "number", "operator": "sign"}
SCOPES = [("keyword.operator", "sign"), ("keyword", "keyword"), ("comment", "comment"), ("string", "text"),
          ("constant.character", "text"), ("constant.numeric", "number"), ("entity", "name"), ("variable", "name")]


class Server:
    """The built language server."""

    def __init__(self, program, root):
        self.process = subprocess.Popen([program, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.number = 0
        told = self.ask("initialize", {"rootUri": root.as_uri(), "capabilities": {
            "general": {"positionEncodings": ["utf-16"]}}})
        self.kinds = told["capabilities"]["semanticTokensProvider"]["legend"]["tokenTypes"]
        self.send({"method": "initialized", "params": {}})

    def send(self, message):
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.process.stdin.flush()

    def ask(self, method, params):
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        while True:
            length = 0
            while (line := self.process.stdout.readline().strip()):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            message = json.loads(self.process.stdout.read(length))
            if message.get("id") == self.number and "method" not in message:
                return message["result"]

    def words(self, path, text):
        """The words of a document: line, first and last character, class."""
        uri = path.as_uri()
        self.send({"method": "textDocument/didOpen", "params": {"textDocument": {
            "uri": uri, "languageId": "matter", "version": 1, "text": text}}})
        numbers = self.ask("textDocument/semanticTokens/full", {"textDocument": {"uri": uri}})["data"]
        line = character = 0
        for place in range(0, len(numbers), 5):
            lines, characters, length, kind, _ = numbers[place:place + 5]
            line += lines
            character = characters if lines else character + characters
            yield line, character, character + length, KINDS.get(self.kinds[kind], "name")

    def end(self):
        self.ask("shutdown", {})
        self.send({"method": "exit"})
        return self.process.wait(10)


def scope_class(scope):
    return next((name for start, name in SCOPES if scope.startswith(start)), None)


def painted(parser, text):
    """By line, the class of every character that the grammar gives one."""
    lines = text.split("\n")
    colours = [[None] * len(line) for line in lines]
    element = parser.parse_string(text)
    for (line, start), token, scopes in element.flatten() if element else []:
        found = [scope_class(scope) for scope in scopes]
        found = [name for name in found if name]
        if not found:
            continue
        for character in range(start, min(start + len(token), len(lines[line]))):
            colours[line][character] = found[-1]
    return colours


def compare(server, parser, path, text):
    """The words of which the two think differently."""
    colours = painted(parser, text)
    lines = text.split("\n")
    for line, start, end, kind in server.words(path, text):
        # WHY: the server counts in UTF-16; every character of the rulebooks is one unit there, which is checked.
        assert all(ord(letter) < 0x10000 for letter in lines[line]), (path, line)
        seen = {colour for letter, colour in zip(lines[line][start:end], colours[line][start:end])
                if not letter.isspace()}
        if seen != {kind}:
            yield f"{path.name}:{line + 1}:{start + 1}: {lines[line][start:end]!r} is {kind}, the grammar says {seen}"


def main():
    program = os.environ["ZHUJI"]
    parser = LanguageParser(json.loads(GRAMMAR.read_text()))
    server = Server(program, ROOT / "workflows")
    differences, words = [], 0
    for path in sorted((ROOT / "workflows").rglob("*.matter")):
        for spelling in ("en", "zh"):
            text = subprocess.run([program, "fmt", "-", "--keywords", spelling], input=path.read_text(), check=True,
                                  capture_output=True, text=True).stdout
            found = list(compare(server, parser, path.with_stem(f"{path.stem}-{spelling}"), text))
            differences += found
            words += len(text.split())
    # The comparison can fail: a grammar that knows no keywords is told from this one.
    planted = json.loads(GRAMMAR.read_text())
    planted["repository"]["keyword"]["match"] = "(?!)"
    text = (ROOT / "workflows/parties.matter").read_text()
    assert list(compare(server, LanguageParser(planted), ROOT / "workflows/planted.matter", text))
    assert server.end() == 0
    for difference in differences[:40]:
        print(difference)
    if not differences:
        print(f"{words} words of workflows/ in both spellings have the same colours")
    return len(differences) > 0


if __name__ == "__main__":
    sys.exit(main())
