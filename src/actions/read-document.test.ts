import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDocument } from './read-document.ts'
import { memorySession } from './testing.ts'

const documents = [
  { id: 'd1', name: 'Script.docx', text: 'Scene one' },
  { id: 'd2', name: '剧本.txt', text: '第一场🎬'.repeat(5000) },
]

const read = async (input: object, given = documents) =>
  await readDocument.run(readDocument.input.parse(input), memorySession({ documents: given }).context)

describe('read-document', () => {
  it('should give the words of the document that is meant, the latest unless told', async () => {
    for (const document of ['d1', 'script.DOCX']) {
      assert.deepEqual(await read({ document }), { id: 'd1', name: 'Script.docx', characters: 9, from: 0, text: 'Scene one' })
    }
    assert.equal((await read({})).name, '剧本.txt')
  })

  it('should give long ones in parts that make the whole', async () => {
    const parts = [await read({}), await read({ from: 20_000 })].map(({ text }) => text)
    assert.equal(parts.join(''), documents[1]!.text)
    assert.equal([...(parts[0] as string)].length, 20_000)
  })

  it('should say what is there', async () => {
    await assert.rejects(read({ document: 'other.txt' }), /"Script\.docx", "剧本\.txt"/)
    await assert.rejects(read({}, []), /none was uploaded yet/)
  })
})
