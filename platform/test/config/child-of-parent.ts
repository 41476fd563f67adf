import { exitWithParent } from '../../src/config/index.ts'

exitWithParent()
if (process.argv[2] !== 'idle') setInterval(() => undefined, 60_000)
process.stdout.write('ready')
