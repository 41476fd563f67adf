import type { PrintedParty } from '@smb/core/invoicing'
import { paperWords } from '@smb/core/invoicing'
import type { PaperLanguage } from '@smb/core/parties'
import type { Picture, Sheet, TextStyle } from '@smb/platform/pdf'
import { lineHeight, picture, quiet } from '@smb/platform/pdf'

const name: TextStyle = { size: 14, weight: 'bold' }
const small: TextStyle = { size: 9, color: quiet }
const plain: TextStyle = { size: 9 }
const label: TextStyle = { size: 8, color: quiet }
const gap = 28
const columnGap = 24
const logoBox = { width: 190, height: 56 }
const factLabelWidth = 62

/** What every paper to a customer begins with. */
export type PaperHead = {
  readonly language: PaperLanguage
  readonly title: string
  readonly seller: PrintedParty
  readonly customer: PrintedParty | null
  /** What stands above the customer's name. */
  readonly customerLabel: string
  /** Under the title; those without text are left out, the first stands out. */
  readonly facts: readonly (readonly [label: string, text: string | null])[]
  readonly logo: Picture | null
}

/** Who it is from and to, and what it is. `drawBox` draws beside the customer and answers where it ends. */
export function drawPaperHead(
  sheet: Sheet,
  head: PaperHead,
  drawBox: (x: number) => number = () => sheet.y,
): void {
  const middle = sheet.left + (sheet.right - sheet.left) * 0.56
  const width = middle - sheet.left - columnGap
  const top = sheet.y
  const sellerBottom = drawSeller(sheet, head, width)
  sheet.y = top
  const titleBottom = drawTitle(sheet, head, middle)
  sheet.y = Math.max(sellerBottom, titleBottom) + gap
  const partyTop = sheet.y
  const customerBottom = drawCustomer(sheet, head, width)
  sheet.y = partyTop
  const boxBottom = drawBox(middle)
  sheet.y = Math.max(customerBottom, boxBottom) + gap
}

/** Lines of text below each other; the sheet's y ends below the last. */
export function column(
  sheet: Sheet,
  rows: readonly { readonly text: string; readonly style: TextStyle }[],
  at: { readonly x: number; readonly width: number },
): number {
  for (const { text, style } of rows) {
    for (const line of sheet.pen.linesOf(text, at.width, style)) {
      sheet.pen.write(line, { x: at.x, y: sheet.y }, style)
      sheet.y += lineHeight(style)
    }
  }
  return sheet.y
}

const detailsOf = (party: PrintedParty, language: PaperLanguage): string[] =>
  [
    ...party.lines,
    party.email,
    party.phone,
    party.taxId === '' ? '' : `${paperWords[language].taxNumber} ${party.taxId}`,
  ].filter((line) => line !== '')

function drawSeller(sheet: Sheet, { seller, language, logo }: PaperHead, width: number): number {
  if (logo) sheet.y += picture(sheet, logo, logoBox) + 10
  const details = detailsOf(seller, language).map((text) => ({ text, style: small }))
  return column(sheet, [{ text: seller.name, style: name }, ...details], { x: sheet.left, width })
}

function drawCustomer(sheet: Sheet, head: PaperHead, width: number): number {
  const { customer, language, customerLabel } = head
  const rows = customer
    ? [
        { text: customer.name, style: { size: 11, weight: 'bold' } as const },
        ...detailsOf(customer, language).map((text) => ({ text, style: plain })),
      ]
    : [{ text: paperWords[language].noCustomer, style: small }]
  return column(sheet, [{ text: customerLabel, style: label }, ...rows], { x: sheet.left, width })
}

function drawTitle(sheet: Sheet, { title, facts }: PaperHead, x: number): number {
  const width = sheet.right - x
  const style: TextStyle = { size: 20, weight: 'bold', color: sheet.accent }
  column(sheet, [{ text: title, style }], { x, width })
  sheet.y += 4
  const labelWidth = facts.reduce(
    (most, [what, text]) => (text ? Math.max(most, sheet.pen.width(what, small) + 8) : most),
    factLabelWidth,
  )
  facts.forEach(([what, text], position) => {
    if (!text) return
    sheet.pen.write(what, { x, y: sheet.y }, small)
    const own = position === 0 ? ({ size: 9, weight: 'bold' } as const) : plain
    column(sheet, [{ text, style: own }], { x: x + labelWidth, width: width - labelWidth })
  })
  return sheet.y
}
