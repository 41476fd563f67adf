'use client'
import { importJournalCsv } from '@smb/api-client'
import type { JournalCsvImport, JournalCsvMapping } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { dataOf } from '#lib/api-client.ts'
import { counted } from '#lib/format/money.ts'
import { businessHref } from '#lib/navigation.ts'
import { toast } from '#lib/toast-store.ts'
import { fileBody, useFileUpload } from '#lib/use-file-upload.ts'

const fileBytesMax = 20 * 1024 * 1024

type Request = {
  readonly file: File
  readonly mapping: JournalCsvMapping
  readonly preview: 'true' | 'false'
}

/** A spreadsheet of journals on its way in: chosen, previewed with its mapping, then posted. */
export function useJournalUpload() {
  const { business } = useBusiness()
  const client = useClient()
  const router = useRouter()
  const send = ({ file, mapping, preview }: Request): Promise<JournalCsvImport> =>
    dataOf(
      importJournalCsv({
        client,
        query: {
          preview,
          ...(Object.keys(mapping).length > 0 ? { mapping: JSON.stringify(mapping) } : {}),
        },
        ...fileBody(file, 'text/csv'),
        throwOnError: true,
      }),
    )
  const { take, ...upload } = useFileUpload<JournalCsvMapping, JournalCsvImport>({
    bytesMax: fileBytesMax,
    tooLarge: (name) => `${name} is larger than 20 MB. Split it.`,
    look: (file, mapping) => send({ file, mapping, preview: 'true' }),
  })
  return {
    ...upload,
    take: () =>
      take(
        (file, mapping) => send({ file, mapping, preview: 'false' }),
        ({ import: made }) => {
          toast(`${counted(made?.added ?? 0, 'entry', 'entries')} posted`)
          router.push(businessHref(business.slug, '/journals'))
          router.refresh()
        },
      ),
  }
}
