export * from './item.ts'
export * from './item-schema.ts'
export { itemErrors } from './item-errors.ts'
