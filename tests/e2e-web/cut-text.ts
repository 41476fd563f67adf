import type { Page } from '@playwright/test'

/** The ways in which people make text larger or looser, and the width that is left for it. */
export const readings = [
  { name: 'a tablet of 768 px', width: 768 },
  { name: '200 % zoom at 1280 px', width: 640 },
  { name: '400 % zoom at 1280 px', width: 320 },
  { name: 'letters of 200 % at 1280 px', width: 1280, letters: 32 },
  { name: 'text spacing at 1280 px', width: 1280, isSpaced: true },
  { name: 'text alone at 200 % at 360 px', width: 360, scale: 2 },
]

/** Reads the page in each of these ways. The page is not as it was afterwards. */
export async function readingFaults(page: Page): Promise<string[]> {
  const faults: string[] = []
  const browser = await page.context().newCDPSession(page)
  for (const { name, width, letters = 16, scale = 1, isSpaced = false } of readings) {
    await browser.send('Page.setFontSizes', { fontSizes: { standard: letters, fixed: letters } })
    await page.setViewportSize({ width, height: 900 })
    await page.evaluate(spaceText, isSpaced)
    await page.evaluate(scaleText, scale)
    const found = await page.evaluate(textFaults, scale === 1)
    faults.push(...found.map((fault) => `${name}: ${fault}`))
  }
  await browser.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } })
  await browser.detach()
  return faults
}

/** Runs in the page: the distances of WCAG 1.4.12, as a reader's own style sheet sets them. */
function spaceText(isOn: boolean): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }' +
      'p { margin-bottom: 2em !important }',
  )
  document.adoptedStyleSheets = isOn ? [sheet] : []
}

/** Runs in the page: letters of twice their size and everything else as it is, as text-only zoom does it. */
function scaleText(scale: number): void {
  if (scale === 1) return
  const all = [...document.querySelectorAll<HTMLElement>('body *:not(svg, svg *)')]
  for (const one of all) {
    one.style.fontSize = ''
    one.style.lineHeight = ''
  }
  const sizes = all.map((one) => {
    const { fontSize, lineHeight } = getComputedStyle(one)
    return [Number.parseFloat(fontSize), Number.parseFloat(lineHeight)] as const
  })
  all.forEach((one, index) => {
    const [size = 0, line = 0] = sizes[index] ?? []
    one.style.fontSize = `${size * scale}px`
    if (line > 0) one.style.lineHeight = `${line * scale}px`
  })
}

/** Runs in the page: text that is cut off, text that lies on other text, and a page that is wider than its window. */
function textFaults(mustFit: boolean): string[] {
  const faults: string[] = []
  const { scrollWidth, clientWidth } = document.documentElement
  if (mustFit && scrollWidth > clientWidth) faults.push(`${scrollWidth} px wide`)
  const shown: { words: string; owner: HTMLElement; boxes: DOMRect[] }[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const owner = node.parentElement
    const words = node.data.trim()
    if (!owner || !words || !owner.checkVisibility({ visibilityProperty: true })) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1)
    const fate = fateOf(owner, boxes)
    if (fate === 'cut') faults.push(`“${words.slice(0, 40)}” is cut off`)
    if (fate === 'seen') shown.push({ words, owner, boxes })
  }
  for (const [index, { words, owner, boxes }] of shown.entries())
    for (const other of shown.slice(index + 1, index + 40)) {
      if (owner.contains(other.owner) || other.owner.contains(owner)) continue
      if (boxes.some((box) => other.boxes.some((each) => isOn(box, each))))
        faults.push(`“${words.slice(0, 30)}” lies on “${other.words.slice(0, 30)}”`)
    }
  return faults

  function isOn(one: DOMRect, other: DOMRect): boolean {
    const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
    const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
    return across > 4 && down > Math.min(one.height, other.height) / 2
  }

  /** What is meant for screen readers, ends with … or sticks over the page is left out of account. */
  function fateOf(owner: HTMLElement, boxes: readonly DOMRect[]): 'seen' | 'cut' | 'apart' {
    for (let each: HTMLElement | null = owner; each; each = each.parentElement) {
      const style = getComputedStyle(each)
      if (style.clipPath !== 'none' || style.opacity === '0') return 'apart'
      if (/sticky|fixed/.test(style.position) || style.textOverflow === 'ellipsis') return 'apart'
      const hold = each.getBoundingClientRect()
      const isOut = (box: DOMRect): boolean =>
        (/hidden|clip/.test(style.overflowX) &&
          (box.right > hold.right + 1 || box.left < hold.left - 1)) ||
        (/hidden|clip/.test(style.overflowY) &&
          !/auto|scroll/.test(style.overflowX) &&
          (box.bottom > hold.bottom + 3 || box.top < hold.top - 3))
      if (boxes.some(isOut)) return 'cut'
      if (/auto|scroll/.test(style.overflowX) && each !== document.documentElement) return 'seen'
    }
    return 'seen'
  }
}
