/**
 * The address of a file (PDF, CSV) that a plain link can open or download. `path` is below `/api/v1`; the
 * link cannot set a header, so it names the business in the query.
 */
export function fileHref(
  business: string,
  path: string,
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const given = Object.entries({ ...query, business }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  )
  return `/api/v1${path}?${new URLSearchParams(given).toString()}`
}
