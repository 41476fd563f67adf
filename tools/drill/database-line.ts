import { connect, createServer } from 'node:net'
import type { Socket } from 'node:net'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

/** The wire between the API and PostgreSQL, in somebody's hands. */
export type DatabaseLine = {
  readonly port: number
  /** Each packet takes that long, either way. */
  readonly delay: (ms: number) => void
  /** Nothing comes through any more and nobody is told, as when a router loses its route. */
  readonly swallow: () => void
  /** As it was; connections that lost packets meanwhile are cut, as their peers would do in the end. */
  readonly heal: () => void
  readonly close: () => Promise<void>
}

/** Listens on a free port of this machine and passes everything on to PostgreSQL's. */
export async function openDatabaseLine(target: () => number): Promise<DatabaseLine> {
  let delayMs = 0
  let isSwallowing = false
  const pairs = new Set<Socket>()
  const pass = (from: Socket, to: Socket): void => {
    from.on('data', (packet) => {
      if (isSwallowing) return
      if (delayMs === 0) to.write(packet)
      else void sleep(delayMs).then(() => to.writable && !isSwallowing && to.write(packet))
    })
    from.on('end', () => to.end())
    from.on('error', () => to.destroy())
    from.on('close', () => {
      pairs.delete(from)
      if (!isSwallowing) to.destroy()
    })
    pairs.add(from)
  }
  const server = createServer((api) => {
    if (isSwallowing) {
      pairs.add(api)
      api.on('error', () => undefined)
      return
    }
    const postgres = connect(target(), '127.0.0.1')
    pass(api, postgres)
    pass(postgres, api)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = (): void => pairs.forEach((socket) => socket.destroy())
  return {
    port: (server.address() as { port: number }).port,
    delay: (ms) => {
      delayMs = ms
    },
    swallow: () => {
      isSwallowing = true
    },
    heal: () => {
      if (isSwallowing) cut()
      isSwallowing = false
      delayMs = 0
    },
    close: async () => {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}
