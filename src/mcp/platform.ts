/** Which program calls, as the contract names platforms: by what the program says of itself. */
import { randomUUID } from 'node:crypto'
import { CLIENT_INFO_META_KEY, isInitializeRequest } from '@modelcontextprotocol/server'
import { z } from 'zod'

/** Programs of 2025-11-25 name themselves once, and send back with every request what they are given for it. */
export const sessionHeader = 'mcp-session-id'

/** Programs of 2026-07-28 name themselves in every request. */
const envelopeSchema = z.object({ [CLIENT_INFO_META_KEY]: z.object({ name: z.string() }) })
const requestSchema = z.object({ params: z.object({ _meta: envelopeSchema }) })

export function nameInEnvelope(envelope: unknown): string | undefined {
  return envelopeSchema.safeParse(envelope).data?.[CLIENT_INFO_META_KEY].name
}

/** @returns `cursor` and `clawhub` as the skills call them, else the name in small letters and hyphens. */
export function platformOf(name: string | undefined): string | undefined {
  const words = (name ?? '').toLowerCase().slice(0, 200).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
  if (/^cursor\b/.test(words)) return 'cursor'
  if (/^(openclaw|clawhub)\b/.test(words)) return 'clawhub'
  return words.slice(0, 40) || undefined
}

/** Of one request over HTTP, which stands for itself. */
export function platformOfRequest(message: unknown, headers: Headers): string | undefined {
  if (isInitializeRequest(message)) return platformOf(message.params.clientInfo.name)
  const modern = requestSchema.safeParse(message)
  if (modern.success) return platformOf(modern.data.params._meta[CLIENT_INFO_META_KEY].name)
  return platformOf(/^(.+)\.[\w-]+$/.exec(headers.get(sessionHeader) ?? '')?.[1])
}

/** What a program that has just named itself is to send back: there is no session behind it, and it opens nothing. */
export function sessionNaming(platform: string): string {
  return `${platform}.${randomUUID()}`
}
