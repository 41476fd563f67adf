import type {
  BusinessTaxCode,
  Customer,
  CustomerListItem,
  Invoice,
  Item,
  PaperSettings,
  TaxPolicy,
} from '@smb/api-client'
import type { DraftValues } from './draft-values.ts'

/** What the editor works with; loaded with the page. */
export type EditorData = {
  /** The saved draft; undefined for a new invoice. */
  readonly invoice: Invoice | undefined
  readonly customer: Customer | undefined
  readonly customers: {
    readonly items: readonly CustomerListItem[]
    readonly nextCursor: string | null
  }
  readonly items: { readonly items: readonly Item[]; readonly nextCursor: string | null }
  readonly taxCodes: readonly BusinessTaxCode[]
  readonly taxPolicy: TaxPolicy
  /** What new invoices start from. */
  readonly papers: Pick<PaperSettings, 'note' | 'paymentTermsDays'>
}

export type EditorStart = {
  readonly id: string
  readonly version: number
  readonly values: DraftValues
  /** What needs no saving; undefined where everything does. */
  readonly baseline: DraftValues | undefined
}

/** What new lines carry until something else is chosen: the default code, where there is one. */
export const defaultTaxCodes = (codes: readonly BusinessTaxCode[]): readonly string[] =>
  codes.filter(({ isDefault, archivedAt }) => isDefault && archivedAt === null).map(({ id }) => id)
