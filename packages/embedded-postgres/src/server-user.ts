import { lstat } from 'node:fs/promises'

/** The user that PostgreSQL's processes run as; empty means the user of this process. */
export interface ServerUser {
  readonly uid?: number
  readonly gid?: number
}

/** `nobody`: exists on every system as a number, so no user has to be created. */
const nobodyId = 65534

/** Whether this process runs as root, as which PostgreSQL refuses to serve. */
export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * Who serves the cluster in `pgData`. Root hands over to the owner of an existing cluster, so that
 * the same data can be served by its owner again later, and to `nobody` for a new one.
 */
export async function serverUser(pgData: string): Promise<ServerUser> {
  if (!isRoot()) return {}
  const owner = await lstat(pgData).catch(() => undefined)
  if (owner === undefined || owner.uid === 0) return { uid: nobodyId, gid: nobodyId }
  return { uid: owner.uid, gid: owner.gid }
}
