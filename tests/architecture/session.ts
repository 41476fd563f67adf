import pg from 'pg'

/** How an attempt in the database ended: the SQLSTATE of its refusal, or the rows that it touched. */
export type Outcome = { readonly refused: string } | { readonly rows: number }

/** A session that stands in one business, as the API's sessions do. */
export interface SessionIn {
  readonly url: string
  readonly tenant: string
}

/**
 * Runs `statements` as one transaction in a session of its own and commits, so that what is checked
 * at commit is checked. Rows are those of the last statement.
 */
export async function attempt(
  { url, tenant }: SessionIn,
  statements: readonly string[],
): Promise<Outcome> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.tenant_id', $1, true)`, [tenant])
    let rows = 0
    for (const text of statements) rows = (await client.query(text)).rowCount ?? 0
    await client.query('commit')
    return { rows }
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === undefined) throw error
    return { refused: code }
  } finally {
    await client.end()
  }
}
