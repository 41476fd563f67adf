import { assert } from '@smb/core/errors'
import type { CustomerId, InvoiceId } from '@smb/core/ids'
import { uuidFromId } from '@smb/core/ids'
import type { DocumentParty, Invoice } from '@smb/core/invoicing'
import { noAddress } from '@smb/core/parties'
import { getBusiness } from '@smb/identity'
import { findBillTo, getCustomer, keepBillTo } from '@smb/parties'
import type { ReadTx, Tx } from '@smb/platform/db'
import { inOrder, statement, tablesOf } from '@smb/platform/db'
import type { PrintedPartyKeys } from './invoice-repository.ts'
import type { InvoicingTables } from './tables.generated.ts'

/** Keeps what both parties are called today, for the invoice that is being issued. */
export async function keepPrintedParties(
  tx: Tx,
  customerId: CustomerId | null,
): Promise<PrintedPartyKeys> {
  const keepLetterhead = statement<{ key: string }>(tx, {
    name: 'keep-letterhead',
    text: 'select invoicing.keep_letterhead() as key',
    values: [],
  })
  const [billToId, [letterhead]] = await inOrder([
    customerId ? keepBillTo(tx, customerId) : Promise.resolve(null),
    keepLetterhead,
  ])
  assert(letterhead, 'every business has a letterhead')
  return { billToId, letterheadId: letterhead.key }
}

export type PrintedParties = {
  /** ISO 3166 code of the seller's country: decides the paper. */
  readonly country: string
  readonly seller: DocumentParty
  readonly customer: DocumentParty | null
}

/** Both parties as the document prints them: of the day of issue, or of today for a draft. */
export async function printedParties(tx: ReadTx, invoice: Invoice): Promise<PrintedParties> {
  const { seller, customer } =
    invoice.status === 'draft'
      ? await partiesOfToday(tx, invoice.customerId)
      : await partiesAtIssue(tx, invoice.id)
  return {
    country: seller.address.country,
    seller: withCountryName(seller),
    customer: customer && withCountryName(customer),
  }
}

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' })

/** The post reads names of countries, not codes. */
function withCountryName(party: DocumentParty): DocumentParty {
  const { country } = party.address
  if (country === '') return party
  return { ...party, address: { ...party.address, country: countryNames.of(country) ?? country } }
}

type Parties = Omit<PrintedParties, 'country'>

async function partiesOfToday(tx: ReadTx, customerId: CustomerId | null): Promise<Parties> {
  const business = await getBusiness(tx)
  const { name, country, address, email, taxRegistrationNumber } = business
  return {
    seller: seller({
      name,
      country,
      address: address ?? '',
      email: email ?? '',
      tax_id: taxRegistrationNumber ?? '',
    }),
    customer: customerId && (await getCustomer(tx, customerId)),
  }
}

/** Both parties as they were kept when a document was issued. */
export async function keptParties(
  tx: ReadTx,
  keys: { readonly letterheadId: string; readonly billToId: string },
): Promise<PrintedParties> {
  const letterhead = await tablesOf<InvoicingTables>(tx)
    .selectFrom('invoicing.letterhead')
    .select(['name', 'address', 'country', 'email', 'tax_id'])
    .where('id', '=', keys.letterheadId)
    .executeTakeFirstOrThrow()
  const customer = await findBillTo(tx, keys.billToId)
  return {
    country: letterhead.country,
    seller: withCountryName(seller(letterhead)),
    customer: customer ? withCountryName(customer) : null,
  }
}

async function partiesAtIssue(tx: ReadTx, id: InvoiceId): Promise<Parties> {
  const row = await tablesOf<InvoicingTables>(tx)
    .selectFrom('invoicing.invoice as i')
    .innerJoin('invoicing.letterhead as l', (join) =>
      join.onRef('l.tenant_id', '=', 'i.tenant_id').onRef('l.id', '=', 'i.letterhead_id'),
    )
    .select(['l.name', 'l.address', 'l.country', 'l.email', 'l.tax_id', 'i.bill_to_id'])
    .where('i.id', '=', uuidFromId(id))
    .executeTakeFirst()
  assert(row?.bill_to_id, 'an issued invoice prints both parties')
  const customer = await findBillTo(tx, row.bill_to_id)
  return { seller: seller(row), customer: customer ?? null }
}

type Letterhead = Pick<
  InvoicingTables['invoicing.letterhead'],
  'name' | 'address' | 'country' | 'email' | 'tax_id'
>

/** A business writes its address as it wants it printed: its lines come before the country. */
function seller({ name, address, country, email, tax_id: taxId }: Letterhead): DocumentParty {
  return { name, email, phone: '', taxId, address: { ...noAddress, line1: address, country } }
}
