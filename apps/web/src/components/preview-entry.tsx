import { TAccount } from './t-account.tsx'
import type { PostedLine } from './t-account-lines.ts'
import { tAccountOf } from './t-account-lines.ts'

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string }

/** The entry that issuing a document would post, or what is in its way. */
export function PreviewEntry({
  entry,
  issues,
  baseCurrency,
}: {
  readonly entry: readonly PostedLine[] | null
  readonly issues: readonly Issue[]
  readonly baseCurrency: string
}) {
  if (entry) {
    return <TAccount caption="Journal entry on issue" {...tAccountOf(entry, baseCurrency)} />
  }
  return (
    <div className="text-sm text-text-2">
      <p>Nothing can be posted yet:</p>
      <ul className="mt-1 list-disc ps-5">
        {issues.map(({ path, message }) => (
          <li key={path.join('.') + message}>{message}</li>
        ))}
      </ul>
    </div>
  )
}
