export * from './type-id.ts'
export { idWire } from './id-schema.ts'
