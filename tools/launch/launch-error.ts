/** What a person can put right; the message is one sentence that says how. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError'
}

const explained = ['LaunchError', 'ConfigError', 'EmbeddedPostgresError', 'UnfitDatabaseError']

/** The sentence of a refusal; everything else is a fault of ours and keeps its stack. */
export function explanation(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return explained.includes(error.name) ? error.message : (error.stack ?? error.message)
}
