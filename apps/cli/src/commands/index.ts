import type { Command } from '../command.ts'
import { sessionCommands } from './session.ts'

/** Everything that `smb` can do, in the order of its help. */
export const commands: readonly Command[] = [...sessionCommands]
