import type { InvoiceDocument, PrintedParty } from '@smb/core/invoicing'
import { printedDate, printedFigure } from '@smb/core/invoicing'
import type { TextStyle } from '@smb/platform/pdf'
import { lineHeight, quiet } from '@smb/platform/pdf'
import type { Sheet } from '@smb/platform/pdf'

const name: TextStyle = { size: 14, weight: 'bold' }
const small: TextStyle = { size: 9, color: quiet }
const plain: TextStyle = { size: 9 }
const label: TextStyle = { size: 8, color: quiet }
const gap = 28
const columnGap = 24

/** Who it is from and to, what it is, and what is due when. */
export function drawHead(sheet: Sheet, document: InvoiceDocument): void {
  const middle = sheet.left + (sheet.right - sheet.left) * 0.56
  const top = sheet.y
  const sellerBottom = drawSeller(sheet, document.seller, middle - sheet.left - columnGap)
  sheet.y = top
  const titleBottom = drawTitle(sheet, document, middle)
  sheet.y = Math.max(sellerBottom, titleBottom) + gap
  const partyTop = sheet.y
  const customerBottom = drawCustomer(sheet, document.customer, middle - sheet.left - columnGap)
  sheet.y = partyTop
  const dueBottom = drawDue(sheet, document, middle)
  sheet.y = Math.max(customerBottom, dueBottom) + gap
}

/** Lines of text below each other; the sheet's y ends below the last. */
function column(
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

const detailsOf = (party: PrintedParty, taxLabel: string): string[] =>
  [
    ...party.lines,
    party.email,
    party.phone,
    party.taxId === '' ? '' : `${taxLabel} ${party.taxId}`,
  ].filter((line) => line !== '')

function drawSeller(sheet: Sheet, seller: PrintedParty, width: number): number {
  const details = detailsOf(seller, 'Tax number').map((text) => ({ text, style: small }))
  return column(sheet, [{ text: seller.name, style: name }, ...details], { x: sheet.left, width })
}

function drawCustomer(sheet: Sheet, customer: PrintedParty | null, width: number): number {
  const rows = customer
    ? [
        { text: customer.name, style: { size: 11, weight: 'bold' } as const },
        ...detailsOf(customer, 'Tax number').map((text) => ({ text, style: plain })),
      ]
    : [{ text: 'No customer chosen yet', style: small }]
  return column(sheet, [{ text: 'Bill to', style: label }, ...rows], { x: sheet.left, width })
}

function drawTitle(sheet: Sheet, document: InvoiceDocument, x: number): number {
  const { title, number, issueDate, dueDate, reference, currency } = document
  const width = sheet.right - x
  column(sheet, [{ text: title, style: { size: 20, weight: 'bold' } }], { x, width })
  sheet.y += 4
  const facts: [string, string | null][] = [
    ['Number', number],
    ['Issue date', issueDate && printedDate(issueDate)],
    ['Due date', dueDate && printedDate(dueDate)],
    ['Corrects', document.corrects?.number ?? null],
    ['Reference', reference],
    ['Currency', currency],
  ]
  const labelWidth = 62
  for (const [what, text] of facts) {
    if (!text) continue
    sheet.pen.write(what, { x, y: sheet.y }, small)
    const style = what === 'Number' ? ({ size: 9, weight: 'bold' } as const) : plain
    column(sheet, [{ text, style }], { x: x + labelWidth, width: width - labelWidth })
  }
  return sheet.y
}

/** The figure that the customer looks for, once, in large. */
function drawDue(sheet: Sheet, document: InvoiceDocument, x: number): number {
  if (document.mark === 'Void') return sheet.y
  const due = amountDue(document)
  const padding = 12
  const rows = [
    { text: document.corrects ? 'Credited' : 'Amount due', style: label },
    { text: `${document.currency} ${printedFigure(due)}`, style: fitting(sheet, document, x) },
    ...(document.dueDate ? [{ text: `by ${printedDate(document.dueDate)}`, style: small }] : []),
    ...(document.corrects ? [{ text: correctedWords(document.corrects), style: small }] : []),
  ]
  const height = rows.reduce((sum, { style }) => sum + lineHeight(style), 0) + 2 * padding
  sheet.pdf.roundedRect(x, sheet.y, sheet.right - x, height, 6).fill('#F3F5F8')
  const bottom = sheet.y + height
  sheet.y += padding
  column(sheet, rows, { x: x + padding, width: sheet.right - x - 2 * padding })
  return bottom
}

const correctedWords = ({ number, issueDate }: NonNullable<InvoiceDocument['corrects']>): string =>
  `of invoice ${number} of ${printedDate(issueDate)}`

/** As large as the box allows, so that the largest amounts stay on one line. */
function fitting(sheet: Sheet, document: InvoiceDocument, x: number): TextStyle {
  const text = `${document.currency} ${printedFigure(amountDue(document))}`
  const width = sheet.right - x - 24
  const sizes = [18, 16, 14, 12, 10]
  const size = sizes.find((each) => sheet.pen.width(text, { size: each, weight: 'bold' }) <= width)
  return { size: size ?? 8, weight: 'bold' }
}

/** What remains to be paid: the last of the figures that say so. */
function amountDue(document: InvoiceDocument): string {
  const of = (kind: string) => document.sums.find((sum) => sum.kind === kind)?.amount
  return of('due') ?? of('payable') ?? of('total') ?? '0'
}
