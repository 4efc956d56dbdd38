/** What is on a timeline and what changed on it, in words, from the drafts that a server gave. */
import { describeChange } from '../timeline/change.ts'
import { emptyTimeline } from '../timeline/create.ts'
import type { Timeline } from '../timeline/model.ts'
import { summarize } from '../timeline/summary.ts'
import { lookAtDraft } from '../wire/draft-look.ts'

/**
 * `Timeline (2 tracks): 1. Video: city timelapse (0-10s) 2. BGM: Lo-fi (0-10s, 35%)`, of a draft of any server.
 *
 * @param language - BCP 47; Chinese is told in Chinese, all else in English.
 */
export function filmSummary(draft: unknown, language: string): string {
  return summarize(lookAtDraft(draft) ?? emptyTimeline(), language)
}

/** What changed between two drafts, a phrase each: `BGM Lo-fi: volume 60% → 35%`; none when nothing did. */
export function filmChanges(before: unknown, after: unknown, language: string): string[] {
  const [was, is] = [lookAtDraft(before), lookAtDraft(after)]
  const emptied = (other: Timeline): Timeline => ({ ...other, tracks: [] })
  if (was && is) return describeChange(was, is, language)
  if (is) return describeChange(emptied(is), is, language)
  return was ? describeChange(was, emptied(was), language) : []
}

/** What the film is called, else what is first on it; empty for an empty one. */
export function filmTitle(draft: unknown): string {
  const timeline = lookAtDraft(draft)
  return timeline?.title || timeline?.tracks.flatMap<{ name: string }>(({ clips }) => clips)[0]?.name || ''
}
