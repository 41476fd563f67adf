import { registerHooks } from 'node:module'

/**
 * One source file of the product with one passage changed, as a mistaken edit would: a drill that stays green on its
 * wrong build proves nothing.
 */
export type WrongSource = { readonly file: string; readonly from: string; readonly to: string }

/** The product with one thing done wrong on purpose: the drill has to notice. */
export type WrongBuild = {
  readonly what: string
  readonly source?: readonly WrongSource[]
  /** Statements of the superuser after the migrations. */
  readonly sql?: readonly string[]
}

const wanted = process.env['SMB_WRONG_BUILD']

// Preloaded into the API of a drill (`--import`); without the variable it changes nothing.
if (wanted !== undefined) {
  const changes = JSON.parse(wanted) as WrongSource[]
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context)
      const change = changes.find(({ file }) => url.endsWith(`/${file}`))
      if (!change || loaded.source === undefined || loaded.source === null) return loaded
      const source = Buffer.from(loaded.source as Uint8Array).toString('utf8')
      if (!source.includes(change.from))
        throw new Error(`${change.file} no longer says: ${change.from}`)
      return { ...loaded, source: source.replace(change.from, change.to) }
    },
  })
}
