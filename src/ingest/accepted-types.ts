/** The files that may be uploaded. What a file is, its content says; its name is not asked, except of plain text. */

export type DocumentType = 'txt' | 'md' | 'docx' | 'pdf'

export const mediaExtensions = ['mp4', 'mov', 'avi', 'webm', 'mkv', 'jpg', 'png', 'gif', 'webp', 'mp3', 'wav', 'm4a', 'aac'] as const
export type MediaExtension = (typeof mediaExtensions)[number]

/** What texts are set in and colours are changed by. */
export const fontExtensions = ['ttf', 'otf', 'woff', 'woff2'] as const
export type FontExtension = (typeof fontExtensions)[number]

/** By the extension that the content is known by: the one that the file is kept under. */
export const mediaTypes: Readonly<Record<string, MediaExtension>> = {
  ...Object.fromEntries(mediaExtensions.map((extension) => [extension, extension])),
  m4v: 'mp4',
  apng: 'png',
  m4b: 'm4a',
}

/** For people, in messages. */
export const acceptedTypes = 'mp4, mov, avi, webm, mkv, jpg, png, gif, webp, mp3, wav, m4a, aac, txt, md, docx, pdf, ttf, otf, woff, woff2, cube'
