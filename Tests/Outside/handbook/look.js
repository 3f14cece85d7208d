// What a browser sees of a page. Each function gives a list of what is wrong.
const zhuji = {
  // The colour as four numbers.
  colour(text) {
    const parts = text.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    return parts.length === 3 ? [...parts, 1] : parts;
  },

  over(top, bottom) {
    const alpha = top[3] + bottom[3] * (1 - top[3]);
    if (alpha === 0) return [0, 0, 0, 0];
    const mixed = [0, 1, 2].map((i) => (top[i] * top[3] + bottom[i] * bottom[3] * (1 - top[3])) / alpha);
    return [...mixed, alpha];
  },

  luminance(colour) {
    const [r, g, b] = colour.map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  },

  contrast(one, other) {
    const [a, b] = [this.luminance(one), this.luminance(other)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  },

  // What lies behind an element of HTML; `known` has what was found of others.
  behind(element, known = new Map()) {
    if (!element) return matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18, 1] : [255, 255, 255, 1];
    if (!known.has(element)) {
      const own = this.colour(getComputedStyle(element).backgroundColor);
      known.set(element, own[3] === 1 ? own : this.over(own, this.behind(element.parentElement, known)));
    }
    return known.get(element);
  },

  // What lies behind a text of a picture: the shapes that were drawn before it and hold its middle.
  behindInPicture(text) {
    const box = text.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    let colour = this.behind(text.ownerSVGElement.parentElement);
    for (const shape of text.ownerSVGElement.querySelectorAll("rect, circle, path")) {
      if (!(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)) break;
      const place = shape.getBoundingClientRect();
      const holds = place.left <= x && x <= place.right && place.top <= y && y <= place.bottom;
      const fill = getComputedStyle(shape).fill;
      if (holds && shape.tagName !== "path" && fill !== "none") colour = this.over(this.colour(fill), colour);
    }
    return colour;
  },

  // Texts that can not be read well: below 4.5, whatever their size.
  faint() {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const known = new Map();
    let count = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || ["STYLE", "SCRIPT", "title", "desc", "style"].includes(element.tagName)) continue;
      const box = element.getBoundingClientRect();
      if (box.width < 2 || box.height < 2) continue;
      count += 1;
      const picture = element.closest("svg");
      const style = getComputedStyle(element);
      const colour = this.colour(picture ? style.fill : style.color);
      const ground = picture ? this.behindInPicture(element.closest("text") ?? element) : this.behind(element, known);
      const ratio = this.contrast(this.over(colour, ground), ground);
      if (ratio < 4.5) found.push(`${ratio.toFixed(2)}: ${node.data.trim().slice(0, 40)}`);
    }
    if (count < 3) found.push(`only ${count} texts were seen`);
    return [...new Set(found)];
  },

  // What is wider than the page.
  wide() {
    const page = document.documentElement;
    if (page.scrollWidth <= page.clientWidth) return [];
    const limit = page.clientWidth + 1;
    const found = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > limit);
    return [`${page.scrollWidth} > ${page.clientWidth}: ${found.slice(0, 4).map((e) => e.outerHTML.slice(0, 80))}`];
  },

  // Headings that leave out a level.
  headings() {
    const found = [];
    let last = 0;
    for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
      const level = Number(heading.tagName[1]);
      if (level > last + 1) found.push(`h${level} after h${last}: ${heading.textContent}`);
      last = level;
    }
    return last === 0 ? ["there is no heading"] : found;
  },

  // What axe-core finds.
  async axe() {
    const result = await axe.run(document, { resultTypes: ["violations"], rules: { "color-contrast": { enabled: false } } });
    return result.violations.map((v) => `${v.id} (${v.impact}): ${v.nodes[0].html.slice(0, 120)} [${v.nodes.length}]`);
  },
};
