import Link from 'next/link'
import { EntryFrame, EntryTitle } from '#components/entry-frame.tsx'
import { markOf } from '#components/shell/business-mark.ts'
import { Mark } from '#components/shell/business-switcher.tsx'
import type { Account } from '#lib/account.ts'

/** A business that is not one of theirs. Whether it exists is not said. */
export function BusinessDenied({ account }: { readonly account: Account }) {
  const { person, businesses } = account
  return (
    <EntryFrame foot={<span>Signed in as {person.email}</span>}>
      <div className="grid w-full gap-5 md:w-[420px]">
        <EntryTitle title="You do not see this business">
          An owner can add you under Settings, People with {person.email}.
        </EntryTitle>
        {businesses.length > 0 && (
          <nav aria-label="Your businesses">
            <h2 className="mb-2">Your businesses</h2>
            <ul className="overflow-clip rounded-card border border-border bg-surface">
              {businesses.map(markOf).map((mark) => (
                <li key={mark.slug} className="border-t border-row-line first:border-0">
                  <Link
                    href={`/o/${mark.slug}/home`}
                    prefetch={false}
                    className="flex min-h-14 items-center gap-3 px-3.5 py-2 hover:bg-hover"
                  >
                    <Mark business={mark} />
                    <span className="min-w-0">
                      <span className="block truncate font-medium">{mark.name}</span>
                      <span className="block text-xs text-text-3">{mark.place}</span>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </EntryFrame>
  )
}
