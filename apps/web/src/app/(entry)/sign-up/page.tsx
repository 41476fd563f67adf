import type { Metadata } from 'next'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { EntryFrame } from '#components/entry-frame.tsx'
import { InsecureOrigin } from '#features/sign-in/insecure-origin.tsx'
import { SignUpForm } from '#features/sign-in/sign-up-form.tsx'
import { keepsSecureCookies, requestOrigin } from '#lib/session/request-origin.ts'
import { accessCookie } from '#lib/session/session-cookies.ts'

export const metadata: Metadata = { title: 'Create your books' }

export default async function SignUpPage() {
  const origin = requestOrigin(await headers())
  if ((await cookies()).has(accessCookie)) redirect('/')
  return (
    <EntryFrame foot={<span>Runs on {origin.host}</span>}>
      {keepsSecureCookies(origin) ? <SignUpForm /> : <InsecureOrigin host={origin.host} />}
    </EntryFrame>
  )
}
