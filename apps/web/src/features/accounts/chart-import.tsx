'use client'
import { importAccounts } from '@smb/api-client'
import type { ImportAccountsResponse } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { FileDrop } from '#components/file-drop.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { dataOf } from '#lib/api-client.ts'
import { counted } from '#lib/format/money.ts'
import { businessHref } from '#lib/navigation.ts'
import { toast } from '#lib/toast-store.ts'
import { fileBody, useFileUpload } from '#lib/use-file-upload.ts'
import { ChartImportPreview } from './chart-import-preview.tsx'

const fileBytesMax = 2 * 1024 * 1024

/** Choose a file, see line by line what it would do, then take all of it in. Nothing is written before that. */
export function ChartImport() {
  const { file, preview, problem, busy, choose, take } = useChartUpload()
  return (
    <div className="grid gap-5">
      <FileDrop
        label="Chart of accounts"
        prompt="Choose your chart of accounts, or drop it here"
        hint="CSV with the columns code, name, type and parent, up to 5,000 accounts. You see what it does before anything is imported."
        accept=".csv,text/csv"
        busy={busy}
        name={file?.name}
        onChoose={choose}
      />
      {problem && <ProblemNotice problem={problem} title="The file was not taken in" />}
      {preview && (
        <ChartImportPreview
          preview={preview}
          action={
            <Button
              kind="primary"
              pending={busy}
              disabledReason={reasonAgainst(preview)}
              onClick={take}
            >
              Create {preview.new > 0 ? counted(preview.new, 'account') : 'accounts'}
            </Button>
          }
        />
      )}
    </div>
  )
}

function useChartUpload() {
  const { business } = useBusiness()
  const client = useClient()
  const router = useRouter()
  const send = (file: File, preview: 'true' | 'false') =>
    dataOf(
      importAccounts({
        client,
        query: { preview },
        ...fileBody(file, 'text/csv'),
        throwOnError: true,
      }),
    )
  const { take, ...upload } = useFileUpload<object, ImportAccountsResponse>({
    bytesMax: fileBytesMax,
    tooLarge: (name) => `${name} is larger than 2 MB, more than any chart of accounts needs.`,
    look: (file) => send(file, 'true'),
  })
  return {
    ...upload,
    take: () =>
      take(
        (file) => send(file, 'false'),
        (made) => {
          toast(`${counted(made.new, 'account')} created`)
          router.push(businessHref(business.slug, '/accounts'))
          router.refresh()
        },
      ),
  }
}

function reasonAgainst({ conflicts, new: opened }: ImportAccountsResponse): string | undefined {
  if (conflicts > 0) return 'Correct the lines that do not fit and choose the file again'
  return opened === 0 ? 'Every account of this file is here already' : undefined
}
