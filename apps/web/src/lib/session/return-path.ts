const here = 'http://here.invalid'

/**
 * Where to go after signing in: a path of this app, never another site. `//evil.example`, `/\\evil`,
 * `/.//evil.example` and full addresses fall back to the given path. Read as a browser reads addresses.
 */
export function returnPath(wanted: string | null | undefined, fallback = '/'): string {
  if (!wanted || !URL.canParse(wanted, here)) return fallback
  const path = new URL(wanted, here)
  // A path that begins with two slashes would be read as another host.
  if (path.origin !== here || path.pathname.startsWith('//')) return fallback
  if (/^\/(session|api|sign-in|sign-up)(\/|$)/.test(path.pathname)) return fallback
  return path.pathname + path.search + path.hash
}

/** The sign-in page that leads back to `path` (path and query of the page that was asked for). */
export function signInPath(path: string): string {
  const back = returnPath(path)
  return back === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(back)}`
}
