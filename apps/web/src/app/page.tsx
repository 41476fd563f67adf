import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { EntryFrame } from '#components/entry-frame.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { currentAccount } from '#lib/account.ts'
import { accessCookie, lastBusinessCookie, refreshCookie } from '#lib/session/session-cookies.ts'

/** Leads on: to the business that was open last, to the first question of a new one, or to the sign-in page. */
export default async function LandingPage() {
  const jar = await cookies()
  if (!jar.has(accessCookie) && !jar.has(refreshCookie)) redirect('/sign-in')
  const { data: account, problem } = await currentAccount()
  if (problem) {
    return (
      <EntryFrame>
        <ReloadNotice problem={problem} />
      </EntryFrame>
    )
  }
  const last = jar.get(lastBusinessCookie)?.value
  const business = account.businesses.find(({ slug }) => slug === last) ?? account.businesses[0]
  redirect(business ? `/o/${business.slug}/home` : '/start')
}
