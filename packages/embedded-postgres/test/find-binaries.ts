import { defaultDataDir } from '../src/data-folder.ts'
import { findBinaries } from '../src/binaries.ts'

const [checkout = '', copiesFolder] = process.argv.slice(2)
const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
const { postgres } = await findBinaries(user, copiesFolder)
process.stdout.write(JSON.stringify({ postgres, dataDir: defaultDataDir(checkout) }))
