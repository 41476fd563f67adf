import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileLines } from './file-lines.ts'
import { lineNumber } from './line-number.ts'

/** A line of the imported file, kept on disk until the whole file has been seen. */
export type SpooledLine = { readonly fileLine: number; readonly text: string }

export type LineSpool = {
  readonly put: (line: SpooledLine) => void
  /** Writes to disk what has gathered. */
  readonly flush: () => Promise<void>
  /** Everything that was put, in that order. */
  readonly lines: () => AsyncIterable<SpooledLine>
  /** Removes the file. */
  readonly close: () => Promise<void>
}

/** Holds lines in a temporary file that only this user can read; the file is made when the first line comes. */
export function lineSpool(): LineSpool {
  const path = join(tmpdir(), `smb-import-${randomUUID()}`)
  let file: FileHandle | undefined
  let gathered = ''
  const flush = async (): Promise<void> => {
    if (gathered === '') return
    const text = gathered
    gathered = ''
    file ??= await open(path, 'wx', 0o600)
    await file.appendFile(text)
  }
  return {
    put: ({ fileLine, text }) => {
      gathered += `${fileLine} ${text}\n`
    },
    flush,
    lines: async function* () {
      await flush()
      if (file) yield* spooledLines(path)
    },
    close: async () => {
      await file?.close()
      await rm(path, { force: true })
    },
  }
}

async function* spooledLines(path: string): AsyncGenerator<SpooledLine> {
  const pieces = createReadStream(path) as AsyncIterable<Buffer>
  const cutBy = { nextLine: () => 0, bytesMax: Infinity, lineMax: Infinity }
  for await (const lines of fileLines(pieces, cutBy)) {
    for (const line of lines) {
      const space = line.indexOf(' ')
      yield { fileLine: lineNumber(line.slice(0, space)), text: line.slice(space + 1) }
    }
  }
}
