import type { LogoImage, PaperSettingsView } from '@smb/core/invoicing'
import { paperErrors, paperSettingsDefault } from '@smb/core/invoicing'
import { customerDefaults } from '@smb/parties'
import type { ReadTx, Tx } from '@smb/platform/db'
import { statement, tablesOf } from '@smb/platform/db'
import type { InvoicingTables } from './tables.generated.ts'

const tables = (tx: ReadTx) => tablesOf<InvoicingTables>(tx)

/** How papers look today; version 0 where the business has decided nothing. */
export async function getPaperSettings(tx: ReadTx): Promise<PaperSettingsView> {
  const row = await tables(tx)
    .selectFrom('invoicing.paper_settings as p')
    .leftJoin('invoicing.logo as l', (join) =>
      join.onRef('l.tenant_id', '=', 'p.tenant_id').onRef('l.digest', '=', 'p.logo_digest'),
    )
    .select(['p.note', 'p.footer', 'p.accent', 'p.version', 'l.digest', 'l.width', 'l.height'])
    .executeTakeFirst()
  const { paymentTermsDays, paperLanguage: language } = await customerDefaults(tx)
  if (!row) return { ...paperSettingsDefault, paymentTermsDays, language }
  const { note, footer, accent, version, digest, width, height } = row
  const logo = digest && width && height ? { digest, width, height } : null
  return { paymentTermsDays, language, note, footer, accent, logo, version }
}

/** What new documents say under their sums. */
export async function defaultNote(tx: ReadTx): Promise<string> {
  const [row] = await statement<{ note: string }>(tx, {
    name: 'default-note',
    text: 'select note from invoicing.paper_settings',
    values: [],
  })
  return row?.note ?? ''
}

type Look = Pick<PaperSettingsView, 'note' | 'footer' | 'accent'>

/** Saves them as version `version + 1`; false where they are at another version. */
export async function savePaperLook(tx: Tx, look: Look, version: number): Promise<boolean> {
  const { note, footer, accent } = look
  const rows = await statement(tx, {
    name: 'save-paper-look',
    text: `insert into invoicing.paper_settings as p (note, footer, accent, version) select $1, $2, $3, 1
      where $4 = 0 or exists (select from invoicing.paper_settings where version = $4)
      on conflict (tenant_id) do update
         set note = excluded.note, footer = excluded.footer, accent = excluded.accent, version = p.version + 1
       where p.version = $4 returning version`,
    values: [note, footer, accent, version],
  })
  return rows.length > 0
}

/** Prints that logo from now on, none with null; the settings count it as a change. */
export async function saveLogo(
  tx: Tx,
  logo: (LogoImage & { digest: string }) | null,
): Promise<void> {
  if (logo) {
    await tables(tx)
      .insertInto('invoicing.logo')
      .values({
        digest: logo.digest,
        content_type: logo.contentType,
        width: logo.width,
        height: logo.height,
        bytes: Buffer.from(logo.bytes),
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'digest']).doNothing())
      .execute()
  }
  await statement(tx, {
    name: 'save-logo',
    text: `insert into invoicing.paper_settings as p (note, footer, accent, logo_digest) values ('', '', '', $1)
      on conflict (tenant_id) do update set logo_digest = excluded.logo_digest, version = p.version + 1`,
    values: [logo?.digest ?? null],
  })
}

export type StoredLogo = {
  readonly contentType: string
  readonly bytes: Buffer
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** The picture of that digest. Throws `paper.logo_none`. */
export async function getLogo(tx: ReadTx, digest: string): Promise<StoredLogo> {
  const row = await tables(tx)
    .selectFrom('invoicing.logo')
    .select(['content_type', 'bytes', 'width', 'height'])
    .where('digest', '=', digest)
    .executeTakeFirst()
  if (!row) throw paperErrors.logoNone()
  const { content_type: contentType, bytes, width, height } = row
  return { contentType, bytes, width, height }
}
