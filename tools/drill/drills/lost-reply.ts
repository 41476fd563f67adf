import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { Drill } from '../drill-kinds.ts'
import { unkept } from '../drill-kinds.ts'
import { oneEuro, openDoor } from '../drill-door.ts'
import { ask } from '../writer.ts'
import { forgetsKeys } from './kill.ts'

const attempts = 100

/** A door that lets every request in and no answer out: the wire is cut when the answer begins. */
async function deafDoor(origin: string): Promise<{ origin: string; close: () => void }> {
  const server = createServer((client) => {
    const api = connect(Number(new URL(origin).port), '127.0.0.1')
    client.pipe(api)
    api.once('data', () => {
      client.destroy()
      api.destroy()
    })
    for (const socket of [client, api]) socket.on('error', () => undefined)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() }
}

export const lostReply: Drill = {
  name: 'lost-reply',
  promise: `${attempts} answers are lost after the commit and asked for again with their key: ${attempts} entries`,
  wrong: forgetsKeys,
  run: async (house) => {
    const door = await openDoor(house.origin)
    const deaf = await deafDoor(house.origin)
    const post = (origin: string, key: string): Promise<Response> =>
      ask({ ...door, origin }, '/journal-entries', {
        method: 'POST',
        body: JSON.stringify(oneEuro(door)),
        headers: { 'idempotency-key': key },
      })
    let [lost, replayed] = [0, 0]
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const key = randomUUID()
      await post(deaf.origin, key).catch(() => (lost += 1))
      const again = await post(house.origin, key)
      if (again.headers.get('idempotency-replayed') === 'true') replayed += 1
      await again.arrayBuffer()
    }
    deaf.close()
    const [stored] = await house.rows<{ n: number }>(
      `select count(*)::int as n from ledger.journal_entry where source_type = 'manual'`,
    )
    return {
      figures: `${lost} answers lost, ${replayed} replayed, ${stored?.n} entries`,
      broken: unkept({
        'every first answer was lost': lost === attempts,
        'every second one was the first': replayed === attempts,
        'one entry per key': stored?.n === attempts,
      }),
    }
  },
}
