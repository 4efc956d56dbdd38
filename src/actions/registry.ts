import type { Action } from './action.ts'
import { addMusic } from './add-music.ts'
import { arrangeUploads } from './arrange-uploads.ts'
import { applyBrand } from './brand/apply-brand.ts'
import { setBrand } from './brand/set-brand.ts'
import { showBrand } from './brand/show-brand.ts'
import { addClip } from './clips/add-clip.ts'
import { cutToBeat } from './clips/cut-to-beat.ts'
import { duplicateClip } from './clips/duplicate-clip.ts'
import { frameClips } from './clips/frame-clips.ts'
import { freezeFrame } from './clips/freeze-frame.ts'
import { joinClips } from './clips/join-clips.ts'
import { keepRange } from './clips/keep-range.ts'
import { moveClip } from './clips/move-clip.ts'
import { orderClips } from './clips/order-clips.ts'
import { removeClips } from './clips/remove-clips.ts'
import { removeRange } from './clips/remove-range.ts'
import { replaceClip } from './clips/replace-clip.ts'
import { reverseClips } from './clips/reverse-clips.ts'
import { setLength } from './clips/set-length.ts'
import { setMotion } from './clips/set-motion.ts'
import { setSpeed } from './clips/set-speed.ts'
import { setTransitions } from './clips/set-transitions.ts'
import { splitClip } from './clips/split-clip.ts'
import { swapClips } from './clips/swap-clips.ts'
import { trimClip } from './clips/trim-clip.ts'
import { exportFilm } from './export-film.ts'
import { keepBest } from './film/keep-best.ts'
import { listVersions } from './film/list-versions.ts'
import { newFilm } from './film/new-film.ts'
import { redo } from './film/redo.ts'
import { restoreVersion } from './film/restore-version.ts'
import { setFilmLength } from './film/set-film-length.ts'
import { undo } from './film/undo.ts'
import { generateScene } from './generate-scene.ts'
import { listFiles } from './list-files.ts'
import { addOverlay } from './look/add-overlay.ts'
import { fadePicture } from './look/fade-picture.ts'
import { placeOverlay } from './look/place-overlay.ts'
import { setColour } from './look/set-colour.ts'
import { readDocument } from './read-document.ts'
import { setCanvas } from './set-canvas.ts'
import { showCredits } from './show-credits.ts'
import { showTimeline } from './show-timeline.ts'
import { addAudio } from './sound/add-audio.ts'
import { addSoundEffect } from './sound/add-sound-effect.ts'
import { addVoiceOver } from './sound/add-voice-over.ts'
import { cleanVoice } from './sound/clean-voice.ts'
import { duckMusic } from './sound/duck-music.ts'
import { fadeSound } from './sound/fade-sound.ts'
import { muteSound } from './sound/mute-sound.ts'
import { removePauses } from './sound/remove-pauses.ts'
import { removeWords } from './sound/remove-words.ts'
import { transcribe } from './sound/transcribe.ts'
import { setVolume } from './sound/set-volume.ts'
import { addCaptions } from './texts/add-captions.ts'
import { addText } from './texts/add-text.ts'
import { changeText } from './texts/change-text.ts'

/** Everything a user can do; the order is the one in which models see it. */
export const actions: readonly Action[] = [
  generateScene,
  arrangeUploads,
  addClip,
  replaceClip,
  removeClips,
  moveClip,
  orderClips,
  swapClips,
  duplicateClip,
  trimClip,
  setLength,
  splitClip,
  joinClips,
  removeRange,
  keepRange,
  setFilmLength,
  keepBest,
  cutToBeat,
  setSpeed,
  reverseClips,
  freezeFrame,
  setTransitions,
  setMotion,
  frameClips,
  setColour,
  fadePicture,
  addText,
  changeText,
  addCaptions,
  addOverlay,
  placeOverlay,
  setBrand,
  applyBrand,
  addMusic,
  addAudio,
  addSoundEffect,
  addVoiceOver,
  removePauses,
  removeWords,
  transcribe,
  setVolume,
  muteSound,
  fadeSound,
  duckMusic,
  cleanVoice,
  setCanvas,
  newFilm,
  undo,
  redo,
  restoreVersion,
  listVersions,
  showTimeline,
  listFiles,
  readDocument,
  showBrand,
  showCredits,
  exportFilm,
]
