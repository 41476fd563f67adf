import type { Id, IdPrefix } from '@smb/core/ids'
import { idFromUuid, uuidV7 } from '@smb/core/ids'

/** An id made here, so that a record can be named before the server has answered. */
export function newId<P extends IdPrefix>(prefix: P): Id<P> {
  return idFromUuid(prefix, uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10))))
}
