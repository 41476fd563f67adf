import { enter } from './enter.mjs'

await enter('tools/launch/main.ts')
