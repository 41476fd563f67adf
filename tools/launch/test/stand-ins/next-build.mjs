import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'

/** Stands in for `next build`: leaves a server and a static file where Next would. */
mkdirSync('.next/standalone/apps/web', { recursive: true })
mkdirSync('.next/static', { recursive: true })
writeFileSync('.next/static/page.js', 'static')
writeFileSync(
  '.next/standalone/apps/web/server.js',
  `import { createServer } from 'node:http'
   import { appendFileSync, readFileSync } from 'node:fs'
   createServer((request, response) => {
     if (request.url === '/static') return response.end(readFileSync('.next/static/page.js'))
     response.end(JSON.stringify({ pid: process.pid, env: process.env }))
   }).listen(process.env.PORT, process.env.HOSTNAME)
   process.once('SIGTERM', () => {
     appendFileSync(process.env.STAND_IN_EVENTS, 'web stopped\\n')
     process.exit(0)
   })`,
)
appendFileSync(process.env.STAND_IN_EVENTS, 'web built\n')
