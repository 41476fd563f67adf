import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const schemes = ['light', 'dark'] as const
type Scheme = (typeof schemes)[number]

/** What axe finds on the page, or on a part of it, in both schemes: they are switched as a device at dusk does it. */
export async function axeFaults(page: Page, within?: string): Promise<Record<Scheme, string[]>> {
  const found = { light: [] as string[], dark: [] as string[] }
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.waitForFunction(
      (dark) => document.documentElement.classList.contains('dark') === dark,
      colorScheme === 'dark',
    )
    const axe = new AxeBuilder({ page }).setLegacyMode(true)
    if (within) axe.include(within)
    const { violations } = await axe
      .options({ rules: { 'target-size': { enabled: true } } })
      .analyze()
    found[colorScheme] = violations.flatMap(({ id, nodes }) =>
      nodes.filter(isFault).map(({ html }) => `axe ${id} ${html.slice(0, 160)}`),
    )
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  return found
}

/** What a bar that sticks covers in part is no small target: it comes out with a scroll. */
const isFault = ({ any }: { any: { data?: { messageKey?: string } | null }[] }): boolean =>
  !any.some(({ data }) => /obscured/i.test(data?.messageKey ?? ''))
