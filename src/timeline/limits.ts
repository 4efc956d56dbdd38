/** What a timeline may hold at most; the wire refuses more, naming the limit. */
export const timelineLimits = {
  maxFilmMs: 60 * 60 * 1000,
  /** One frame at 25 fps: anything shorter isn't seen. */
  minClipMs: 40,
  maxTracks: 64,
  maxClips: 5000,
  /** Of the output picture, in pixels: up to 1920×1080 and 1080×1920. */
  minSidePx: 64,
  maxLongSidePx: 1920,
  maxShortSidePx: 1080,
  minSpeed: 0.1,
  maxSpeed: 10,
  maxZoom: 10,
  /** Least side of a crop, as a part of the picture's. */
  minCrop: 0.02,
  /** Of one clip. */
  maxKeyframes: 200,
  /** Linear gain: 4 is about +12 dB. */
  maxVolume: 4,
  maxNameCharacters: 500,
  maxTextCharacters: 2000,
  maxSpeechCharacters: 20_000,
  maxIdCharacters: 128,
} as const
