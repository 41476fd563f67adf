import type { BrowserContext, Page } from '@playwright/test'

/** What one load of a page was like; times in ms. */
export type Vitals = {
  readonly lcp: number
  readonly cls: number
  /** Time beyond 50 ms of every long task until the network was quiet. */
  readonly tbt: number
  /** As they travelled, compressed. */
  readonly bytes: number
  readonly nodes: number
}

const watch = `(() => {
  const seen = (window.vitals = { lcp: 0, cls: 0, tbt: 0, inp: 0 })
  const each = (type, take, more) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more })
  each('largest-contentful-paint', (entry) => (seen.lcp = entry.startTime))
  each('layout-shift', (entry) => entry.hadRecentInput || (seen.cls += entry.value))
  each('longtask', (entry) => (seen.tbt += Math.max(0, entry.duration - 50)))
  each('event', (entry) => entry.interactionId && (seen.inp = Math.max(seen.inp, entry.duration)), { durationThreshold: 16 })
})()`

/** A page that notes its vitals in \`window.vitals\` from its first byte on. */
export async function watchedPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.addInitScript(watch)
  return page
}

/** Loads an address with an empty cache until the network is quiet. */
export async function coldLoad(context: BrowserContext, address: string): Promise<Vitals> {
  const page = await watchedPage(context)
  const wire = await context.newCDPSession(page)
  let bytes = 0
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  await wire.send('Network.enable')
  await wire.send('Network.clearBrowserCache')
  const answer = await page.goto(address, { waitUntil: 'networkidle' })
  if (!answer?.ok()) throw new Error(`${address}: ${answer?.status()}`)
  const seen: Omit<Vitals, 'bytes' | 'nodes'> = await page.evaluate('window.vitals')
  const nodes: number = await page.evaluate('document.querySelectorAll("*").length')
  await page.close()
  return { lcp: seen.lcp, cls: seen.cls, tbt: seen.tbt, bytes, nodes }
}

/** The longest event of the interactions since it was asked last; below 16 ms the browser names none. */
export async function takeInp(page: Page): Promise<number> {
  // An event is told after the frame that it led to.
  await page.waitForTimeout(100)
  return page.evaluate('(({ inp }) => ((window.vitals.inp = 0), inp))(window.vitals)')
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
