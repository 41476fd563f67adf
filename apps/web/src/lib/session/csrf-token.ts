import { csrfCookie } from './session-cookies.ts'

/** The token the proxy left for this window; undefined when the browser keeps no such cookie. */
export function csrfToken(cookies: string = document.cookie): string | undefined {
  const entry = cookies.split('; ').find((cookie) => cookie.startsWith(`${csrfCookie}=`))
  return entry?.slice(csrfCookie.length + 1) || undefined
}
