const names = new Intl.DisplayNames('en', { type: 'region' })

/** “Ireland” for `IE` (ISO 3166-1 alpha-2); the code itself where it has no name, and nothing for nothing. */
export function countryName(code: string): string {
  return code === '' ? '' : (names.of(code) ?? code)
}
