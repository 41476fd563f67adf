import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { linkPlatformNode } from './platform-node.mjs'

linkPlatformNode(join(dirname(fileURLToPath(import.meta.url)), '..', '..'))
