/** What a program that runs `smb` can tell from its exit code. */
export const exitCodes = {
  ok: 0,
  /** The server refused; the problem is on standard error (as JSON with --json). */
  refused: 1,
  /** The command line is wrong. */
  usage: 2,
  /** Nobody is signed in, or the session has ended. */
  notSignedIn: 3,
  /** The server does not answer. */
  unreachable: 4,
  /** A file cannot be read or written. */
  file: 5,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Ends the command with a sentence and a code. */
export class Exit extends Error {
  readonly code: ExitCode

  constructor(code: ExitCode, message: string) {
    super(message)
    this.name = 'Exit'
    this.code = code
  }
}

export function usageError(message: string): Exit {
  return new Exit(exitCodes.usage, message)
}
