import { newSigningKeyPem, readSigningKey } from '@smb/platform/crypto'
import { inProcessRateLimits } from '@smb/platform/http'
import { composeHouse } from '@smb/server/compose'
import type { ApiDocument } from './documented-operations.ts'
import { referencePages } from './reference-pages.ts'
import type { Stage } from './story/story.ts'
import { playStory } from './story/story.ts'

/** The pages of the API reference by path, from the story as this server plays it. */
export async function referenceFiles(stage: Stage): Promise<Map<string, string>> {
  const document = stage.server.swagger() as unknown as ApiDocument
  return referencePages(document, await playStory(stage))
}

/** A server on that empty database, with a clock that the story moves. */
export async function onStage<T>(appUrl: string, work: (stage: Stage) => Promise<T>): Promise<T> {
  let moment = '2026-06-15T09:00:00.000Z'
  const house = await composeHouse({
    databaseUrl: appUrl,
    poolMax: 4,
    signingKey: readSigningKey(newSigningKeyPem()),
    logger: false,
    clock: () => moment,
    rateLimits: inProcessRateLimits(),
  })
  try {
    await house.server.ready()
    return await work({ server: house.server, setClock: (next) => (moment = next) })
  } finally {
    await house.close()
  }
}
