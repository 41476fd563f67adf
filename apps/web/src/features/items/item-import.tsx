'use client'
import type { ImportItemsResponse } from '@smb/api-client'
import { importItems } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { FileDrop } from '#components/file-drop.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { dataOf } from '#lib/api-client.ts'
import { businessHref } from '#lib/navigation.ts'
import { toast } from '#lib/toast-store.ts'
import { fileBody, useFileUpload } from '#lib/use-file-upload.ts'
import { ItemImportPreview } from './item-import-preview.tsx'
import { importWords, reasonAgainst } from './item-import-words.ts'

const fileBytesMax = 2 * 1024 * 1024

/** Choose a file, see line by line what it would do, then take all of it in. Nothing is written before that. */
export function ItemImport() {
  const { file, preview, problem, busy, choose, say, take } = useItemUpload()
  return (
    <div className="grid gap-5">
      <FileDrop
        label="Products and services"
        prompt="Choose your list of products, or drop it here"
        hint="CSV with any of the columns code, name, description, price, unit, account and tax, up to 5,000 lines. An empty cell changes nothing. You see what it does before anything is imported."
        accept=".csv,text/csv"
        busy={busy}
        name={file?.name}
        onChoose={choose}
      />
      {problem && <ProblemNotice problem={problem} title="The file was not taken in" />}
      {preview && (
        <ItemImportPreview
          preview={preview}
          onAnswer={(decimalMark) => say({ decimalMark })}
          action={
            <Button
              kind="primary"
              pending={busy}
              disabledReason={reasonAgainst(preview)}
              onClick={take}
            >
              {importWords(preview)}
            </Button>
          }
        />
      )}
    </div>
  )
}

type Said = { readonly decimalMark: 'point' | 'comma' }

function useItemUpload() {
  const { business } = useBusiness()
  const client = useClient()
  const router = useRouter()
  const send = (file: File, query: Partial<Said> & { preview: 'true' | 'false' }) =>
    dataOf(importItems({ client, query, ...fileBody(file, 'text/csv'), throwOnError: true }))
  const { take, ...upload } = useFileUpload<Said, ImportItemsResponse>({
    bytesMax: fileBytesMax,
    tooLarge: (name) => `${name} is larger than 2 MB. Split it.`,
    look: (file, said) => send(file, { preview: 'true', ...said }),
  })
  return {
    ...upload,
    take: () =>
      take(
        (file, said) => send(file, { preview: 'false', ...said }),
        (made) => {
          toast(`${made.new} added, ${made.changed} changed`)
          router.push(businessHref(business.slug, '/products'))
          router.refresh()
        },
      ),
  }
}
