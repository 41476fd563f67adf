export { cleanText, decodedText } from '../xml/index.ts'
