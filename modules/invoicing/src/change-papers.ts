import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import type { LogoImage, PaperSettingsView, RevisePaperSettings } from '@smb/core/invoicing'
import {
  assertReadable,
  logoBytesMax,
  logoImage,
  paperErrors,
  pngPixels,
} from '@smb/core/invoicing'
import { recordAudit } from '@smb/audit'
import { saveCustomerDefaults } from '@smb/parties'
import type { Tx } from '@smb/platform/db'
import { getPaperSettings, saveLogo, savePaperLook } from './paper-settings-repository.ts'

const unpack = promisify(inflate)

/** Decides how papers look from now on; issued ones stay as they are. Throws `paper.accent`, `paper.changed_meanwhile`. */
export async function revisePaperSettings(
  tx: Tx,
  change: RevisePaperSettings,
): Promise<PaperSettingsView> {
  const { version, paymentTermsDays, language, accent } = change
  assertReadable(accent)
  if (!(await savePaperLook(tx, change, version))) {
    throw paperErrors.changedMeanwhile(await getPaperSettings(tx), change)
  }
  await saveCustomerDefaults(tx, { paymentTermsDays, paperLanguage: language })
  await recordAudit(tx, {
    action: 'invoicing.papers_revised',
    subject: tx.tenantId,
    details: { paymentTermsDays, language, accent },
  })
  return getPaperSettings(tx)
}

/** Prints this picture from now on. Throws what core's `logoImage` throws. */
export async function changeLogo(
  tx: Tx,
  upload: AsyncIterable<Uint8Array>,
): Promise<PaperSettingsView> {
  const logo = await provenLogo(await wholeOf(upload))
  const digest = createHash('sha256').update(logo.bytes).digest('hex')
  await saveLogo(tx, { ...logo, digest })
  const details = { digest, width: logo.width, height: logo.height }
  await recordAudit(tx, { action: 'invoicing.logo_changed', subject: tx.tenantId, details })
  return getPaperSettings(tx)
}

/** Prints no logo from now on. */
export async function removeLogo(tx: Tx): Promise<PaperSettingsView> {
  await saveLogo(tx, null)
  await recordAudit(tx, { action: 'invoicing.logo_removed', subject: tx.tenantId })
  return getPaperSettings(tx)
}

async function wholeOf(upload: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of upload) {
    length += part.length
    if (length > logoBytesMax) throw paperErrors.logoTooLarge()
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/**
 * The picture, once its pixels were seen to be as many as its head says and readable: a small file may unpack to
 * gigabytes, and the printer reads pixels where nobody catches what it throws.
 */
async function provenLogo(bytes: Uint8Array): Promise<LogoImage> {
  const logo = logoImage(bytes)
  if (logo.contentType === 'image/jpeg') return logo
  const { packed, length, areReadable } = pngPixels(logo.bytes)
  const pixels = await unpack(packed, { maxOutputLength: Math.max(length, 1) }).catch(() => {
    throw paperErrors.logoBroken()
  })
  if (!areReadable(pixels)) throw paperErrors.logoBroken()
  return logo
}
