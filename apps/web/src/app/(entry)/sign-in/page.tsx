import type { Metadata } from 'next'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { EntryFrame } from '#components/entry-frame.tsx'
import { InsecureOrigin } from '#features/sign-in/insecure-origin.tsx'
import { SignInForm } from '#features/sign-in/sign-in-form.tsx'
import { keepsSecureCookies, requestOrigin } from '#lib/session/request-origin.ts'
import { returnPath } from '#lib/session/return-path.ts'
import { accessCookie } from '#lib/session/session-cookies.ts'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SignInPage({ searchParams }: Props) {
  const { next } = await searchParams
  const to = returnPath(typeof next === 'string' ? next : undefined)
  const origin = requestOrigin(await headers())
  if ((await cookies()).has(accessCookie)) redirect(to)
  return (
    <EntryFrame foot={<span>Runs on {origin.host}</span>}>
      {keepsSecureCookies(origin) ? <SignInForm to={to} /> : <InsecureOrigin host={origin.host} />}
    </EntryFrame>
  )
}
