import type { DbHandle } from '@smb/platform/db'
import { freshId } from '@smb/platform/db'
import { slugTaken } from './tenant-repository.ts'

const attemptsMax = 20

/** The name as an address: lower case, ASCII, words joined by hyphens. Empty when nothing of it survives. */
function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 48)
    .replaceAll(/-+$/g, '')
}

/** A slug nobody has: the name's own, else with a number, else a random one. */
export async function freeSlug(tx: DbHandle, name: string): Promise<string> {
  const wanted = slugOf(name) || 'business'
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const slug = attempt === 1 ? wanted : `${wanted}-${attempt}`
    if (!(await slugTaken(tx, slug))) return slug
  }
  return `${wanted}-${freshId('ten').slice(-6)}`
}
