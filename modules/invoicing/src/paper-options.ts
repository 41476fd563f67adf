import type { ReadTx } from '@smb/platform/db'
import type { Picture } from '@smb/platform/pdf'
import { getLogo } from './paper-settings-repository.ts'
import type { PrintedParties } from './printed-parties.ts'

/** How a paper is printed beside its words. */
export type PaperOptions = {
  /** ISO 3166 code of the seller's country: decides the paper. */
  readonly country: string
  readonly footer: string
  /** `#RRGGBB`, or empty for black. */
  readonly accent: string
  readonly logo: Picture | null
}

/** What a printer needs of the paper, with the logo read. */
export async function paperOptions(tx: ReadTx, parties: PrintedParties): Promise<PaperOptions> {
  const { footer, accent, logoDigest } = parties.look
  const logo = logoDigest === null ? null : await getLogo(tx, logoDigest)
  return { country: parties.country, footer, accent, logo }
}
