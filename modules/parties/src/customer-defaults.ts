import type { PaperLanguage } from '@smb/core/parties'
import type { ReadTx, Tx } from '@smb/platform/db'
import { statement } from '@smb/platform/db'

/** What customers get who have nothing of their own. */
export type CustomerDefaults = {
  readonly paymentTermsDays: number
  readonly paperLanguage: PaperLanguage
}

const undecided: CustomerDefaults = { paymentTermsDays: 30, paperLanguage: 'en' }

type Row = { payment_terms_days: number; paper_language: PaperLanguage }

/** The defaults of today: 30 days and English where the business has decided nothing. */
export async function customerDefaults(tx: ReadTx): Promise<CustomerDefaults> {
  const [row] = await statement<Row>(tx, {
    name: 'customer-defaults',
    text: 'select payment_terms_days, paper_language from parties.customer_default',
    values: [],
  })
  if (!row) return undecided
  return { paymentTermsDays: row.payment_terms_days, paperLanguage: row.paper_language }
}

/** Decides them for customers and papers from now on. Customers keep the terms that they have. */
export async function saveCustomerDefaults(tx: Tx, defaults: CustomerDefaults): Promise<void> {
  await statement(tx, {
    name: 'save-customer-defaults',
    text: `insert into parties.customer_default (payment_terms_days, paper_language) values ($1, $2)
      on conflict (tenant_id) do update
         set payment_terms_days = excluded.payment_terms_days, paper_language = excluded.paper_language`,
    values: [defaults.paymentTermsDays, defaults.paperLanguage],
  })
}
