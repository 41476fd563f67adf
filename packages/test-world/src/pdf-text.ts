import { inflateSync } from 'node:zlib'
import type { Person } from './person.ts'

/** One written piece of text; `y` counts from the bottom of its page. */
export type PdfText = {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly text: string
}

type PdfObject = { readonly head: string; readonly stream: string }

/** Reads back what a PDF of ours says, through the maps from glyphs to letters that it carries for copying. */
export function pdfTexts(pdf: Buffer): PdfText[] {
  const objects = objectsOf(pdf)
  const object = (id: string | undefined): PdfObject =>
    objects.get(id ?? '') ?? { head: '', stream: '' }
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head))
  return pages.flatMap(({ head }, page) => {
    const reference = (name: string) => new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1]
    const resources = `${head} ${object(reference('Resources')).head}`
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id]) => {
        const map = /\/ToUnicode (\d+) 0 R/.exec(object(id).head)?.[1]
        return [name, lettersOf(object(map).stream)]
      }),
    )
    return textsOf(object(reference('Contents')).stream, fonts).map((text) => ({ ...text, page }))
  })
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const raw = pdf.toString('latin1')
  const objects = new Map<string, PdfObject>()
  for (const match of raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)(?:\nendobj|stream\n)/g)) {
    const [whole, id = '', head = ''] = match
    const start = match.index + whole.length
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0)
    const bytes = whole.endsWith('stream\n') ? pdf.subarray(start, start + length) : Buffer.alloc(0)
    const isPacked = head.includes('/FlateDecode') && !head.includes('/FontFile')
    objects.set(id, { head, stream: (isPacked ? inflateSync(bytes) : bytes).toString('latin1') })
  }
  return objects
}

/** Glyph number to letters, from the lists that begin at each range's first glyph. */
function lettersOf(map: string): Map<number, string> {
  const letters = new Map<number, string>()
  for (const [, first = '', list = ''] of map.matchAll(
    /<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi,
  )) {
    let glyph = Number.parseInt(first, 16)
    for (const [, hex = ''] of list.matchAll(/<([0-9a-f ]*)>/gi)) {
      const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex')
      letters.set(glyph, bytes.swap16().toString('utf16le'))
      glyph += 1
    }
  }
  return letters
}

function textsOf(content: string, fonts: ReadonlyMap<string, Map<number, string>>) {
  const blocks = [...content.matchAll(/BT\n([\s\S]*?)ET/g)]
  return blocks.map(([, block = '']) => {
    const [, x = 'NaN', y = 'NaN'] = /1 0 0 1 (\S+) (\S+) Tm/.exec(block) ?? []
    const letters = fonts.get(/\/(F\d+) /.exec(block)?.[1] ?? '')
    const glyphs = [...block.matchAll(/<([0-9a-f]+)>/gi)].flatMap(
      ([, hex = '']) => hex.match(/.{4}/g) ?? [],
    )
    const text = glyphs
      .map((glyph) => letters?.get(Number.parseInt(glyph, 16)) ?? '\u0000')
      .join('')
    return { x: Number(x), y: Number(y), text }
  })
}

/** The rows of text from top to bottom, page by page; pieces of a row are parted by ` | `. */
export function pdfRows(texts: readonly PdfText[]): string[] {
  const rows = Map.groupBy(texts, ({ page, y }) => `${page} ${Math.round(y)}`)
  return [...rows.values()]
    .sort(([a], [b]) => (a?.page ?? 0) - (b?.page ?? 0) || (b?.y ?? 0) - (a?.y ?? 0))
    .map((row) =>
      [...row]
        .sort((a, b) => a.x - b.x)
        .map(({ text }) => text)
        .join(' | '),
    )
}

/** The PDF of an invoice as the API serves it. */
export async function fetchPdf(who: Person, invoiceId: string, documents = 'invoices') {
  const answer = await who.server.inject({
    method: 'GET',
    url: `/api/v1/${documents}/${invoiceId}/pdf`,
    headers: { authorization: `Bearer ${who.accessToken}`, 'smb-business': who.business ?? '' },
  })
  return { status: answer.statusCode, headers: answer.headers, pdf: answer.rawPayload }
}
