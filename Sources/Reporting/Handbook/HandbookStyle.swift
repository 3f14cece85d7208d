// How the book looks: on screens wide and narrow, light and dark, and on A4. Nothing is fetched: fonts are those that
// the reader has.

/// What an element is to the style sheet.
enum StyleClass: String, Sendable {
    case skip, banner, language, contents, page, whole, choice
    case contentsTitle = "contents-title"
    case title, documentation, scroll, matrix, verbs, session, people, remarks, refused, day
    case columns, inline, divisions, index, picture, unseen
}

/// The style sheet of every page.
let handbookStyle: StaticString = """
    :root {
      color-scheme: light dark;
      --paper: #fdfdfb; --ink: #1f2328; --quiet: #59616b; --line: #d9dde1; --tint: #f3f5f4;
      --accent: #0b5a70; --refused: #a3221a;
      --sans: system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC",
        sans-serif;
      --serif: "Songti SC", "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", SimSun, Georgia, serif;
    }
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --paper: #16191c; --ink: #e3e6e8; --quiet: #a4adb5; --line: #373d43; --tint: #1f2428;
        --accent: #7fc6dc; --refused: #ff9d92;
      }
    }
    *, *::before, *::after { box-sizing: border-box; }
    html { font-family: var(--sans); line-height: 1.65; color: var(--ink); background: var(--paper);
      -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
    body { margin: 0; overflow-wrap: break-word; }
    a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
    a:hover { text-decoration-thickness: 2px; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
    :target { background: var(--tint); box-shadow: 0 0 0 0.35rem var(--tint); }
    h1, h2, h3 { font-family: var(--serif); line-height: 1.3; text-wrap: balance; }
    h1 { font-size: 2.1rem; margin: 0 0 1rem; }
    h2 { font-size: 1.45rem; margin: 3rem 0 0.75rem; padding-top: 0.6rem; border-top: 1px solid var(--line); }
    h3 { font-size: 1.13rem; margin: 2.2rem 0 0.5rem; }
    p, ul, dl { margin: 0.6rem 0; }
    li { margin: 0.15rem 0; }
    code { font-family: ui-monospace, "SFMono-Regular", Consolas, "Noto Sans Mono CJK SC", monospace;
      font-size: 0.88em; color: inherit; background: var(--tint); border-radius: 3px; padding: 0.05em 0.3em; }
    small, .title { color: var(--quiet); font-size: 0.88em; font-weight: normal; }
    h1 .title, h2 .title, h3 .title { font-size: 0.72em; margin-left: 0.3em; }
    .documentation { color: var(--quiet); border-left: 3px solid var(--line); padding-left: 0.8rem; max-width: 44rem; }
    td .documentation, th .documentation { font-weight: normal; font-size: 0.88em; border: 0; padding: 0;
      margin: 0.2rem 0 0; }

    .skip { margin: 0; }
    .skip a { position: absolute; left: 1rem; top: -4rem; padding: 0.5rem 1rem; background: var(--paper); z-index: 2; }
    .skip a:focus { top: 0.5rem; }
    .banner { border-bottom: 1px solid var(--line); }
    .banner ul { display: flex; flex-wrap: wrap; gap: 0.1rem 1.4rem; list-style: none; margin: 0;
      padding: 0.7rem 1.25rem; }
    .banner a { text-decoration: none; display: inline-block; padding: 0.15rem 0; }
    .banner a:hover { text-decoration: underline; }
    .banner a[aria-current] { color: var(--ink); font-weight: 600; }
    .banner .language { margin-left: auto; }
    main { padding: 1.75rem 1.25rem 3rem; min-width: 0; }
    main.page > article, main.page > h1, main.page > ul, main.whole > article { max-width: 62rem; }
    main.whole > article + article { margin-top: 6rem; }
    footer { padding: 1rem 1.25rem 2rem; color: var(--quiet); font-size: 0.85rem; border-top: 1px solid var(--line); }
    .contents { padding: 1rem 1.25rem 0; font-size: 0.92rem; }
    .contents-title { font-weight: 600; color: var(--quiet); margin: 0 0 0.3rem; }
    .contents ul { list-style: none; margin: 0; padding: 0; }
    .contents > ul { columns: 12rem; }
    .contents ul ul { display: none; }
    .contents li { break-inside: avoid; margin: 0; }
    .contents a { text-decoration: none; display: block; padding: 0.12rem 0; color: var(--ink); }
    .contents a:hover { color: var(--accent); text-decoration: underline; }
    .contents .title { display: none; }
    @media screen and (min-width: 72rem) {
      body { display: grid; grid-template-columns: 17rem minmax(0, 1fr); grid-template-rows: auto 1fr auto; }
      .skip, .banner, footer { grid-column: 1 / -1; }
      .skip { height: 0; }
      .contents { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto;
        padding: 1.75rem 1rem 2rem 1.25rem; }
      .contents > ul { columns: auto; }
      .contents ul ul { display: block; padding-left: 0.9rem; font-size: 0.93em; }
      .contents ul ul a { color: var(--quiet); }
      main { grid-column: 2; padding: 1.75rem 2.5rem 4rem; border-left: 1px solid var(--line); }
    }

    dl > div { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: 0 1rem; padding: 0.3rem 0;
      border-bottom: 1px solid var(--line); }
    dl > div:last-child { border-bottom: 0; }
    dt { color: var(--quiet); }
    dd { margin: 0; }
    dd > ul { margin: 0.1rem 0; padding-left: 1.2rem; }
    @media (max-width: 32rem) { dl > div { grid-template-columns: minmax(0, 1fr); } }

    .scroll { overflow-x: auto; margin: 1rem 0 1.4rem; }
    .scroll table { min-width: 44rem; margin: 0; }
    table { border-collapse: collapse; width: 100%; margin: 1rem 0 1.4rem; font-size: 0.93rem; line-height: 1.55;
      font-variant-numeric: tabular-nums; }
    caption { text-align: left; color: var(--quiet); font-size: 0.88rem; padding: 0 0 0.4rem; }
    caption.unseen { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap; }
    th, td { text-align: left; vertical-align: top; padding: 0.45rem 0.8rem 0.45rem 0;
      border-bottom: 1px solid var(--line); }
    thead th { color: var(--quiet); font-weight: 600; border-bottom: 2px solid var(--line); white-space: nowrap; }
    tbody th { font-weight: 600; }
    .scroll tbody th { min-width: 6rem; }
    .scroll td { min-width: 4.6em; }
    td:last-child, th:last-child { padding-right: 0; }
    tbody tr:hover { background: var(--tint); }
    .matrix td, .matrix th { padding-right: 0.9rem; }
    .matrix thead th { white-space: normal; vertical-align: bottom; }
    ul.verbs { list-style: none; margin: 0; padding: 0; }
    ul.columns { columns: 18rem; column-gap: 2rem; }
    ul.columns li, ul.index li { break-inside: avoid; }
    ul.index { list-style: none; padding: 0 0 0.6rem; margin: 0.4rem 0; columns: 22rem; column-gap: 2.5rem;
      border-bottom: 1px solid var(--line); font-size: 0.95rem; }
    ul.inline { list-style: none; padding: 0 0 0.4rem; margin: 0; }
    ul.inline > li { display: inline-block; margin-right: 1.1rem; }
    ul.divisions { padding-left: 1.2rem; }
    ul.choice { font-size: 1.3rem; }

    .session { table-layout: fixed; overflow-wrap: anywhere; }
    .session th { font-weight: normal; }
    .session th:first-child { width: 20%; }
    .session th:nth-child(2) { width: 38%; }
    .session td code { background: none; padding: 0; color: var(--quiet); }
    .session .day { display: block; color: var(--quiet); font-size: 0.88em; }
    .refused { color: var(--refused); }
    ul.people { padding-left: 1.2rem; font-size: 0.95rem; }
    ul.remarks { list-style: "✓ "; padding-left: 1.2rem; margin: 0.2rem 0 0; color: var(--quiet); }
    .picture { margin: 1rem 0; }
    figcaption { color: var(--quiet); font-size: 0.88rem; margin-top: 0.5rem; }
    .picture .scroll { margin: 0; }
    .picture svg { display: block; max-width: 100%; min-width: 40rem; height: auto; }

    @page { size: A4; margin: 18mm 16mm 20mm; }
    @page { @bottom-center { content: counter(page); font-size: 9pt; color: #59616b; } }
    @media print {
      :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --tint: #fff;
        --accent: #000; --refused: #000; }
      html { font-size: 10pt; line-height: 1.5; font-family: var(--serif); }
      .skip, .banner, .contents { display: none; }
      main, footer { padding: 0; }
      main.page > article, main.whole > article { max-width: none; }
      main.whole > article + article { break-before: page; margin-top: 0; }
      a { color: inherit; text-decoration: none; }
      h1 { font-size: 20pt; } h2 { font-size: 14pt; margin-top: 18pt; } h3 { font-size: 11.5pt; margin-top: 12pt; }
      h1, h2, h3, caption, thead { break-after: avoid; }
      p:has(+ table), p:has(+ .scroll) { break-after: avoid; }
      thead { display: table-header-group; }
      tr, figure, dl > div, li { break-inside: avoid; }
      p, li, dd { orphans: 2; widows: 2; }
      .scroll { overflow: visible; }
      .scroll table { min-width: 0; }
      table { font-size: 8.5pt; }
      th, td { padding: 3pt 6pt 3pt 0; }
      .scroll tbody th { min-width: 0; }
      code { padding: 0; }
      .picture svg { min-width: 0; max-height: 200mm; margin: 0 auto; }
      footer { border: 0; margin-top: 12pt; font-size: 8pt; }
    }

    """
