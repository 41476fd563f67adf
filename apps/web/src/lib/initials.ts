/** Two letters for a mark: `Akosua’s Bakery` is AB, `Zoë` is ZO. */
export function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1)
  const [first = name, second] = words
  const letters = second ? first.slice(0, 1) + second.slice(0, 1) : first.slice(0, 2)
  return letters.toUpperCase()
}
