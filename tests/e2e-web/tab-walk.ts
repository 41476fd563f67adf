import type { Page } from '@playwright/test'

type Stop = { readonly at: number; readonly name: string; readonly faults: readonly string[] }

/**
 * Walks a page with Tab from its beginning to its end: every control is reached (2.1.1), none keeps the focus (2.1.2), each
 * is in the window and not under something that sticks (2.4.11), and shows that it has the focus (2.4.7).
 */
export async function tabFaults(page: Page): Promise<string[]> {
  const wanted = await markControls(page)
  const reached = new Set<number>()
  const faults: string[] = []
  let last = -1
  for (let step = 0; step < wanted.length + 20; step += 1) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(focusedStop)
    if (!stop) break
    if (stop.at === last) faults.push(`tab: ${stop.name} keeps the focus`)
    if (stop.at === last) break
    last = stop.at
    reached.add(stop.at)
    faults.push(...stop.faults.map((fault) => `tab: ${stop.name} ${fault}`))
  }
  const missed = wanted.filter((_, at) => !reached.has(at))
  return [...faults, ...missed.map((name) => `tab: ${name} is never reached`)]
}

/** Numbers what Tab should reach and answers the names. Of radio buttons of one name only the chosen one is a stop. */
function markControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // A field that had the focus at first is where Tab would go on from.
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
    window.scrollTo(0, 0)
    const all = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, [tabindex]',
    )
    const stops = [...all].filter(
      (one) =>
        one.tabIndex >= 0 &&
        !one.matches(':disabled, [inert] *, input[type=radio]:not(:checked)') &&
        one.checkVisibility({ visibilityProperty: true }),
    )
    stops.forEach((one, at) => one.setAttribute('data-tab-stop', String(at)))
    return stops.map(
      (one) =>
        `${one.tagName.toLowerCase()} "${(one.getAttribute('aria-label') ?? one.textContent ?? '').slice(0, 40)}"`,
    )
  })
}

/** Runs in the page: what has the focus and what is wrong with it; undefined where nothing has it. */
function focusedStop(): Stop | undefined {
  const one = document.activeElement as HTMLElement | null
  if (!one || one === document.body) return undefined
  const faults: string[] = []
  const box = one.getBoundingClientRect()
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, window.innerWidth)]
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, window.innerHeight)]
  if (right - left < 1 || bottom - top < 1) faults.push('is outside of the window')
  else {
    const seen = [0.1, 0.5, 0.9].some((x) =>
      [0.1, 0.5, 0.9].some((y) => {
        const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y)
        return (
          hit !== null &&
          (one.contains(hit) ||
            one.closest('label')?.contains(hit) ||
            (hit.contains(one) && hit !== document.body))
        )
      }),
    )
    if (!seen) faults.push('is covered by something')
  }
  const ringed = [one, one.parentElement, one.parentElement?.parentElement].some((each) => {
    if (!each) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(each)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  })
  if (!ringed) faults.push('shows no ring')
  const name = (one.getAttribute('aria-label') ?? one.textContent ?? '').slice(0, 40)
  return {
    at: Number(one.dataset['tabStop'] ?? -2),
    name: `${one.tagName.toLowerCase()} "${name}"`,
    faults,
  }
}
