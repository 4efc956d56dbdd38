/**
 * `reelsmith/client`: any server of the Nemo contract from a browser or from Node. Nothing here needs more than
 * `fetch`; `reelsmith/client/node` adds tokens and downloads in files.
 */
export { type ConnectOptions, connect } from './connect.ts'
export {
  type ClientOptions,
  type NemoClient,
  type SessionState,
  type SubmitOptions,
  type Uploaded,
  createClient,
} from './client.ts'
export { type FilmSession, type FilmSessionOptions, type SessionEvent, openFilmSession } from './film-session.ts'
export { type ExportOptions, type ExportedFilm, exportFilm } from './export.ts'
export { filmChanges, filmSummary, filmTitle } from './film-words.ts'
export type { FileToUpload } from './multipart.ts'
export type { TurnEvent } from './turn-event.ts'
export type { TokenStore } from './token.ts'
export { type Route, routeOf } from './routing.ts'
export { type GuiStep, guiSteps, withoutGui } from './gui-talk.ts'
export { type Advice, type Remedy, adviceFor } from './playbook.ts'
export { type ErrorCode, ReelsmithError, errorCodes } from '../errors/error.ts'
export { hasSegments } from '../wire/draft-decode.ts'
