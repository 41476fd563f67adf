/** The number of a line of the file, from its decimal digits. */
export function lineNumber(digits: string): number {
  // eslint-disable-next-line no-restricted-syntax -- counts lines, not money
  return Number(digits)
}
