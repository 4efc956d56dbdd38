import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readChinese } from './chinese-text.ts'
import { readEnglish } from './english-text.ts'
import type { SpokenWord } from './spoken-word.ts'

const english = [
  ['It took 1,234.5 hours.', 'It took one thousand two hundred and thirty four point five hours.'],
  ['Only $5.50 today, not $1 or $3 million!', 'Only five dollars and fifty cents today, not one dollar or three million dollars!'],
  ['£0.99 and €20', 'ninety nine pence and twenty euros'],
  ['5 km at 80 km/h, 1 kg, 20°C and 99%.', 'five kilometres at eighty kilometres per hour, one kilogram, twenty degrees Celsius and ninety nine percent.'],
  ['On March 3, 2026 at 10:30 a.m. we met.', 'On March third, twenty twenty six at ten thirty A M we met.'],
  ['2024-12-25', 'December twenty fifth, twenty twenty four'],
  ['In 1999 and 2005, the 1980s, 1900.', 'In nineteen ninety nine and two thousand and five, the nineteen eighties, nineteen hundred.'],
  ['The 1st, 22nd and 3rd', 'The first, twenty second and third'],
  ['Dr. Smith vs. Mrs. Jones, e.g. at NASA & the BBC', 'Doctor Smith versus Missus Jones, for example at NASA and the B B C'],
  ['Meet at 3pm or 15:05', 'Meet at three P M or fifteen oh five'],
  ['pages 10-20, 3/4 done', 'pages ten to twenty, three quarters done'],
  ['Visit example.com', 'Visit example dot com'],
  ['It’s −5 outside', "It's minus five outside"],
  ['A 4K film', 'A four K film'],
  ['0.5 and 1,000,000', 'zero point five and one million'],
] as const

const chinese = [
  ['我们有10500个用户。', '我们有一万零五百个用户。'],
  ['2026年3月8日，上午9:30', '二零二六年三月八日，上午九点半'],
  ['价格是¥199，打8折', '价格是一百九十九元，打八折'],
  ['增长了12.5%', '增长了百分之十二点五'],
  ['时速80km/h，气温-5℃', '时速八十公里每小时，气温零下五摄氏度'],
  ['2个人，第2名', '两个人，第二名'],
  ['电话13800138000', '电话幺三八零零幺三八零零零'],
  ['共15秒，110米', '共十五秒，一百一十米'],
  ['3/4的人', '四分之三的人'],
  ['2024-12-25', '二零二四年十二月二十五日'],
  ['100000000元', '一亿元'],
  ['10到20岁', '十到二十岁'],
] as const

function said(words: readonly SpokenWord[], joint: string): string {
  return words.map((word) => word.said).join(joint)
}

describe('readEnglish', () => {
  for (const [written, spoken] of english) {
    it(`should read "${written}"`, () => assert.equal(said(readEnglish(written), ' '), spoken))
  }

  it('should leave nothing unsayable, and keep every word as written, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab A1290.,$%-/: &"\'(#é😀') }), (text) => {
        const words = readEnglish(text)
        assert.match(said(words, ' '), /^[A-Za-z' ,.!?;:]*$/)
        assert.equal(words.map(({ written }) => written).join('').replace(/\s/g, ''), text.normalize('NFC').replace(/\s/g, ''))
      }),
      { numRuns: 200 },
    )
  })
})

describe('readChinese', () => {
  for (const [written, spoken] of chinese) {
    it(`should read "${written}"`, () => assert.equal(said(readChinese(written), ''), spoken))
  }

  it('should leave no digit, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'你好年2025.-%¥,:/km A') }), (text) => {
        assert.doesNotMatch(said(readChinese(text), ''), /\d/)
      }),
      { numRuns: 200 },
    )
  })
})
