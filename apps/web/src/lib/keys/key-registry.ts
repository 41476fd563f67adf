/** A key that does something now. `keys` is one combination or two pressed one after the other (`g h`). */
export type KeyBinding = {
  readonly keys: string
  /** What it does, for the `?` dialog; verb first. */
  readonly label: string
  readonly run: () => void
  /** Whether it does something at this moment; where not, the key is as good as unbound. */
  readonly when?: () => boolean
  /** Bound, but not listed under `?` (a second key for the same act). */
  readonly unlisted?: boolean
}

type Layer = { readonly title: string; readonly bindings: readonly KeyBinding[] }

// The last layer wins: a page's keys come before the shell's.
let layers: readonly Layer[] = []
const listeners = new Set<() => void>()

/** Adds a set of keys until the returned function is called. */
export function bindKeys(layer: Layer): () => void {
  layers = [...layers, layer]
  for (const listener of listeners) listener()
  return () => {
    layers = layers.filter((bound) => bound !== layer)
    for (const listener of listeners) listener()
  }
}

export const boundLayers = (): readonly Layer[] => layers

export function onLayersChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What a combination does after a first key (`g`) or alone; also whether it starts a pair. */
export function bindingFor(combo: string, first?: string): KeyBinding | 'first' | undefined {
  const wanted = first ? `${first} ${combo}` : combo
  const all = layers.toReversed().flatMap(({ bindings }) => bindings)
  const bound = all.find(({ keys, when }) => keys === wanted && (when?.() ?? true))
  if (bound) return bound
  return !first && all.some(({ keys }) => keys.startsWith(`${combo} `)) ? 'first' : undefined
}
