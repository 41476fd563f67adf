import type { DocumentSum } from '@smb/core/invoicing'
import { invoiceDocument } from '@smb/core/invoicing'
import { storyMoment } from '@smb/test-world'
import type { DraftValues } from '../../apps/web/src/features/invoicing/draft-values.ts'
import { blankLine, newDraft } from '../../apps/web/src/features/invoicing/draft-values.ts'
import { liveInvoice } from '../../apps/web/src/features/invoicing/live-invoice.ts'
import { noParty } from '../../apps/web/src/features/invoicing/seller.ts'
import type { Books } from './books.ts'
import type { TypedInvoice } from './typed-invoice.ts'

/** What the editor holds once that was typed. */
export function typedDraft(typed: TypedInvoice, books: Books): DraftValues {
  const { currency, pricesIncludeTax, discount, exchangeRate } = typed
  const settings = { currency, pricesIncludeTax, paymentTermsDays: 30, defaultTaxCodeIds: [] }
  const lines = typed.lines.map(({ taxes, ...line }) => ({
    ...blankLine(taxes.map((name) => books.codeIds.get(name) ?? '')),
    ...line,
  }))
  return { ...newDraft(settings), customerId: books.customerId, exchangeRate, discount, lines }
}

export type Shown = {
  readonly sums: readonly DocumentSum[]
  readonly lineAmounts: readonly string[]
}

/** What the editor shows for it: the amount of each line, and the sums under them. */
export function shownByEditor(values: DraftValues, typed: TypedInvoice, books: Books): Shown {
  const invoice = liveInvoice(values, {
    id: 'inv_00000000000000000000000000',
    baseCurrency: 'EUR',
    taxRounding: typed.taxRounding,
    taxCodes: books.taxCodes,
    today: storyMoment.slice(0, 10),
    version: 1,
  })
  const { sums, lines } = invoiceDocument(invoice, { seller: noParty, customer: null })
  return { sums, lineAmounts: lines.map(({ amount }) => amount) }
}
