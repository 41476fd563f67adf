import type { PaperSettings } from '@smb/api-client'
import type { PaperLanguage } from '@smb/core/parties'

/** What the form of the paper settings holds. */
export type PaperValues = {
  paymentTermsDays: string
  language: PaperLanguage
  accent: string
  note: string
  footer: string
}

export const paperValues = (settings: PaperSettings): PaperValues => ({
  ...settings,
  paymentTermsDays: String(settings.paymentTermsDays),
})
