import { enter } from './enter.mjs'

await enter('tools/launch/test.ts')
