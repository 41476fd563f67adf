import type { BrowserContext, Page } from '@playwright/test'
import { axeFaults } from './axe-faults.ts'
import { pageFaults } from './page-faults.ts'

/** One address in one state, and what is wrong with it there. */
export type Look = {
  readonly route: string
  readonly state: 'loaded' | 'empty' | 'error' | 'opened' | 'tab' | 'reading'
  /** The address, or what was opened at it. */
  readonly at: string
  readonly light: readonly string[]
  readonly dark: readonly string[]
}

/** Everything that was looked at in this run. */
export const looks: Look[] = []

export const faultsOf = (state: Look['state']): string[] =>
  looks
    .filter((look) => look.state === state)
    .flatMap(({ at, light, dark }) => [
      ...light.map((fault) => `${at}: ${fault}`),
      ...dark.map((fault) => `${at}, dark: ${fault}`),
    ])

export type Visit = { readonly route: string; readonly path: string }

/** A window, and what it says to nobody while it is used. */
export type Window = { readonly page: Page; readonly said: string[] }

/** Visits the addresses with two windows of the context: most of a visit is waiting. */
export async function eachVisit(
  context: BrowserContext,
  visits: readonly Visit[],
  look: (window: Window, visit: Visit) => Promise<void>,
): Promise<void> {
  const waiting = [...visits]
  const work = async (): Promise<void> => {
    const page = await context.newPage()
    const said = pageFaults(page)
    for (let next = waiting.shift(); next; next = waiting.shift()) await look({ page, said }, next)
    await page.close()
  }
  await Promise.all([work(), work()])
}

/** Opens the address, and notes what axe, the console and the network say of it. */
export async function lookAt(
  { page, said }: Window,
  { route, path }: Visit,
  how: { readonly state: Look['state']; readonly url: string; readonly act?: () => Promise<void> },
): Promise<void> {
  said.splice(0)
  await page.goto(how.url)
  await page.waitForLoadState('networkidle')
  await how.act?.()
  const { light, dark } = await axeFaults(page)
  // Where the API is to fail, that it does is no fault.
  const own = said
    .splice(0)
    .filter((fault) => how.state !== 'error' || !/40[34]|50[03]/.test(fault))
  looks.push({ route, state: how.state, at: path, light: [...own, ...light], dark })
}
