'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import type { ComponentProps } from 'react'

/**
 * A link that is fetched ahead when somebody is about to follow it (pointer over it, focus on it), not
 * because it is on screen: a page full of links would ask the API for all of them.
 */
export function IntentLink({
  href,
  ...rest
}: ComponentProps<typeof Link> & { readonly href: string }) {
  const router = useRouter()
  const prefetch = () => router.prefetch(href)
  return (
    <Link href={href} prefetch={false} onPointerEnter={prefetch} onFocus={prefetch} {...rest} />
  )
}
