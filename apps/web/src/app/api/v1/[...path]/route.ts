import { forwardToApi } from '#lib/session/forward-to-api.ts'

export {
  forwardToApi as GET,
  forwardToApi as POST,
  forwardToApi as PUT,
  forwardToApi as PATCH,
  forwardToApi as DELETE,
}
