import { answerCaller } from '@smb/platform/threads'
import type { StatementWish } from './read-statement-bytes.ts'
import { readStatementBytes } from './read-statement-bytes.ts'

answerCaller(({ bytes, wish }: { bytes: Uint8Array; wish: StatementWish }) =>
  readStatementBytes(bytes, wish),
)
