import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { type ErrorCode, ReelsmithError, errorCodes } from '../errors/error.ts'
import { parseInput } from '../wire/parse.ts'
import { errorMessage, errorText, withoutOptions } from './error-words.ts'

const inChinese = (message: string): string => errorText(new ReelsmithError('request/invalid', message), 'zh')

/** What the sources of a folder throw, with `7` for what is put in: first words of `usage` and of `ReelsmithError`. */
function messagesIn(folder: string): { file: string; code: ErrorCode; message: string }[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !/test/.test(name))
  const thrown = /(?:usage\('\w+', |invalid\(|ReelsmithError\(\s*'([\w/-]+)',\s*)(?:`((?:[^`\\]|\\.)*)`|'((?:[^'\\]|\\.)*)')/g
  return files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(thrown)].map(([, code = 'request/invalid', template, plain]) => {
      const text = template === undefined ? plain!.replaceAll("\\'", "'") : template.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '7')
      return { file, code: code as ErrorCode, message: `${text.replace(/\.$/, '')}.` }
    }),
  )
}

describe('errorText', () => {
  it('should say in Chinese what is wrong, with the details of a server as they came', () => {
    const error = new ReelsmithError('request/unsupported-type', 'No such codec.')
    assert.equal(errorText(error, 'en'), 'No such codec.')
    assert.equal(errorText(error, 'zh'), '不支持这种文件（No such codec）')
    assert.equal(errorText(new ReelsmithError('job/failed', '没有做成影片。'), 'zh'), '没有做成影片。')
    assert.equal(inChinese('"照片.jpg" isn\'t there.'), '找不到“照片.jpg”。')
  })

  it('should say nothing in English where the Chinese says it all, but keep the address', () => {
    const says = (code: 'auth/rate-limited' | 'credits/insufficient' | 'server/unreachable', message: string): string => errorText(new ReelsmithError(code, message), 'zh')
    assert.equal(says('auth/rate-limited', 'Too many requests.'), '请求太频繁，请半分钟后再试。')
    assert.equal(says('credits/insufficient', 'Not enough. Register or top up: https://films.example/register?bind=anon_1'), '积分不足，请注册或充值后再试：https://films.example/register?bind=anon_1')
    assert.equal(says('server/unreachable', 'http://127.0.0.1:9 does not answer (ECONNREFUSED).'), '服务器没有响应，请检查它是否在运行、NEMO_API_URL 是否正确：http://127.0.0.1:9')
  })

  it('should have Chinese for every code', () => {
    for (const code of errorCodes) assert.match(errorText(new ReelsmithError(code, 'x.'), 'zh'), /^\p{Script=Han}/u, code)
  })

  it('should have Chinese for all that the commands throw', () => {
    const folder = import.meta.dirname
    const all = [...messagesIn(folder), ...['export.ts', 'upload-each.ts'].flatMap((file) => messagesIn(join(folder, '../client')).filter((one) => one.file === file)), ...messagesIn(join(folder, '../client/node'))]
    assert.ok(all.length > 50, `${all.length} messages were found`)
    for (const { file, code, message } of all) {
      // another's words, which have Chinese of their own, and what is told to the models behind `mcp`
      if (message === '7.' || file === 'mcp.ts') continue
      const said = errorText(new ReelsmithError(code, message), 'zh')
      assert.ok(/\p{Script=Han}/u.test(said) && !said.includes(`（${message.slice(0, 12)}`), `${file}: ${message} → ${said}`)
      assert.doesNotMatch(said.replace(/reelsmith .*|make --keep/, ''), /[a-z]{2,} [a-z]{2,} [a-z]{2,}/, said)
    }
  })

  it('should say in Chinese which field is wrong, what was expected and what came', () => {
    assert.equal(inChinese('--port: expected a whole number from 0 to 65535, got "http".'), '--port：应为 0 到 65535 的整数，收到 "http"。')
    assert.equal(inChinese('--format: expected mp4, webm, gif, got "avi".'), '--format：应为 mp4、webm、gif，收到 "avi"。')
    const schema = z.object({ prompt: z.string().min(3), seed: z.int().max(9), plan: z.enum(['anonymous', 'registered']) })
    const wrong: [object, string][] = [
      [{ seed: 1, plan: 'registered' }, '第 2 部影片 prompt：应为文字，收到的是空。'],
      [{ prompt: 'x', seed: 1, plan: 'registered' }, '第 2 部影片 prompt：应为至少 3 个字符，收到 1。'],
      [{ prompt: 'xxx', seed: 10, plan: 'registered' }, '第 2 部影片 seed：应为不大于 9，收到 10。'],
      [{ prompt: 'xxx', seed: 1, plan: 'gold' }, '第 2 部影片 plan：应为 "anonymous"、"registered"，收到 "gold"。'],
    ]
    for (const [input, said] of wrong) {
      assert.throws(() => parseInput(schema, input, 'film 2'), (error) => ReelsmithError.is(error) && (assert.equal(errorText(error, 'zh'), said), true))
    }
  })
})

describe('withoutOptions', () => {
  it('should name no option in either language, whatever is wrong with a file', () => {
    const all = [...messagesIn(import.meta.dirname), ...messagesIn(join(import.meta.dirname, '../client/node'))]
    const ours = all.filter(({ file }) => file === 'output-file.ts' || file === 'download.ts')
    assert.ok(ours.length > 8, `${ours.length} messages were found`)
    for (const { code, message } of ours) {
      for (const tongue of ['en', 'zh'] as const) {
        assert.doesNotMatch(withoutOptions(errorText(new ReelsmithError(code, message), tongue)), /-o\b|--\w|^[a-z]/, message)
      }
    }
    assert.equal(withoutOptions('a.mp4 is there already; choose another name with -o, or replace it with --force.'), 'a.mp4 is there already; choose another name.')
    assert.equal(withoutOptions('“a.mp4”已存在；请用 -o 换个名字，或用 --force 覆盖。'), '“a.mp4”已存在；请换个名字。')
  })
})

describe('errorMessage', () => {
  it('should leave out tokens and ids that a server put into its words', () => {
    const told = 'Session 7311111111111111111 of nmv_usr_AbC-9 has no render_1700000000_ab; 2 of 3.5 are left.'
    assert.equal(errorMessage({ message: told }), 'Session … of … has no …; 2 of 3.5 are left.')
    assert.equal(errorText(new ReelsmithError('session/not-found', told), 'zh'), '没有可以继续的影片，请重新开始（Session … of … has no …; 2 of 3.5 are left）')
  })
})
