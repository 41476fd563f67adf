import {
  addTaxRate,
  archiveCustomer,
  archiveItem,
  createCustomer,
  createItem,
  createTaxCode,
  getCustomer,
  getItem,
  getPaperSettings,
  getLogo,
  changeLogo,
  removeLogo,
  getTaxCode,
  getTaxPolicy,
  importItems,
  listCustomers,
  listItems,
  listNumberSeries,
  listTaxCodes,
  matchItems,
  raiseNextNumber,
  restoreCustomer,
  restoreItem,
  reviseCustomer,
  reviseItem,
  reviseNumberSeries,
  revisePaperSettings,
  reviseTaxCode,
  reviseTaxPolicy,
} from '@smb/api-client'
import type { Asking } from './session.ts'
import { fileOf, the } from './session.ts'

/** The tax codes, one more of which the rate changes, and how documents round. The id of the standard code. */
export async function tellOfTaxes(mara: Asking): Promise<string> {
  const { data: codes } = await listTaxCodes(mara)
  const standard = the(codes.items, ({ isDefault }) => isDefault)
  const { data: made } = await createTaxCode({
    ...mara,
    body: {
      code: 'TOURISM',
      name: 'Tourism 9 %',
      kind: 'standard',
      components: [{ name: 'VAT', rates: [{ ratePercent: '9', validFrom: '2026-01-01' }] }],
    },
  })
  const path = { id: made.id }
  const { data: dated } = await addTaxRate({
    ...mara,
    path,
    body: { ratePercent: '13.5', validFrom: '2026-09-01', version: made.version },
  })
  await reviseTaxCode({
    ...mara,
    path,
    body: { name: 'Tourism', isArchived: true, version: dated.version },
  })
  await getTaxCode({ ...mara, path })
  const { data: policy } = await getTaxPolicy(mara)
  await reviseTaxPolicy({
    ...mara,
    body: { taxRounding: 'per_document', pricesIncludeTax: false, version: policy.version },
  })
  return standard.id
}

/** A customer from the first word to the archive and back: the id. */
export async function tellOfCustomers(mara: Asking): Promise<string> {
  const { data: made } = await createCustomer({
    ...mara,
    body: {
      name: 'Northwind Clinic',
      email: 'accounts@northwind.example',
      paymentTermsDays: 14,
      address: { line1: '1 North Road', city: 'Sligo', country: 'IE' },
    },
  })
  const path = { id: made.id }
  const { data: revised } = await reviseCustomer({
    ...mara,
    path,
    body: { phone: '+353 71 000 000', version: made.version },
  })
  await archiveCustomer({ ...mara, path, body: { version: revised.version } })
  const { data: archived } = await getCustomer({ ...mara, path })
  await restoreCustomer({ ...mara, path, body: { version: archived.version } })
  await listCustomers({ ...mara, query: { q: 'north' } })
  return made.id
}

/** What the studio sells: the id of the design hour. */
export async function tellOfItems(mara: Asking, taxCodeId: string): Promise<string> {
  const { data: made } = await createItem({
    ...mara,
    body: {
      name: 'Design hour',
      code: 'DESIGN',
      unitPrice: '80',
      unit: 'hour',
      taxCodeIds: [taxCodeId],
    },
  })
  const path = { id: made.id }
  const { data: revised } = await reviseItem({
    ...mara,
    path,
    body: { description: 'An hour of design', version: made.version },
  })
  await archiveItem({ ...mara, path, body: { version: revised.version } })
  const { data: archived } = await getItem({ ...mara, path })
  await restoreItem({ ...mara, path, body: { version: archived.version } })
  await importItems({
    ...mara,
    body: fileOf('code,name,price\nPRINT,Printed proof,12.50\nWORKSHOP,Workshop,950.00\n'),
  })
  await matchItems({ ...mara, body: { texts: ['design', 'Workshop', 'unknown'] } })
  await listItems({ ...mara, query: { q: 'work' } })
  return made.id
}

const dot =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII='

/** How papers look and how they are numbered. */
export async function tellOfPapers(mara: Asking): Promise<void> {
  const { data: settings } = await getPaperSettings(mara)
  await changeLogo({
    ...mara,
    body: new Blob([Buffer.from(dot, 'base64')]),
  })
  await getLogo(mara)
  await removeLogo(mara)
  const { data: now } = await getPaperSettings(mara)
  await revisePaperSettings({
    ...mara,
    body: {
      paymentTermsDays: 14,
      note: 'Thank you.',
      footer: 'IBAN IE29 AIBK 9311 5212 3456 78',
      accent: settings.accent,
      language: 'en',
      version: now.version,
    },
  })
  const { data: series } = await listNumberSeries(mara)
  const { version } = the(series.items, (each) => each.series === 'credit_note')
  await reviseNumberSeries({
    ...mara,
    path: { series: 'credit_note' },
    body: { pattern: 'CN-{year}-{number}', digits: 4, restartsYearly: true, version },
  })
  await raiseNextNumber({
    ...mara,
    path: { series: 'invoice' },
    body: { nextNumber: 101, reason: 'Numbers up to 100 are in the books before' },
  })
}
