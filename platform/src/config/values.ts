import { isIP } from 'node:net'
import { ConfigError } from './config-error.ts'
import { signingKeyPem } from './signing-key.ts'
import { variable } from './variables.ts'
import type { VariableName } from './variables.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** Reads single variables; an empty one counts as not set. Each throws a ConfigError on nonsense. */
export interface Values {
  text(name: VariableName): string | undefined
  port(name: VariableName): number | undefined
  count(name: VariableName): number | undefined
  isOn(name: VariableName): boolean | undefined
  host(name: VariableName): string | undefined
  origin(name: VariableName): string | undefined
  postgresUrl(name: VariableName): string | undefined
  logLevel(name: VariableName): LogLevel | undefined
  signingKey(name: VariableName): string | undefined
}

/** The values of `env`, with the defaults of variables.ts where nothing is set. */
export function valuesOf(env: Environment): Values {
  const text = (name: VariableName) => env[name]?.trim() || variable(name).default
  const read =
    <T>(accept: (value: string) => T | undefined, expected: string) =>
    (name: VariableName): T | undefined => {
      const value = text(name)
      if (value === undefined) return undefined
      const accepted = accept(value)
      if (accepted !== undefined) return accepted
      throw refusal(name, value, expected)
    }
  return {
    text,
    port: read(
      (value) => wholeNumber(value, 65_535),
      'a port: write a whole number from 1 to 65535',
    ),
    count: read(
      (value) => wholeNumber(value, 1_000),
      'a count: write a whole number from 1 to 1000',
    ),
    isOn: read(switchOf, 'a switch: write on or off'),
    host: read(
      hostOf,
      'an address to listen on: write an IP address such as 127.0.0.1, or a host name',
    ),
    origin: read(
      originOf,
      'an address of a server: write scheme and host without a path, such as https://books.example.com',
    ),
    postgresUrl: read(
      postgresUrlOf,
      'an address of a PostgreSQL database: write postgresql://role:password@host:5432/database',
    ),
    logLevel: read(
      (value) => logLevels.find((level) => level === value),
      `a log level: write one of ${logLevels.join(', ')}`,
    ),
    signingKey: read(
      signingKeyPem,
      'an Ed25519 private key: write the PEM that "openssl genpkey -algorithm ed25519" prints',
    ),
  }
}

function refusal(name: VariableName, value: string, expected: string): ConfigError {
  const shown = variable(name).isSecret ? name : `${name}=${value}`
  return new ConfigError(`${shown} is not ${expected}.`)
}

function wholeNumber(value: string, max: number): number | undefined {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : 0
  return number >= 1 && number <= max ? number : undefined
}

function switchOf(value: string): boolean | undefined {
  if (/^(on|true|yes|1)$/i.test(value)) return true
  return /^(off|false|no|0)$/i.test(value) ? false : undefined
}

function hostOf(value: string): string | undefined {
  if (isIP(value)) return value
  const looksLikeNumbers = /^[\d.]+$/.test(value)
  return !looksLikeNumbers && /^[a-z\d]([a-z\d.-]{0,251}[a-z\d])?$/i.test(value) ? value : undefined
}

function originOf(value: string): string | undefined {
  const url = URL.parse(value)
  if (!url || !['http:', 'https:'].includes(url.protocol)) return undefined
  const isBare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
  return isBare ? url.origin : undefined
}

function postgresUrlOf(value: string): string | undefined {
  const url = URL.parse(value)
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol)) return undefined
  const hasHost = url.hostname !== '' || url.searchParams.has('host')
  return hasHost && url.username !== '' && url.pathname.length > 1 ? value : undefined
}

/** Whether only this machine can reach a server that listens on `host`. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host)
}
