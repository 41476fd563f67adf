const pageSizeMax = 200
const rowsDefault = 200

type Paged<T> = { readonly items: readonly T[]; readonly nextCursor: string | null }

/** Rows over as many pages as the limit takes; 200 where none is given. */
export async function everyPage<T>(
  limit: string | undefined,
  load: (page: { cursor?: string; limit: number }) => Promise<Paged<T>>,
): Promise<T[]> {
  const wanted = limit === undefined ? rowsDefault : Number.parseInt(limit, 10)
  const rows: T[] = []
  let cursor: string | null | undefined
  do {
    const size = Math.min(pageSizeMax, wanted - rows.length)
    const page: Paged<T> = await load({ ...(cursor ? { cursor } : {}), limit: size })
    rows.push(...page.items)
    cursor = page.nextCursor
  } while (cursor && rows.length < wanted)
  return rows
}
