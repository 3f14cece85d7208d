"""Reads a handbook as its readers do, and proves that a bad one would be found.

Every page: strictly parsed; every relative link and anchor there; nothing fetched from elsewhere; nothing wider than
the page at 390, 800 and 1280 pixels; every text with a contrast of 4.5 in light and dark; headings in order; and on A4
nothing cut off. What is accessible is judged by axe-core on one page of each kind. The whole book is printed.
"""

import importlib.util
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import urllib.parse

import html5lib

from browser import Browser

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
XHTML = "{http://www.w3.org/1999/xhtml}"
AXE = pathlib.Path(importlib.util.find_spec("axe_playwright_python").origin).parent / "axe.min.js"
WIDTHS = [390, 800, 1280]
# What a sheet of A4 has between the margins of the style sheet, in pixels.
SHEET = round((210 - 2 * 16) / 25.4 * 96)

faults = []


def wrong(page, what):
    faults.append(f"{page}: {what}")


class Page:
    """A page as a parser sees it that takes nothing amiss."""

    def __init__(self, folder, path):
        self.path = path
        self.name = path.relative_to(folder).as_posix()
        self.text = path.read_text(encoding="utf-8")
        self.faults = []
        try:
            self.tree = html5lib.HTMLParser(strict=True).parse(self.text)
        except Exception as error:  # the parser's own kinds of errors
            self.faults.append(f"html5lib: {error!r}")
            self.tree = html5lib.parse(self.text)
        self.ids = [e.get("id") for e in self.tree.iter() if e.get("id")]

    def elements(self, name):
        return self.tree.iter(XHTML + name)

    def check(self):
        found = list(self.faults)
        if len(self.ids) != len(set(self.ids)):
            found.append(f"an id twice: {sorted({i for i in self.ids if self.ids.count(i) > 1})[:3]}")
        language = self.tree.get("lang")
        wanted = {"zh": "zh-CN", "en": "en"}.get(self.name.split("/")[0], "zh-CN")
        if language != wanted:
            found.append(f"lang is {language}, not {wanted}")
        for table in self.elements("table"):
            if table.find(XHTML + "caption") is None or not all(th.get("scope") for th in table.iter(XHTML + "th")):
                found.append("a table without a caption, or a head without a scope")
        for name in ["script", "link", "iframe", "img", "object", "base"]:
            if any(True for _ in self.elements(name)):
                found.append(f"it has a {name}")
        for element in self.tree.iter():
            for key, value in element.attrib.items():
                if not key.endswith("}xmlns") and re.match(r"(?i)\s*(https?:|//|javascript:|data:)", value):
                    found.append(f"{key} leads elsewhere: {value[:80]}")
        for style in self.elements("style"):
            if re.search(r"(?i)url\(|@import", style.text or ""):
                found.append("a style fetches something")
        return found


def links(page, pages, folder):
    """What leads nowhere."""
    for a in page.elements("a"):
        target = a.get("href")
        path, _, fragment = target.partition("#")
        if urllib.parse.urlsplit(target).scheme:
            yield f"no relative link: {target}"
            continue
        place = (page.path.parent / urllib.parse.unquote(path)).resolve() if path else page.path
        name = place.relative_to(folder).as_posix() if place.is_relative_to(folder) else None
        if name not in pages:
            yield f"no such page: {target}"
        elif fragment and urllib.parse.unquote(fragment) not in pages[name].ids:
            yield f"no such anchor: {target}"


def visit(browser, page, folder, judges):
    """What a browser finds."""
    browser.requests.clear()
    browser.media()
    browser.resize(WIDTHS[0])
    browser.open(page.path.as_uri())
    browser.evaluate((HERE / "look.js").read_text() + "\n0")
    found = [f"headings: {text}" for text in browser.evaluate("zhuji.headings()")]
    for width in WIDTHS:
        browser.resize(width)
        found += [f"{width} px: {text}" for text in browser.evaluate("zhuji.wide()")]
    for scheme in ["light", "dark"]:
        browser.media(scheme=scheme)
        found += [f"{scheme}, contrast {text}" for text in browser.evaluate("zhuji.faint()")]
    if judges:
        browser.evaluate(AXE.read_text() + "\n0")
        for width in [WIDTHS[0], WIDTHS[-1]]:
            browser.resize(width)
            found += [f"axe at {width} px: {text}" for text in browser.evaluate("zhuji.axe()")]
    browser.resize(SHEET)
    browser.media(media="print", scheme="dark")
    found += [f"printed: {text}" for text in browser.evaluate("zhuji.wide()")]
    found += [f"printed, contrast {text}" for text in browser.evaluate("zhuji.faint()")]
    here = folder.as_uri() + "/"
    found += [f"asks for {url}" for url in browser.requests if not url.startswith(here)]
    return found


def printed(browser, page, titles):
    """What is wrong with the page on paper."""
    browser.media()
    browser.open(page.path.as_uri())
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(browser.pdf())
        file.flush()
        told = subprocess.run(["pdfinfo", "-l", "9999", file.name], check=True, capture_output=True, text=True).stdout
        words = subprocess.run(["pdftotext", "-tsv", file.name, "-"], check=True, capture_output=True, text=True).stdout
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", told)
    if not sizes or any(abs(float(w) - 595.28) > 1 or abs(float(h) - 841.89) > 1 for w, h in sizes):
        yield f"{sorted(set(sizes))} points are no A4"
    sheets = [sheet(words, number) for number in range(1, len(sizes) + 1)]
    for title in titles:
        if not any(lines and alike(lines[0][0], squeezed(title)) for lines in sheets):
            yield f"no sheet begins with {title}"
    heads = {squeezed("".join(e.itertext())) for name in ["h1", "h2", "h3"] for e in page.elements(name)}
    for number, lines in enumerate(sheets[:-1], 1):
        usual = sorted(height for _, height in lines)[len(lines) // 2] if lines else 0
        if lines and lines[-1][0] in heads and lines[-1][1] > 1.1 * usual:
            yield f"sheet {number} ends with the heading {lines[-1][0]}"


def sheet(words, number):
    """The lines of a sheet from its top to its foot, but for the number of the page, each with its height."""
    lines = {}
    for row in words.splitlines()[1:]:
        cells = row.split("\t")
        if cells[1] == str(number) and cells[0] == "5":
            lines.setdefault(round(float(cells[7])), []).append((float(cells[6]), float(cells[9]), cells[11]))
    found = []
    for _, line in sorted(lines.items()):
        text = squeezed("".join(word for _, _, word in sorted(line)))
        if text != str(number):
            found.append((text, max(height for _, height, _ in line)))
    return found


def alike(found, wanted):
    """Whether a text begins with another, where a font may give the sign of a radical for an ideograph."""
    pairs = list(zip(found, wanted))
    return len(pairs) == len(wanted) and all(a == b or "\u2e80" <= a <= "\u2fdf" for a, b in pairs)


def squeezed(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def check_planted(browser, folder):
    """Pages with one fault each; each must be found."""
    frame = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>t</title>%s</head>
<body><main><h1>一</h1><p>二</p><p>三</p>%s</main></body></html>"""
    planted = {
        "wider": ("", "<div style='width: 1400px'>四</div>", "1280 px"),
        "faint": ("<style>.f { color: #999 }</style>", "<p class='f'>四</p>", "light, contrast"),
        "dim": (
            "<style>@media (prefers-color-scheme: dark) { .f { color: #333; background: #111 } }</style>",
            "<p class='f'>四</p>", "dark, contrast"),
        "leap": ("", "<h3>四</h3>", "headings"),
        "unlabelled": ("", "<input type='text'>", "axe"),
        "fetching": ("<link rel='stylesheet' href='http://127.0.0.1:9/a.css'>", "", "asks for"),
        "elsewhere": ("", "<a href='https://example.invalid/'>四</a>", "leads elsewhere"),
        "torn": ("", "<p><div>四</p></div>", "html5lib"),
        "astray": ("", "<a href='nowhere.html'>四</a>", "no such page"),
        "adrift": ("", "<a href='#nowhere'>四</a>", "no such anchor"),
        "headless": ("", "<table><tr><th>四</th></tr></table>", "caption"),
        "twice": ("", "<p id='a'>四</p><p id='a'>五</p>", "an id twice"),
        "cut": ("<style>@media print { .w { width: 900px } }</style>", "<div class='w'>四</div>", "printed"),
        "letter": ("<style>@page { size: letter }</style>", "", "no A4"),
    }
    for name, (head, body, wanted) in planted.items():
        path = folder / f"{name}.html"
        path.write_text(frame % (head, body), encoding="utf-8")
        page = Page(folder, path)
        pages = {page.name: page}
        found = page.check() + list(links(page, pages, folder)) + visit(browser, page, folder, True)
        found += printed(browser, page, [])
        if not any(wanted in text for text in found):
            wrong("planted", f"{name} is not found; only {found}")
        path.unlink()


def main():
    with tempfile.TemporaryDirectory(prefix="zhuji-handbook-") as place:
        folder = pathlib.Path(place).resolve() / "book"
        call = [os.environ["ZHUJI"], "handbook", "workflows", "--output", str(folder), "--lang", "en"]
        subprocess.run(call, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
        pages = {page.name: page for page in (Page(folder, path) for path in sorted(folder.rglob("*.html")))}
        if len(pages) < 40:
            wrong("book", f"only {len(pages)} pages")
        for page in pages.values():
            for text in page.check() + sorted(set(links(page, pages, folder))):
                wrong(page.name, text)
        browser = Browser()
        try:
            for page in pages.values():
                judges = not re.search(r"sessions/|book|matters/(?!talent|unit)", page.name)
                for text in visit(browser, page, folder, judges or page.name.endswith("sessions/unit-binding.html")):
                    wrong(page.name, text)
            for language in ["zh", "en"]:
                heads = [next(p.elements("h1")) for n, p in pages.items() if n.startswith(f"{language}/matters/")]
                titles = [head.text or "" for head in heads]  # without the title beside it, which stands lower
                for text in printed(browser, pages[f"{language}/book.html"], titles):
                    wrong(f"{language}/book.html", text)
                name = f"{language}/matters/talent-grading.html"
                for text in printed(browser, pages[name], []):
                    wrong(name, text)
            other = pathlib.Path(place).resolve() / "planted"
            other.mkdir()
            check_planted(browser, other)
        finally:
            browser.close()
    for fault in faults[:60]:
        print(fault)
    print(f"handbook: {len(pages)} pages read, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
