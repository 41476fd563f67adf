import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { prepareDataFolder } from '../src/index.ts'
import { newDataDir } from './world.ts'

test('a data folder that is a file, or lies below one, is named as such', async () => {
  const file = join(await newDataDir(), 'notes.txt')
  await writeFile(file, '')

  for (const folder of [file, join(file, 'data')])
    await expect(prepareDataFolder(folder)).rejects.toThrow(
      `The data folder ${folder} is a file, or lies below one: set SMB_DATA_DIR to another folder.`,
    )
})
