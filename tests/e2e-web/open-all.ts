import type { Locator, Page } from '@playwright/test'

/** Something that lies over the page: a dialog, a menu, a list of choices, the pane beside a list. */
export type Opened = { readonly name: string; readonly selector: string }

const overlays = 'dialog[open], :popover-open, .peek-pane'

/** These end the session or the page. */
const left = /^(Sign out|Switch between|Compact or roomy|Light or dark)/

/**
 * Presses every button of the page that no page before had, and the items of the menus that open, and hands over whatever opens. Nothing is
 * changed in the books: what would change them is answered with 503. Answers where the focus did not come back.
 */
export async function openAll(
  page: Page,
  known: Set<string>,
  look: (opened: Opened) => Promise<void>,
): Promise<string[]> {
  const own = new URL(page.url()).pathname.replace(/[a-z]+_[0-9a-z]{26}/, '[id]')
  const address = page.url()
  const faults: string[] = []
  const openers = await markOpeners(page, known, own)
  for (const opener of openers) {
    const button = page.locator(`[data-opener="${opener}"]`)
    if (!(await button.isVisible().catch(() => false))) continue
    await button.click({ timeout: 2_000 }).catch(() => undefined)
    const items = await lookAtOpened(page, look)
    if (items === undefined) {
      await settle(page, address, own)
      continue
    }
    faults.push(...(await closed(page, button)))
    for (const item of items.filter((name) => !left.test(name) && !known.has(own + name))) {
      known.add(own + item)
      await button.click({ timeout: 2_000 }).catch(() => undefined)
      await page
        .getByRole('menuitem', { name: item, exact: true })
        .first()
        .click({ timeout: 2_000 })
        .catch(() => undefined)
      if ((await lookAtOpened(page, look)) !== undefined)
        faults.push(...(await closed(page, button)))
      await settle(page, address, own)
    }
  }
  return faults
}

/** Numbers the buttons whose like was not pressed before: on this page, or on any where every page has it. */
async function markOpeners(page: Page, known: Set<string>, own: string): Promise<number[]> {
  const likes = await page.evaluate((own) => {
    const all = [...document.querySelectorAll<HTMLElement>('main button, header button')]
    const buttons = all.filter(
      (one) =>
        one.checkVisibility({ visibilityProperty: true }) &&
        !one.matches(':disabled, [aria-disabled=true], [type=submit], [inert] *'),
    )
    return buttons.map((one, at) => {
      one.setAttribute('data-opener', String(at))
      const words = (one.getAttribute('aria-label') ?? one.innerText).trim()
      const isShared = /^(Period|Compare|At the end|Save view|Export)/.test(words)
      if (isShared || one.closest('header')) return `every page: ${words.split(' ')[0]}`
      // Rows are alike but for their names.
      if (one.closest('tr, li')) return `${own} ${one.className} ${words.split(' ')[0]}`
      return `${own} ${one.className} ${words.replace(/\d+/g, '').slice(0, 24)}`
    })
  }, own)
  const fresh: number[] = []
  for (const [at, like] of likes.entries()) {
    if (known.has(like)) continue
    known.add(like)
    fresh.push(at)
  }
  return fresh
}

/** Looks at what lies over the page; the names of a menu's items, or undefined where nothing opened. */
async function lookAtOpened(
  page: Page,
  look: (opened: Opened) => Promise<void>,
): Promise<string[] | undefined> {
  const opened = page.locator(overlays).last()
  const isThere = await opened
    .waitFor({ state: 'visible', timeout: 400 })
    .then(() => true)
    .catch(() => false)
  if (!isThere) return undefined
  await opened.evaluate((one) => {
    for (const old of document.querySelectorAll('[data-opened]')) old.removeAttribute('data-opened')
    one.setAttribute('data-opened', '')
  })
  const name = await opened.evaluate(
    (one) =>
      one.getAttribute('aria-label') ??
      one.querySelector('h2, [role=menu]')?.getAttribute('aria-label') ??
      one.querySelector('h2')?.textContent ??
      one.textContent?.slice(0, 30) ??
      '',
  )
  await look({ name, selector: '[data-opened]' })
  const items = opened.locator('button[role=menuitem]:not([aria-disabled=true])')
  return items.evaluateAll((all) =>
    all.map((one) => one.getAttribute('aria-label') ?? one.textContent?.trim() ?? ''),
  )
}

/** Closes it with Escape; the focus is then on what opened it. */
async function closed(page: Page, opener: Locator): Promise<string[]> {
  await page.keyboard.press('Escape')
  await page
    .locator(overlays)
    .waitFor({ state: 'hidden', timeout: 1_000 })
    .catch(() => undefined)
  const name = await opener
    .evaluate((one) => one.textContent || one.getAttribute('aria-label'))
    .catch(() => '')
  if ((await page.locator(overlays).count()) > 0)
    return [`dialog: ${name} does not close with Escape`]
  const isBack = await opener.evaluate((one) => one === document.activeElement).catch(() => true)
  return isBack ? [] : [`dialog: the focus does not return to ${name}`]
}

/** Back to the page as it was, where the button led on or changed it. */
async function settle(page: Page, address: string, own: string): Promise<void> {
  await page.keyboard.press('Escape')
  if (page.url() === address) return
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  await markOpeners(page, new Set(), own)
}
