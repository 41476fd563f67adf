/**
 * Where to go after signing in: a path of this app, never another site. `//evil.example`, `/\evil` and
 * full addresses fall back to the given path.
 */
export function returnPath(wanted: string | null | undefined, fallback = '/'): string {
  if (!wanted || !wanted.startsWith('/') || /^\/[/\\]/.test(wanted)) return fallback
  if ([...wanted].some((character) => character < ' ' || character === '\\')) return fallback
  const path = new URL(wanted, 'http://here.invalid')
  if (path.host !== 'here.invalid') return fallback
  if (/^\/(session|api|sign-in|sign-up)(\/|$)/.test(path.pathname)) return fallback
  return path.pathname + path.search + path.hash
}

/** The sign-in page that leads back to `path` (path and query of the page that was asked for). */
export function signInPath(path: string): string {
  const back = returnPath(path)
  return back === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(back)}`
}
