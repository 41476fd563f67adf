import { createServer } from 'node:net'
import { isLoopback } from '@smb/platform/config'
import { LaunchError } from './launch-error.ts'

/**
 * Proves that a server of ours could listen there. On loopback both families are tried: a browser
 * may take `localhost` for either, and would reach the other program.
 * @throws LaunchError that names the port and the variable
 */
export async function assertPortFree(
  host: string,
  port: number,
  variable: 'PORT' | 'WEB_PORT',
): Promise<void> {
  const hosts = isLoopback(host) ? ['127.0.0.1', '::1'] : [host]
  for (const each of hosts) {
    const code = await listenProblem(each, port)
    if (code === undefined || code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') continue
    throw new LaunchError(sentence({ host, port, variable }, code))
  }
}

function sentence(
  { host, port, variable }: { host: string; port: number; variable: string },
  code: string,
): string {
  const other = port < 65_535 ? port + 1 : port - 1
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken: stop the program that uses it, or choose another with ${variable}=${other} npm start.`
  if (code === 'EACCES')
    return `Port ${port} is reserved by the system: choose one above 1023, for example with ${variable}=${8000 + (port % 1000)} npm start.`
  return `Nothing can listen on ${host}, port ${port} (${code}): correct HOST or ${variable}.`
}

function listenProblem(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(undefined)))
  })
}
