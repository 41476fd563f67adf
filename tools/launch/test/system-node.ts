import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The Node that a person types: the entry scripts run on it before the repository brings its own. */
export const systemNode =
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder && !folder.includes('node_modules'))
    .map((folder) => join(folder, 'node'))
    .find((path) => existsSync(path)) ?? process.execPath
