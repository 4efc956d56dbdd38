import type { Action } from './action.ts'
import { addMusic } from './add-music.ts'
import { addTitle } from './add-title.ts'
import { arrangeUploads } from './arrange-uploads.ts'
import { exportFilm } from './export-film.ts'
import { generateScene } from './generate-scene.ts'
import { setCanvas } from './set-canvas.ts'
import { showCredits } from './show-credits.ts'
import { showTimeline } from './show-timeline.ts'

/** Everything a user can do; the order is the one in which models see it. */
export const actions: readonly Action[] = [
  generateScene,
  arrangeUploads,
  addMusic,
  addTitle,
  setCanvas,
  showTimeline,
  showCredits,
  exportFilm,
]
