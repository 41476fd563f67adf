import { z } from 'zod'
import { paperLanguages, paymentTermsDaysMax } from '../parties/index.ts'
import { invoiceTextMax } from './invoice-schema.ts'

/** The longest footer, in characters: a few lines at the bottom of every page. */
export const footerMax = 600
export const logoBytesMax = 512 * 1024
export const logoTypes = ['image/png', 'image/jpeg'] as const

const Accent = z
  .string()
  .regex(/^(#[0-9a-fA-F]{6})?$/, 'must be a colour such as #1D4ED8, or empty')
  .transform((colour) => colour.toUpperCase())

const settings = {
  /** Days to pay of customers that say nothing else, when they are added. */
  paymentTermsDays: z.number().int().min(0).max(paymentTermsDaysMax),
  /** What new invoices say under their sums. */
  note: z.string().max(invoiceTextMax.note),
  /** Printed at the bottom of every page: bank details, registration. */
  footer: z.string().trim().max(footerMax),
  /** Of titles and rules, `#RRGGBB`; empty prints them in black. */
  accent: z.string(),
  /** Of papers for customers that have no language of their own. */
  language: z.enum(paperLanguages),
}

export const RevisePaperSettingsBody = z.strictObject({
  ...settings,
  accent: Accent,
  version: z.number().int().min(0),
})
export type RevisePaperSettings = z.output<typeof RevisePaperSettingsBody>

export const PaperSettingsView = z
  .object({
    ...settings,
    logo: z
      .object({
        /** Names the picture; another picture has another. */
        digest: z.string(),
        width: z.number().int(),
        height: z.number().int(),
      })
      .nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'PaperSettings' })
export type PaperSettingsView = z.infer<typeof PaperSettingsView>

/** What new papers say where the business has decided nothing. */
export const paperSettingsDefault: PaperSettingsView = {
  paymentTermsDays: 30,
  note: '',
  footer: '',
  accent: '',
  language: 'en',
  logo: null,
  version: 0,
}
