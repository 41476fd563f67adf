import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { EntryFrame } from '#components/entry-frame.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { ChangePasswordForm } from '#features/sign-in/change-password-form.tsx'
import { currentAccount } from '#lib/account.ts'
import { lastBusinessCookie } from '#lib/session/session-cookies.ts'

export const metadata: Metadata = { title: 'Change password' }

export default async function SecurityPage() {
  const { data: account, problem } = await currentAccount()
  if (problem) {
    return (
      <EntryFrame>
        <ReloadNotice problem={problem} />
      </EntryFrame>
    )
  }
  const last = (await cookies()).get(lastBusinessCookie)?.value
  const business = account.businesses.find(({ slug }) => slug === last) ?? account.businesses[0]
  return (
    <EntryFrame foot={<span>Signed in as {account.person.email}</span>}>
      <ChangePasswordForm
        email={account.person.email}
        back={business ? { href: `/o/${business.slug}/home`, label: business.name } : undefined}
      />
    </EntryFrame>
  )
}
