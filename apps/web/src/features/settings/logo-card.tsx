'use client'
import type { PaperSettings } from '@smb/api-client'
import { changeLogo, removeLogo } from '@smb/api-client'
import { ImagePlus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient, usePermission } from '#components/business-context.tsx'
import { Card, CardBody, CardFoot, CardHead } from '#components/card.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { fileHref } from '#lib/file-href.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom, webProblem } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'

const bytesMax = 512 * 1024
const types = ['image/png', 'image/jpeg']

/** The picture above the business's name on every paper. */
export function LogoCard({ logo }: { readonly logo: PaperSettings['logo'] }) {
  const { slug } = useBusiness().business
  const mayWrite = usePermission('business:write')
  const chooser = useRef<HTMLInputElement>(null)
  const { isBusy, problem, send, remove } = useLogo()
  const denied = mayWrite ? undefined : 'Changing the logo needs an owner or an accountant.'
  return (
    <Card>
      <CardHead title="Logo" aside="PNG or JPEG, up to 512 KB" />
      <CardBody className="grid gap-3">
        {problem && <ProblemNotice problem={problem} reassurance="The logo is as it was." />}
        {logo ? (
          <div className="w-fit rounded-card border border-border bg-paper p-4">
            <img
              alt="The logo that papers print"
              className="max-h-14 max-w-48"
              width={logo.width}
              height={logo.height}
              src={fileHref(slug, '/paper-settings/logo', { digest: logo.digest })}
            />
          </div>
        ) : (
          <p className="text-sm text-text-2">
            No logo yet. Papers begin with the name of the business.
          </p>
        )}
      </CardBody>
      <CardFoot>
        {denied && <span className="me-auto self-center text-sm text-text-3">{denied}</span>}
        <input
          ref={chooser}
          type="file"
          aria-label="Logo file"
          className="sr-only"
          tabIndex={-1}
          accept={types.join(',')}
          onChange={({ target }) => {
            const [file] = target.files ?? []
            target.value = ''
            if (file) void send(file)
          }}
        />
        {logo && (
          <Button
            kind="ghost"
            disabledReason={denied}
            onClick={() => void remove()}
            pending={isBusy}
          >
            Remove logo
          </Button>
        )}
        <Button
          icon={<ImagePlus size={16} aria-hidden />}
          disabledReason={denied}
          pending={isBusy}
          onClick={() => chooser.current?.click()}
        >
          {logo ? 'Change logo' : 'Choose logo'}
        </Button>
      </CardFoot>
    </Card>
  )
}

function useLogo() {
  const client = useClient()
  const router = useRouter()
  const [problem, setProblem] = useState<Problem>()
  const [isBusy, setBusy] = useState(false)
  const attempt = async (work: () => Promise<unknown>, said: string) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await work()
      toast(said)
      router.refresh()
    } catch (error) {
      setProblem(problemFrom(error))
    } finally {
      setBusy(false)
    }
  }
  return {
    isBusy,
    problem,
    send: async (file: File) => {
      if (file.size > bytesMax) {
        const detail = `${file.name} is larger than 512 KB. Save it smaller and choose it again.`
        return setProblem(webProblem(413, 'web.logo_too_large', detail))
      }
      const headers = { 'content-type': types.includes(file.type) ? file.type : 'image/png' }
      await attempt(
        () =>
          changeLogo({
            client,
            headers,
            // The file goes as it is, not as JSON.
            body: file,
            bodySerializer: null,
            throwOnError: true,
          }),
        'Logo changed',
      )
    },
    remove: () => attempt(() => removeLogo({ client, throwOnError: true }), 'Logo removed'),
  }
}
