import type { ReactNode } from 'react'
import type { Account, Business } from '#lib/account.ts'
import { formatDate, todayIn } from '#lib/format/date.ts'
import { CopyAmounts } from '../copy-amounts.tsx'
import { PaletteDoor } from '../palette/palette-door.tsx'
import { Toasts } from '../toasts.tsx'
import { markOf } from './business-mark.ts'
import { MobileNav } from './mobile-nav.tsx'
import { Rail } from './rail.tsx'
import { ShellKeys } from './shell-keys.tsx'
import { TopBar } from './top-bar.tsx'

/** The frame of every signed-in page of a business: rail, top bar, the page. */
export function AppShell({
  business,
  account,
  children,
}: {
  readonly business: Business
  readonly account: Account
  readonly children: ReactNode
}) {
  const mark = markOf(business)
  const marks = account.businesses.map(markOf)
  return (
    <div className={`app accent-${mark.accent}`}>
      <a href="#page" className="btn btn-primary skip">
        Skip to the page
      </a>
      <aside className="rail" aria-label="Business and navigation">
        <Rail business={mark} businesses={marks} />
      </aside>
      <div className="flex min-w-0 flex-col">
        <TopBar business={mark} person={account.person} />
        <p className="print-head">
          <b>{business.name}</b>
          <span>Printed {formatDate(todayIn(business.timeZone))}</span>
        </p>
        <main id="page" tabIndex={-1} className="flex min-w-0 flex-1 flex-col">
          {children}
        </main>
      </div>
      <MobileNav business={mark} businesses={marks} />
      <ShellKeys slug={business.slug} />
      <PaletteDoor slug={business.slug} />
      <Toasts />
      <CopyAmounts />
    </div>
  )
}
