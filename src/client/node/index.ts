/** `reelsmith/client/node`: what `reelsmith/client` is, with what only Node has. */
export * from '../index.ts'
export { type EnvironmentOptions, clientOfEnvironment } from './connect.ts'
export { type DownloadOptions, downloadToFile } from './download.ts'
export { clientId } from './client-id.ts'
export { configFolder } from './config-folder.ts'
export { tokenFile } from './token-file.ts'
