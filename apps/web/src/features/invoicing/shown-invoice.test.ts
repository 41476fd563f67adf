import type { InvoiceDetail } from '@smb/api-client'
import { invoiceView } from '@smb/core/invoicing'
import { LocalDate } from '@smb/core/time'
import { expect, test } from 'vitest'
import { blankLine, newDraft } from './draft-values.ts'
import { liveInvoice } from './live-invoice.ts'
import { documentOfView } from './shown-invoice.ts'

const today = LocalDate.from('2026-11-18')
const draft = newDraft({
  currency: 'EUR',
  pricesIncludeTax: false,
  paymentTermsDays: 30,
  defaultTaxCodeIds: [],
})
const line = { ...blankLine([]), ...blankLine([]), description: 'Labels', unitPrice: '185' }
const invoice = liveInvoice(
  { ...draft, lines: [line] },
  {
    id: 'inv_01',
    baseCurrency: 'EUR',
    taxRounding: 'per_document',
    taxCodes: new Map(),
    today,
    version: 1,
  },
)
const party = (name: string) => ({ name, lines: ['1 Old Street'], email: '', phone: '', taxId: '' })

test('rule 41: an invoice shows the parties that it prints, not what they are called today', () => {
  const printedParties = { seller: party('Moves house'), customer: party('Old Name Ltd') }
  const view = {
    ...invoiceView(invoice, { today, customerName: 'New Name Ltd' }),
    printedParties,
  } as unknown as InvoiceDetail

  expect(documentOfView(view)).toMatchObject({
    ...printedParties,
    lines: [{ description: 'Labels', unitPrice: '185.00', amount: '185.00' }],
  })
})
