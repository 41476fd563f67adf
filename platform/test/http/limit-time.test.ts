import type { ClientRequest } from 'node:http'
import { request } from 'node:http'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { limitTime } from '../../src/http/limit-time.ts'

const server = Fastify()
server.addHook('onRequest', limitTime)
server.get('/long', (_request, reply) => {
  const answer = new Readable({ read: () => undefined })
  answer.push('begun ')
  open.push(answer)
  return reply.type('text/plain').send(answer)
})
server.post('/form', async () => 'taken')
const open: Readable[] = []

let origin: string
beforeAll(async () => {
  origin = await server.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => server.close())

function answerTo(sent: ClientRequest): Promise<string> {
  return new Promise((resolve) => {
    sent.on('error', (error) => resolve(error.message))
    sent.on('response', (response) => {
      let text = ''
      response.on('data', (piece: Buffer) => (text += piece.toString()))
      response.on('error', (error) => resolve(error.message))
      response.on('end', () => resolve(text))
    })
  })
}

test('an answer may take longer than a request', async () => {
  const timers = vi.spyOn(globalThis, 'setTimeout')
  const sent = request(`${origin}/long`)
  const answer = answerTo(sent)
  sent.end()
  await sleep(50)
  expect(timers.mock.calls.filter(([, ms]) => ms === 60_000)).toEqual([])
  open[0]?.push('and done')
  open[0]?.push(null)
  expect(await answer).toBe('begun and done')
  timers.mockRestore()
})

test('who does not get to the end of a form is dropped after a minute', async () => {
  const timers = vi.spyOn(globalThis, 'setTimeout')
  const headers = { 'content-type': 'application/json', 'content-length': 100 }
  const sent = request(`${origin}/form`, { method: 'POST', headers })
  const answer = answerTo(sent)
  sent.write('{"half":')
  await sleep(50)
  const [drop] = timers.mock.calls.filter(([, ms]) => ms === 60_000)
  expect(drop).toBeDefined()
  ;(drop?.[0] as () => void)()
  expect(await answer).toMatch(/hang up|reset/)
  timers.mockRestore()
})
