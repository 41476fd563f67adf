'use client'
import { importStatement } from '@smb/api-client'
import type { CsvMapping, StatementUpload } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { dataOf } from '#lib/api-client.ts'
import { counted } from '#lib/format/money.ts'
import { toast } from '#lib/toast-store.ts'
import { fileBody, useFileUpload } from '#lib/use-file-upload.ts'

const fileBytesMax = 20 * 1024 * 1024
const csvName = /\.(?:csv|tsv|txt|asc)$/i

type Request = {
  readonly file: File
  readonly mapping: CsvMapping
  readonly query: { preview?: 'true'; statement?: number }
}

/** A bank's file on its way in: chosen, previewed with its mapping, then one of its statements taken in. */
export function useStatementUpload(bankAccountId: string) {
  const { business } = useBusiness()
  const client = useClient()
  const router = useRouter()
  const send = ({ file, mapping, query }: Request): Promise<StatementUpload> =>
    dataOf(
      importStatement({
        client,
        path: { id: bankAccountId },
        query: {
          fileName: file.name,
          ...query,
          ...(Object.keys(mapping).length > 0 ? { mapping: JSON.stringify(mapping) } : {}),
        },
        ...fileBody(file, csvName.test(file.name) ? 'text/csv' : 'application/x-ofx'),
        throwOnError: true,
      }),
    )
  const { take, ...upload } = useFileUpload<CsvMapping, StatementUpload>({
    bytesMax: fileBytesMax,
    tooLarge: (name) => `${name} is larger than 20 MB. Download a shorter period from your bank.`,
    look: (file, mapping) => send({ file, mapping, query: { preview: 'true' } }),
  })
  return {
    ...upload,
    take: (position: number) =>
      take(
        (file, mapping) => send({ file, mapping, query: { statement: position } }),
        ({ import: made }) => {
          toast(`${counted(made?.newCount ?? 0, 'line')} imported`)
          router.push(`/o/${business.slug}/money/${bankAccountId}`)
          router.refresh()
        },
      ),
  }
}
