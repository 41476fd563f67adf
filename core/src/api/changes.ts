/** Fields of `T` that a revision may carry; one that is missing or undefined stays as it is. */
export type Changes<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** The value with the changes that were given. */
export function withChanges<T extends object>(value: T, changes: Changes<NoInfer<T>>): T {
  const given = Object.entries(changes).filter(([, change]) => change !== undefined)
  return { ...value, ...Object.fromEntries(given) }
}
