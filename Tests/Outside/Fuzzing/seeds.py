"""The first inputs of each fuzzed target, from the files and the tests of the repository, and the words that an input
may be made of. What an input means to its target stands in the target's file."""

import base64
import hashlib
import json
import re

FROZEN = "Tests/StorageTests/Formats/v1"


def read(path):
    return path.read_text(encoding="utf-8")


def cut(text, longest):
    """The paragraphs of a text, as many together as fit into one input."""
    piece = b""
    for paragraph in text.split(b"\n\n"):
        paragraph = paragraph[: longest - 2] + b"\n\n"
        if len(piece) + len(paragraph) > longest:
            yield piece
            piece = b""
        piece += paragraph
    yield piece


def front_end(root, longest):
    """Each rulebook, and each text in the sources of the tests."""
    texts = []
    for folder in ("workflows", "Playground", "Tests/Outside/Fuzzing"):
        texts += [path.read_bytes() for path in sorted((root / folder).rglob("*.matter"))]
    # A rulebook in one file is checked as a whole.
    texts.append(b"\n".join(path.read_bytes() for path in sorted((root / "workflows").rglob("*.matter"))))
    for path in sorted((root / "Tests").rglob("*.swift")):
        texts += [text.encode() for text in re.findall(r'"""\n(.*?)\n *"""', read(path), re.DOTALL)]
    return [piece for text in texts for piece in cut(text, longest)]


def expressions(root, longest):
    """Each condition of the rulebooks and of the tests of conditions."""
    found = set()
    for path in [*(root / "workflows").rglob("*.matter"), *(root / "Tests/CheckingTests").rglob("*.swift")]:
        text = re.sub("«[^»]*»", "", read(path))
        for row in re.findall(r"\b(?:require|forbid|warn|when|optional when)\s+(.*)", text):
            found |= {re.split(r' else\b| "[^"]*"\s*$|[{;#]', row)[0].strip()}
    found |= {'applicant.unit in applicant.unit.superior chain', 'age of applicant.citizen-id >= 18', 'not (yes or no)',
              'applicant.grade in (A, B)', 'years since applicant.born > 3.5', 'count of works >= 2', 'grade is B',
              'applicant.income < 20.05', 'today > 2023-07-01', 'year is 2023', 'applicant has open m'}
    return [bytes([number % 7, number % 251]) + text.encode()[: longest - 2]
            for number, text in enumerate(sorted(found)) if text]


def records(root):
    """The lines of the frozen journal up to their hashes, by segment."""
    for path in sorted((root / FROZEN / "store/journal").iterdir()):
        yield [line[: line.rindex(b',"prev":')] for line in path.read_bytes().splitlines()]


def journal_lines(root, longest):
    lines = [line for segment in records(root) for line in segment]
    lines += [line[line.index(b'"event":') + 8 :] for line in lines]
    values = [b'{"a":[1,-2,true,false,null,{}],"b":"\\u0001\\"\\\\\\n"}', '["证明",0,9223372036854775807]'.encode()]
    return [line[:longest] for line in lines + values]


def journals(root, longest):
    """The frozen journal in pieces, each from its first three records on, and ends of every kind."""
    segments = [[line[line.index(b',"at":') :] for line in segment] for segment in records(root)]
    lines = [line for segment in segments for line in segment]
    first = lines[:3]
    torn = b"~" + b'{"seq":4,"at":1690000000000,"session":"s1","by":"zh'
    found = [first, first + [b"#"], first + [b"017"], first + [torn], first + [torn, b"03"], first + [b"!{}"]]
    for start in range(3, len(lines), 5):
        found.append(first + lines[start : start + 5])
        found.append(first + [b"#"] + lines[start : start + 3] + [b"~{", b"03"])
    # A batch of two that is whole, and one that is not.
    batch = [first[2].replace(b'"batch":[1,1]', b'"batch":[%d,2]' % place) for place in (1, 2)]
    found += [first[:2] + batch, first[:2] + batch[:1], first[:2] + batch[:1] + [b"01"]]
    return [b"\n".join(lines)[:longest] for lines in found]


def snapshots(root, longest):
    return [bytes((start * 37 + place * 11) % 256 for place in range(length)) for start in range(40)
            for length in (4, 16, longest)]


def session_lines(root):
    """Every line that some test or page gives at the prompt."""
    found = []
    for path in [*sorted((root / "Playground").rglob("*.session")),
                 *sorted((root / "Tests/EndToEndTests/Transcripts").rglob("*.transcript")),
                 *sorted(root.glob("README*.md")), *sorted((root / "Docs").glob("Manual*.md"))]:
        for line in read(path).splitlines():
            line = re.sub(r"^(zhuji>|>|筑基>) ", "", line.strip())
            if re.match(r"(as|以) \S+?[:：]|(refused|应拒绝) |[a-z]{3,12}( |$)|[\u4e00-\u9fff]{2,4}( |$)", line):
                found.append(line)
    for path in sorted((root / "Tests/SessionsTests").glob("*.swift")):
        for text in re.findall(r'"((?:as \w+: |set |why |help |list|open |fill |register |clock )[^"\\]*)"', read(path)):
            found.append(text)
    return list(dict.fromkeys(found))


def prompt_lines(root, longest):
    lines = session_lines(root)
    texts = ["\n".join(lines[start : start + count]) for count in (1, 4) for start in range(0, len(lines), count)]
    accounts = ["hall", "institute", "drafting", "university", "bureau", "waiting"]
    commands = ["inbox", "dashboard 2023", "list --state all", "next", "show", "can", "history", "progress", "results",
                "opinions", "matters", "menu", "profile", "due", "whoami", "list --page 2", "待办", "列表 --state 全部"]
    texts += [f"as {account}: {command}" for account in accounts for command in commands]
    texts += [f"set lang zh\n以 {account}：{command}" for account in accounts for command in commands]
    return [text.encode()[:longest] for text in texts]


def export_of(root):
    """The frozen store as an export, in the form of the target."""
    store = root / FROZEN / "store"
    settings = read(store / "store.json").strip()
    lines = [b'+{"export":1,"content":true,"store":%s' % settings.encode()]
    for path in sorted((store / "attachments").rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            lines.append(b'+{"attachment":"%s","part":[1,1],"base64":"%s"' % (
                hashlib.sha256(content).hexdigest().encode(), base64.b64encode(content)))
    for folder in sorted((store / "definitions").iterdir()):
        files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        for place, path in enumerate(files, 1):
            name = json.dumps(str(path.relative_to(folder)), ensure_ascii=False)
            lines.append(b'+{"definition":"%s","file":%s,"place":[%d,%d],"part":[1,1],"base64":"%s"' % (
                folder.name.encode(), name.encode(), place, len(files), base64.b64encode(path.read_bytes())))
    return lines, [[line[line.index(b',"at":') :] for line in segment] for segment in records(root)]


def imports(root, longest):
    opening, segments = export_of(root)
    found = [b"e" + b"\n".join(opening + segments[0][:count] + [b"."]) for count in (0, 1, 4)]
    found.append(b"e" + b"\n".join(opening + segments[0][:3] + [b'+{"segment":2'] + segments[1][:1] + [b"."]))
    found.append(b"e" + b"\n".join(opening[:1] + [b'+{"lacking":"definitions","sha256":"%s"' % (b"0" * 64), b"."]))
    sizes = '"segments":[100],"lacking":[{"room":"attachments","sha256":"%s"}]' % ("0" * 64)
    settings = read(root / FROZEN / "store/store.json").strip()
    files = '"definitions":[{"file":"%s/ruleset","sha256":"%s"}]' % ("1" * 64, "2" * 64)
    manifest = '{"backup":1,"records":3,"head":"%s",%s,%s,"store":%s}' % ("3" * 64, sizes, files, settings)
    found += [b"b" + manifest.encode(), b"s" + settings.encode() + b"\n"]
    plan = {"format": 1, "plan": "x", "store": {"id": "format-1", "sequence": 3, "head": "0" * 64}, "current": None,
            "rulebook": {"path": "workflows", "hash": "0" * 64}}
    found.append(b"p" + json.dumps(plan).encode())
    found += [b"r" + path.read_bytes() for path in (root / FROZEN / "store/definitions").rglob("ruleset")]
    found += [b"c" + text for text in cut((root / "workflows/calendar.json").read_bytes(), longest - 1)]
    calendar = '{"format":"zhuji-calendar-1","years":[{"year":2023,"holidays":[{"from":"2023-01-01","to":"2023-01-02"}],'
    found.append(b"c" + calendar.encode() + b'"workdays":["2023-01-28"]}]}')
    divisions = '{"format":"zhuji-divisions-1","divisions":[{"code":"220000","name":"吉林省"},'
    divisions += '{"code":"220100","name":"长春市","parent":"220000","from":"2000-01-01","to":"2020-06-18"}]}'
    found.append(b"d" + divisions.encode())
    for text in ["办件,姓名,评审结果,评审后评定级别\n15,章五,通过,F\n", "办件,评审结果\n15,通过\n", "\ufeff办件,\"评审\n结果\"\r\n15,\"通\"\"过\"\r\n",
                 "case,outcome,grade\n15,approved,B\n", "a,b\n"]:
        found.append(b"m" + text.encode())
    for text in ['{"grade":"B","class":"工程技术领军人才"}', '[{"school":"吉林大学","degree":"博士"}]', '[1, 2]', '{"grade":null,"class":1.5}']:
        found.append(b"j" + text.encode())
    lines = session_lines(root)
    found += [b"l" + "\n".join(lines[start : start + 6]).encode() for start in range(0, len(lines), 24)]
    return [text[:longest] for text in found]


INPUTS = {
    "front-end": front_end, "expressions": expressions, "journal-lines": journal_lines, "journals": journals,
    "snapshots": snapshots, "prompt-lines": prompt_lines, "imports": imports,
}


def keywords(root):
    """Every keyword in both spellings, and signs."""
    table = read(root / "Sources/Syntax/Keyword.swift")
    found = {word for row in re.findall(r'^ *\(\.\w+, "([^"]+)", "([^"]+)"\)|^ *\(\.`\w+`, "([^"]+)", "([^"]+)"\)',
                                        table, re.MULTILINE) for word in row if word}
    found |= set("，：；（）｛｝“”．。、　{}(),;:.") | {"..", "<=", ">=", "\u200b", "\u202e", "2023-07-01", "20 MB"}
    return found


def words(root, target):
    """What is worth putting into an input of the target."""
    if target in ("front-end", "expressions"):
        found = keywords(root)
        if target == "expressions":
            found |= {"applicant.unit", "basic.grade", "works", "applicant.citizen-id", ".superior", "A", "220100"}
    elif target in ("journal-lines", "journals", "imports"):
        text = "\n".join(read(path) for path in sorted((root / FROZEN / "store/journal").iterdir()))
        found = set(re.findall(r'"[a-z-]+":?', text)) | {"\\u0000", "\\n", "9223372036854775807", "-1", "[1,2]", "[2,2]"}
        found |= {",1]", "\n#\n", "\n017\n", "\n!", "\n~"}
    elif target == "prompt-lines":
        found = {word for line in session_lines(root) for word in line.split(" ")[:3] if len(word) < 24}
        found |= {"--state", "--page", "--from", "--all", "why ", "为何 ", "“", "”", "\\n", "#", "\u3000", "：", "\ufeff", "11-16"}
    else:
        found = set()
    return sorted(word for word in found if word and len(word.encode()) < 60)
