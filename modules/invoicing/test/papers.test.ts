import { expect, test } from 'vitest'
import type { InvoiceView, PaperSettingsView } from '@smb/core/invoicing'
import { paperWords, printedFigure } from '@smb/core/invoicing'
import type { CustomerView } from '@smb/core/parties'
import type { Person } from '@smb/test-world'
import { fetchPdf, openWorld, pdfRows, pdfTexts } from '@smb/test-world'
import { addCustomer, addDraft, addIssued, addTaxCode, issue, line } from './invoice-story.ts'
import { png } from './picture.ts'

const world = openWorld()

const settings = {
  paymentTermsDays: 14,
  note: 'Thank you.',
  footer: 'IBAN KE00 1234 5678\nReg. no. C 12 345',
  accent: '#1d4ed8',
  language: 'en',
}
const revise = async (who: Person, change: object) => {
  const { version } = await who.get<PaperSettingsView>('/paper-settings')
  return who.put<PaperSettingsView>('/paper-settings', { ...settings, ...change, version })
}
const sendLogo = (who: Person, bytes: Buffer) =>
  who.ask('POST', '/paper-settings/logo', bytes, { headers: { 'content-type': 'image/png' } })

/** The file but for the time of its making and the id that follows from it. */
const content = async (who: Person, id: string, documents?: string): Promise<string> =>
  (await fetchPdf(who, id, documents)).pdf
    .toString('latin1')
    .replaceAll(/\(D:\d{14}Z\)|\/ID \[.*?\]/g, '')

const said = async (who: Person, id: string, documents?: string): Promise<string> =>
  pdfRows(pdfTexts((await fetchPdf(who, id, documents)).pdf)).join('\n')

test('papers print footer, colour and logo of today, and start from the note and the terms', async () => {
  const mara = await world.business('Mara', 'Paper house 1')
  expect(await mara.get('/paper-settings')).toMatchObject({ version: 0, paymentTermsDays: 30 })
  await revise(mara, {})
  await sendLogo(mara, png({ withAlpha: true }))

  const customer = await addCustomer(mara, 'Northwind Clinic')
  expect(customer.paymentTermsDays).toBe(14)
  const lines = Array.from({ length: 40 }, (_, n) => line(`Week ${n + 1}`, '10'))
  const draft = await mara.post<InvoiceView>('/invoices', { customerId: customer.id, lines })
  expect(draft.note).toBe('Thank you.')
  const { pdf } = await fetchPdf(mara, (await issue(mara, draft)).id)
  const rows = pdfRows(pdfTexts(pdf))
  expect(rows.filter((row) => row === 'Reg. no. C 12 345')).toHaveLength(2)
  expect(rows.filter((row) => row.startsWith('Page') || row.includes('Page 2 of 2'))).not.toEqual(
    [],
  )
  expect(pdf.toString('latin1')).toMatch(/\/Subtype \/Image/)
})

test('rule 41: changing logo, footer, colour and language changes no issued paper', async () => {
  const mara = await world.business('Mara', 'Paper house 2')
  await revise(mara, {})
  await sendLogo(mara, png({ withAlpha: true }))
  const old = await addIssued(mara)
  const note = await mara.post<{ id: string }>('/credit-notes', {
    invoiceId: old.id,
    reason: 'Returned',
    lines: [{ invoiceLineId: old.lines[0]?.id, amount: { amount: '10', currency: 'EUR' } }],
  })
  const [invoiceThen, noteThen] = [
    await content(mara, old.id),
    await content(mara, note.id, 'credit-notes'),
  ]

  await revise(mara, { footer: 'Moved', accent: '#7C2D12', language: 'fr', note: 'Other' })
  await sendLogo(mara, png({ colour: [0, 0, 90] }))

  expect(await content(mara, old.id)).toBe(invoiceThen)
  expect(await content(mara, note.id, 'credit-notes')).toBe(noteThen)
  expect(await said(mara, (await addIssued(mara)).id)).toMatch(/Facture[^]*Moved/)
  await mara.post('/paper-settings/logo/remove', {})
  expect(await content(mara, old.id)).toBe(invoiceThen)
})

test('papers that look the same share their letterhead', async () => {
  const mara = await world.business('Mara', 'Paper house 3')
  const count = async () =>
    (await world.rows<{ n: number }>('select count(*)::integer as n from invoicing.letterhead'))[0]
      ?.n
  const before = (await count()) ?? 0
  await addIssued(mara)
  await addIssued(mara)
  expect(await count()).toBe(before + 1)
  await revise(mara, {})
  await addIssued(mara)
  await addIssued(mara)
  expect(await count()).toBe(before + 2)
})

test('in French every word, figure and date is French, and it adds up', async () => {
  const mara = await world.business('Mara', 'Studio du Port')
  await revise(mara, { note: 'Merci de votre confiance : à bientôt, cœur « léger ».' })
  const vat = await addTaxCode(mara, 'TVA55', '5.5')
  const customer = await mara.post<CustomerView>('/customers', {
    name: 'Clinique du Nord',
    paperLanguage: 'fr',
    address: { line1: '1 quai Œuvre', country: 'DE' },
  })
  const draft = await addDraft(mara, {
    customerId: customer.id,
    discount: { kind: 'percent', percent: '2.5', isAfterTax: false },
    lines: [
      line('Identité visuelle', '125000.50', {
        taxCodeIds: [vat.id],
        discount: { kind: 'percent', percent: '1.5' },
      }),
    ],
  })
  const invoice = await issue(mara, draft)
  const { pdf } = await fetchPdf(mara, invoice.id)
  const texts = pdfTexts(pdf)
  expect(texts.filter(({ text }) => text.includes('\u0000'))).toEqual([])
  const rows = pdfRows(texts).join('\n')
  // The font has no narrow no-break space, so that the paper has the wide one.
  const french = (figure: string) => printedFigure(figure, 'fr').replaceAll('\u202f', '\u00a0')
  for (const text of [
    'Facture',
    `Date d’émission | 30 juin 2026`,
    'Échéance | 14 juil. 2026',
    'Désignation | Quantité | Prix unitaire | Remise | Taxe | Montant',
    `1,5 % | VAT 5,5 %`,
    `Sous-total | ${french(invoice.totals.subtotal.amount)}`,
    `Total | EUR ${french(invoice.totals.total.amount)}`,
    'Conditions de paiement : 14 jours à compter de la date d’émission.',
    'Prix hors taxes',
    'Allemagne',
    'Page 1 sur 1',
    'cœur « léger »',
  ]) {
    expect(rows).toContain(text)
  }
  // No English word is left: each that differs was looked up.
  for (const [key, english] of Object.entries(paperWords.en)) {
    if (typeof english !== 'string' || english.length < 5) continue
    if (paperWords.fr[key as keyof typeof paperWords.fr] === english) continue
    expect(rows.split(/[|\n]/).map((text) => text.trim())).not.toContain(english)
  }
  expect(pdf.toString('latin1')).toContain('/Lang (fr)')
})

test('a colour that could not be read is refused, and so is a change on an older version', async () => {
  const mara = await world.business('Mara', 'Paper house 4')
  const body = { ...settings, version: 0 }
  const pale = await mara.refused('PUT', '/paper-settings', { ...body, accent: '#FFD54F' })
  expect(pale).toMatchObject({ status: 422, code: 'paper.accent' })
  await mara.put('/paper-settings', body)
  const late = await mara.refused('PUT', '/paper-settings', body)
  expect(late).toMatchObject({
    status: 409,
    code: 'paper.changed_meanwhile',
    current: { version: 1 },
  })
})

test('rule 82: a logo and a footer are of one business alone', async () => {
  const mara = await world.business('Mara', 'Paper house 5')
  const noor = await world.business('Noor', 'Other house')
  await revise(mara, {})
  await sendLogo(mara, png())
  expect(await noor.get('/paper-settings')).toMatchObject({ logo: null, footer: '', version: 0 })
  expect(await said(noor, (await addIssued(noor)).id)).not.toContain('IBAN')
})
