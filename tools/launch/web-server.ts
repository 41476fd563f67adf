import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { exitWithParent } from '@smb/platform/config'
import { builtWeb } from './web-build.ts'

exitWithParent()
process.chdir(builtWeb)
await import(pathToFileURL(join(builtWeb, 'server.js')).href)
