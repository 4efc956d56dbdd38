import { z } from 'zod'
import { ReelsmithError } from '../errors/error.ts'
import { assetRef } from './find-asset.ts'
import { defineAction } from './action.ts'

/** As much as one message may hold. */
const mostCharacters = 20_000

export const readDocument = defineAction({
  name: 'read-document',
  description: 'Read the words of an uploaded script or text, the latest unless told which. Changes nothing.',
  readOnly: true,
  input: z.strictObject({
    document: assetRef.optional().describe('Id or file name of the document'),
    from: z.number().int().min(0).optional().describe('Number of the character to begin with, for long ones'),
  }),
  async run({ document: wanted, from = 0 }, context) {
    const documents = await context.documents()
    const found =
      wanted === undefined
        ? documents.at(-1)
        : (documents.find(({ id }) => id === wanted) ?? documents.findLast(({ name }) => name.toLowerCase() === wanted.toLowerCase()))
    if (!found) {
      const there = documents.length === 0 ? 'none was uploaded yet' : `there is ${documents.map(({ name }) => `"${name}"`).join(', ')}`
      throw new ReelsmithError('timeline/not-found', `There is no such document: ${there}.`)
    }
    const characters = [...found.text]
    const text = characters.slice(from, from + mostCharacters).join('')
    return { id: found.id, name: found.name, characters: characters.length, from, text }
  },
})
