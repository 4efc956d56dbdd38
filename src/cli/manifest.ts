/** The list of films that `batch` makes. */
import { z } from 'zod'
import { ReelsmithError } from '../errors/error.ts'
import { parseInput } from '../wire/parse.ts'

export interface ManifestRow {
  readonly prompt: string
  /** As written in the manifest: relative to its folder. */
  readonly files: readonly string[]
  readonly output?: string
  readonly ratio?: string
  readonly seed?: number
  readonly draft: boolean
}

const maxRows = 10_000

const list = z.union([z.array(z.string()), z.string().transform((text) => text.split(';'))])
const flag = z.union([z.boolean(), z.enum(['', 'true', 'false', 'yes', 'no', '1', '0']).transform((text) => /^(true|yes|1)$/.test(text))])
const optional = (text: string | undefined): string | undefined => (text === undefined || text.trim() === '' ? undefined : text.trim())

const rowShape = {
  prompt: z.string().trim().min(1, 'expected what the film shows'),
  files: list.default([]).transform((files) => files.map((file) => file.trim()).filter((file) => file !== '')),
  output: z.string().optional().transform(optional),
  ratio: z.union([z.literal(''), z.enum(['16:9', '9:16', '1:1', '4:5'])]).optional().transform(optional),
  seed: z
    .union([z.literal('').transform(() => undefined), z.coerce.number().int().min(0).max(4_294_967_295)])
    .optional(),
  draft: flag.default(false),
}

const rowSchema = z.strictObject(rowShape, {
  error: ({ code, keys }) => (code === 'unrecognized_keys' ? `expected ${Object.keys(rowShape).join(', ')}, got ${(keys as string[]).join(', ')}` : undefined),
})

/**
 * @param kind - `json`: an array of objects, or of prompts; `csv`: a head of column names, then a film a line.
 * @throws {ReelsmithError} `request/invalid` naming the film and the field.
 */
export function readManifest(text: string, kind: 'json' | 'csv'): ManifestRow[] {
  const rows = kind === 'json' ? jsonRows(text) : csvRows(text)
  if (rows.length === 0) throw invalid('The manifest has no film in it.')
  if (rows.length > maxRows) throw invalid(`The manifest has ${rows.length} films; split it, ${maxRows} are the most.`)
  return rows.map((row, index) => parseInput(rowSchema, typeof row === 'string' ? { prompt: row } : row, `film ${index + 1}`))
}

function jsonRows(text: string): unknown[] {
  try {
    const rows: unknown = JSON.parse(text)
    if (Array.isArray(rows)) return rows
  } catch (cause) {
    throw invalid(`The manifest is no JSON: ${cause instanceof Error ? cause.message : ''}`, cause)
  }
  throw invalid('The manifest: expected an array of films.')
}

function csvRows(text: string): Record<string, string>[] {
  const [head, ...lines] = csvCells(text.replace(/^\ufeff/, ''))
  const names = head?.map((name) => name.trim().toLowerCase()) ?? []
  if (!names.includes('prompt')) throw invalid('The manifest: expected a first line of column names with "prompt" among them.')
  return lines.map((cells, index) => {
    if (cells.length > names.length) throw invalid(`film ${index + 1}: expected ${names.length} cells, got ${cells.length}; put quotes around a text with a comma.`)
    return Object.fromEntries(cells.map((cell, column) => [names[column]!, cell]))
  })
}

/**
 * Cells of CSV, of lines that aren't empty.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
function csvCells(text: string): string[][] {
  const lines: string[][] = []
  for (const [line] of text.matchAll(/(?:"(?:[^"]|"")*"|[^"\r\n])+/g)) {
    if (line.trim() === '') continue
    const cells = [...line.matchAll(/(?:^|,)\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*(?=,|$)/g)]
    lines.push(cells.map(([, quoted, plain = '']) => (quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'))))
  }
  return lines
}

function invalid(message: string, cause?: unknown): ReelsmithError {
  return new ReelsmithError('request/invalid', message, { details: { usage: 'batch' }, cause })
}
