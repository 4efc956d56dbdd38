/** One session as a page: what is on its timeline, the film, its downloads. */
import { html } from 'hono/html'
import { type Timeline, timelineDurationMs } from '../../timeline/model.ts'
import { summaryLines } from '../../timeline/summary.ts'
import type { RenderFacts } from '../../wire/render.ts'
import type { Page } from './page.ts'
import { type Tongue, words } from './words.ts'

export interface TaskFacts {
  readonly timeline: Timeline
  /** The session's renders, newest first; the addresses of their files are of this site. */
  readonly renders: readonly RenderFacts[]
  /** Whoever has the address may look: its owner has no login. */
  readonly isOpen: boolean
  /** Where its owner can register. */
  readonly registerUrl?: string
}

/** How often a page with something under way looks again. */
const refreshSeconds = 5

const playable = ['mp4', 'webm']

export function taskPage(tongue: Tongue, { timeline, renders, isOpen, registerUrl }: TaskFacts): Page {
  const say = words[tongue]
  const title = timeline.title || say.untitled
  const film = renders.find(({ output }) => output && playable.includes(output.format))?.output
  const isWorking = renders.some(({ status }) => status === 'pending' || status === 'processing')
  const isEmpty = timelineDurationMs(timeline) === 0
  return {
    title,
    language: tongue,
    ...(isWorking && { refreshSeconds }),
    body: html`<h1>${title}</h1>
${film ? html`<video controls preload="metadata" src="${film.url}#t=0.1"></video>` : ''}
<h2>${say.timeline}</h2>
${isEmpty ? html`<p class="soft">${say.emptyFilm}</p>` : html`<ol class="card">${summaryLines(timeline, tongue).map((line) => html`<li>${line}</li>`)}</ol>`}
<h2>${say.downloads}</h2>
${renders.length > 0 ? html`<ul class="rows card">${renders.map((render) => renderRow(tongue, render))}</ul>` : html`<p class="soft">${say.noExport}</p>`}
<div class="actions">${registerUrl ? html`<a class="button" href="${registerUrl}">${say.keepWork}</a> ` : ''}${isOpen ? html`<span class="soft">${say.anyoneWithLink}</span>` : ''}</div>`,
  }
}

function renderRow(tongue: Tongue, { status, progress, output, error, createdAtMs }: RenderFacts) {
  const say = words[tongue]
  const when = html`<span class="soft">${new Date(createdAtMs).toISOString().slice(0, 16).replace('T', ' ')} UTC</span>`
  if (output) {
    const facts = [`${output.width}×${output.height}`, seconds(output.duration), megabytes(output.size)]
    return html`<li><a href="${output.url}" download>${output.format.toUpperCase()}</a><span>${facts.join(' · ')}</span>${when}</li>`
  }
  if (status === 'failed') return html`<li><span>${say.failed}${error ? `: ${error}` : ''}</span>${when}</li>`
  if (status === 'cancelled') return html`<li><span>${say.cancelled}</span>${when}</li>`
  const percent = Math.floor(progress * 100)
  return html`<li><progress max="100" value="${percent}">${percent} %</progress><span>${percent} %</span>${when}</li>`
}

function seconds(duration: number): string {
  return `${Math.round(duration * 10) / 10} s`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
