export { answerCaller, inThread } from './in-thread.ts'
