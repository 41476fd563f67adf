import { brotliCompressSync, constants } from 'node:zlib'
import type { Page, Response } from '@playwright/test'

/** What a browser with an empty cache fetches for a page before anybody touches it, in bytes of brotli. */
export type PageWeight = {
  readonly script: number
  /** The document, its style sheets and its fonts: what stands before the page can be read. */
  readonly document: number
  /** Other pages that it asked for, in case somebody goes there. */
  readonly ahead: readonly string[]
}

/**
 * Loads an address and weighs every file that came until the network was quiet, each once. The browser context
 * has to be a new one: what an earlier page left in its cache would weigh nothing.
 */
export async function pageWeight(page: Page, address: string): Promise<PageWeight> {
  const responses = new Map<string, Response>()
  page.on('response', (response) => void responses.set(response.url(), response))
  await page.goto(address, { waitUntil: 'networkidle' })
  const weight = { script: 0, document: 0 }
  for (const response of responses.values()) {
    const kind = response.request().resourceType()
    if (kind === 'script') weight.script += await fileSize(response)
    if (kind === 'stylesheet' || kind === 'font') weight.document += await fileSize(response)
    if (kind === 'document') weight.document += packed(await response.body(), 5)
  }
  const ahead = [...responses.keys()].filter((url) => new URL(url).searchParams.has('_rsc'))
  return { ...weight, ahead }
}

/** Static files are packed once and as well as brotli can; a document as it goes out, quickly. */
const packed = (content: Uint8Array, quality: number = constants.BROTLI_MAX_QUALITY): number =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length

const fileSizes = new Map<string, number>()

/** A font is packed already and grows a little when packed again. */
async function fileSize(response: Response): Promise<number> {
  const known = fileSizes.get(response.url())
  if (known !== undefined) return known
  const content = await response.body()
  const size = Math.min(packed(content), content.length)
  fileSizes.set(response.url(), size)
  return size
}
