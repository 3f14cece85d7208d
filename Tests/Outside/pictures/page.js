// Looks at every picture of the page as a reader's browser laid it out, and writes what is wrong with them as JSON.

const LEAST_CONTRAST = 4.5

// A font's box is taller than its signs: lines that do not touch may have boxes that do.
function inked(text) {
  const box = text.getBBox()
  return { x: box.x, y: box.y + box.height * 0.15, right: box.x + box.width, bottom: box.y + box.height * 0.85 }
}

function boxOf(rect) {
  const box = rect.getBBox()
  return { x: box.x, y: box.y, right: box.x + box.width, bottom: box.y + box.height }
}

const overlap = (a, b) => a.x < b.right && b.x < a.right && a.y < b.bottom && b.y < a.bottom
const within = (a, b, by) => a.x >= b.x + by && a.right <= b.right - by && a.y >= b.y && a.bottom <= b.bottom
const holds = (box, point, by) =>
  point.x > box.x + by && point.x < box.right - by && point.y > box.y + by && point.y < box.bottom - by

function luminance(colour) {
  const parts = colour.match(/[\d.]+/g).slice(0, 3).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const fill = (element) => getComputedStyle(element).fill

// The points of an arrow's line, some three units apart.
function points(line) {
  const count = Math.ceil(line.getTotalLength() / 3)
  return Array.from({ length: count + 1 }, (_, index) => line.getPointAtLength((line.getTotalLength() * index) / count))
}

function faults(svg) {
  const found = []
  const say = (kind, what) => found.push(`${kind}: ${what}`)
  const view = svg.viewBox.baseVal
  const page = { x: 0, y: 0, right: view.width, bottom: view.height }
  const texts = [...svg.querySelectorAll("text")].map((text) => ({ text, said: text.textContent, box: inked(text) }))
  const plates = [...svg.querySelectorAll("rect.box, rect.badge")]
  const plateBoxes = plates.map((plate) => ({ plate, box: boxOf(plate) }))
  const lines = [...svg.querySelectorAll("path.line")].map((line) => ({ line, points: points(line) }))
  const frame = svg.querySelector("rect.frame")
  const grounds = [svg.querySelector("rect.paper"), frame, ...plates].filter(Boolean)

  texts.forEach((one, index) => {
    if (one.box.right - one.box.x < 1) say("nothing", one.said)
    if (!within(one.box, page, 4)) say("outside", one.said)
    for (const other of texts.slice(index + 1)) if (overlap(one.box, other.box)) say("texts", `${one.said} / ${other.said}`)
    for (const { plate, box } of plateBoxes) {
      const isOwn = plate.parentNode === one.text.parentNode && (!plate.matches(".badge") || one.text.matches(".number"))
      if (isOwn ? !within(one.box, box, 3) : overlap(one.box, box)) say("box", one.said)
    }
    for (const { points } of lines) if (points.some((point) => holds(one.box, point, 0))) say("line", one.said)
    if (frame) {
      const rim = boxOf(frame)
      if (overlap(one.box, rim) && !within(one.box, rim, 0)) say("frame", one.said)
    }
    const middle = { x: (one.box.x + one.box.right) / 2, y: (one.box.y + one.box.bottom) / 2 }
    const ground = grounds.filter((rect) => holds(boxOf(rect), middle, 0)).at(-1) ?? grounds[0]
    const seen = contrast(fill(one.text), fill(ground))
    if (seen < LEAST_CONTRAST) say("contrast", `${one.said}: ${seen.toFixed(2)}`)
  })
  plateBoxes.forEach((one, index) => {
    const name = one.plate.parentNode.textContent
    if (!within(one.box, page, 4)) say("outside", name)
    for (const other of plateBoxes.slice(index + 1)) if (overlap(one.box, other.box)) say("boxes", name)
    for (const { points } of lines) if (points.some((point) => holds(one.box, point, 1))) say("through", name)
  })
  for (const { line, points } of lines) {
    if (points.some((point) => !holds(page, point, 4))) say("outside", line.parentNode.textContent)
  }
  if (svg.getAttribute("role") !== "img" || !svg.querySelector("title")?.textContent) say("unnamed", "the picture")
  return [...new Set(found)]
}

document.fonts.ready.then(() => {
  const pictures = [...document.querySelectorAll("section")].map((section) => ({
    name: section.dataset.name,
    texts: section.querySelectorAll("text").length,
    paper: fill(section.querySelector("rect.paper")),
    faults: faults(section.querySelector("svg")),
  }))
  document.body.textContent = JSON.stringify(pictures)
})
