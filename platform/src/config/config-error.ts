/** A setting that cannot be meant; the message is one sentence that says what to write instead. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}
