import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { refusalInChinese } from './refusals.ts'

describe('what providers refuse, in Chinese', () => {
  for (const [reason, chinese] of [
    ['Wan refused: DataInspectionFailed: Input may contain inappropriate content.', 'Wan 拒绝了请求，原话是“DataInspectionFailed: Input may contain inappropriate content”。'],
    ['Wan refused: HTTP 503', 'Wan 拒绝了请求（HTTP 503）。'],
    ['Veo did not make the clip: its safety filter took the clip', 'Veo 没有做出画面，它的安全过滤拦下了这个画面。'],
    ['Own GPU did not make the picture: out of memory', 'Own GPU 没有做出画面，原话是“out of memory”。'],
    ['Own GPU did not answer.', 'Own GPU 没有回应。'],
    ["Wan made a clip that can't be used: it has 2 s of the 4 s that were ordered.", 'Wan 做出来的画面不能用：要的是 4 秒，只有 2 秒。'],
    ['Kling has no key on this server: its operator has to set FAL_KEY.', 'Kling 在这台服务器上没有密钥，要由管理员设置 FAL_KEY。'],
    ['Veo is not served any more: its last day was 2026-06-30.', 'Veo 已经停止服务，最后一天是 2026-06-30。'],
    ['Wan gave an answer that can\'t be read: Type validation failed.', 'Wan 的回答看不懂。'],
    ['gpt-4o-mini-tts failed: Incorrect API key provided. (HTTP 401).', 'gpt-4o-mini-tts 出错了（HTTP 401），原话是“Incorrect API key provided”。'],
    ['This server spends at most 2 US dollars a day for one user on models, and this clip would go beyond that; ask for one of the built-in film-maker, or come again later.', '这台服务器每天为一位用户最多花 2 美元用模型，这一段会超出；可以让内置引擎来做，或者过一天再来。'],
    ['This server orders from models at most 10 times a day for one user, and this would go beyond that; ask for what is built in, or come again later.', '这台服务器每天为一位用户最多向模型下单 10 次，这一段会超出；可以让内置引擎来做，或者过一天再来。'],
    ['fun-asr failed: The audio is not supported.', 'fun-asr 出错了，原话是“The audio is not supported”。'],
    ['Wan takes at most 3 videos of what is to be seen.', 'Wan 最多参考 3 段视频。'],
    ['The server ended while the clip was being ordered from Wan. It may have been taken, so it is not ordered again; it costs no credits. Ask again for a new one.', '向 Wan 下单的时候服务器停了，不知道它有没有接单，所以没有再下一次；不花积分。要新的请再说一遍。'],
  ] as const) {
    it(`should be told: "${reason.slice(0, 60)}"`, () => assert.equal(refusalInChinese(reason), chinese))
  }

  it('should take no replacement pattern out of a provider’s words', () => {
    assert.equal(refusalInChinese('Wan refused: costs $1 $& $2'), 'Wan 拒绝了请求，原话是“costs $1 $& $2”。')
  })
})
