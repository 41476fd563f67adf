export type TenantAccent = { readonly light: string; readonly dark: string }

/**
 * The eight hues that tell businesses apart: the stripe on the rail and the mark, nowhere else.
 * White on `light` and the dark surface on `dark` read at 4.5:1 or better.
 */
export const tenantAccents: readonly [TenantAccent, ...TenantAccent[]] = [
  { light: '#0b6b6b', dark: '#5cc8c2' },
  { light: '#7a4b9c', dark: '#b68bd6' },
  { light: '#9a4a12', dark: '#f0a35e' },
  { light: '#1b6e3c', dark: '#6cc48d' },
  { light: '#a0315f', dark: '#f08bb0' },
  { light: '#2b5f9e', dark: '#7fb4ee' },
  { light: '#6b5b00', dark: '#d3bf4a' },
  { light: '#54595f', dark: '#b4bcc8' },
]

/** Which of the eight hues (0 to 7) a business has. A hash of its id, so every device agrees. */
export function tenantAccentIndex(tenantId: string): number {
  let hash = 0x811c9dc5
  for (const character of tenantId) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  // FNV alone leaves ids that differ in their last letter in neighbouring hues.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) % tenantAccents.length
}
