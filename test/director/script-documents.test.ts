/** Scripts in Word documents and PDFs are read as they were written: what is a heading, a direction or a narrator's line there is one here. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Script, readScript } from '../../src/agent/director/film/read-script.ts'
import { docxText } from '../../src/ingest/docx-text.ts'
import { pdfText } from '../../src/ingest/pdf-text.ts'
import { docxOf, pdfOf } from '../../src/ingest/testing.ts'

const wanted: Script = {
  title: 'The Lighthouse',
  scenes: [
    { pictures: ['Dawn', 'The camera glides slowly over the waves towards the lighthouse, which stands on dark rocks in the very first light of the day.'], lines: [{ words: 'Every night it shines for those who are far out at sea.', isSpoken: true }] },
    { pictures: ['The keeper', 'An old man climbs the stairs of the tower.'], lines: [{ words: 'He has climbed these stairs for forty years. Tomorrow somebody else will climb them for him, up and down.', isSpoken: true }, { words: '40 years', isSpoken: false }] },
  ],
}

describe('scripts in documents', () => {
  it('should be read as written from a Word document, whatever its styles are called', () => {
    const names = { a3: 'Title', '1': 'heading 1' }
    const file = docxOf(
      [
        { text: 'The Lighthouse', style: 'a3' },
        { text: 'Scene 1: Dawn', style: '1' },
        '(The camera glides slowly over the waves towards the lighthouse, which stands on dark rocks in the very first light of the day.)',
        'Narrator: Every night it shines for those who are far out at sea.',
        { text: 'Scene 2: The keeper', style: '1' },
        { text: 'An old man climbs the stairs of the tower.', isItalic: true },
        'He has climbed these stairs for forty years. Tomorrow somebody else will climb them for him, up and down.',
        'Text: 40 years',
      ],
      { styles: names },
    )
    assert.deepEqual(readScript(docxText(file)), wanted)
  })

  it('should be read as written from a PDF, whose lines end where its page does', async () => {
    const file = pdfOf([
      { text: 'The Lighthouse', size: 24 },
      '',
      { text: 'Scene 1: Dawn', size: 16 },
      '(The camera glides slowly over the waves towards the lighthouse, which stands on dark',
      'rocks in the very first light of the day.)',
      'Narrator: Every night it shines for those who are far out at sea.',
      '',
      { text: 'Scene 2: The keeper', size: 16 },
      { text: 'An old man climbs the stairs of the tower.', isItalic: true },
      'He has climbed these stairs for forty years. Tomorrow somebody else will climb them for',
      'him, up and down.',
      'Text: 40 years',
      '',
      '2',
    ])
    assert.deepEqual(readScript(await pdfText(file)), wanted)
  })

  it('should take a row of a table for a scene, where its head says what the columns are', () => {
    const file = docxOf([{ text: 'Harbour Caf\u00e9', style: 'Heading1' }, { text: 'In two columns', style: 'Heading2' }], {
      table: [['Visual', 'Audio'], ['A cup of coffee on a table', 'Good mornings start here.'], ['A harbour at sunrise', 'We open at seven.']],
    })
    assert.deepEqual(readScript(docxText(file)), {
      title: 'Harbour Caf\u00e9',
      scenes: [
        { pictures: ['A cup of coffee on a table'], lines: [{ words: 'Good mornings start here.', isSpoken: true }] },
        { pictures: ['A harbour at sunrise'], lines: [{ words: 'We open at seven.', isSpoken: true }] },
      ],
    })
  })

  it('should put plain prose of a PDF together before it is told in scenes', async () => {
    const file = pdfOf([
      'Bees are small, but they do big work. Every third bite that we eat exists because a bee',
      'visited a flower.',
      '',
      'In spring the first flowers bring them out again.',
    ])
    assert.deepEqual(readScript(await pdfText(file)).scenes.map(({ lines }) => lines.map(({ words }) => words)), [
      ['Bees are small, but they do big work.', 'Every third bite that we eat exists because a bee visited a flower.'],
      ['In spring the first flowers bring them out again.'],
    ])
  })
})
