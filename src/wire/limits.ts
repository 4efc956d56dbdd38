/** The maxima of the contract; what goes beyond is refused naming the limit. */
export const wireLimits = {
  /** Of the text of one turn, in characters (code points). */
  promptCharacters: 20_000,
  /** Of a JSON request body: a draft of the largest timeline fits. */
  jsonBodyBytes: 8 * 1024 * 1024,
  clientIdCharacters: 64,
  renderIdCharacters: 128,
  /** How long clients listen to one `/run_sse`. */
  streamMs: 15 * 60 * 1000,
  /** A turn that isn't done by then says where it stands and closes. */
  streamHandoverMs: 14 * 60 * 1000,
  heartbeatMs: 10_000,
} as const
