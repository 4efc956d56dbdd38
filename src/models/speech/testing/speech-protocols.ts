/** For tests only: how providers of speech are asked, and answer. */
import { z } from 'zod'
import type { SpeechProtocol } from './speech-server.ts'

/** `POST /audio/speech`, as documented by OpenAI in November 2025. */
const speechRequest = z.strictObject({
  model: z.string().min(1),
  input: z.string().min(1).max(4096),
  voice: z.string().min(1),
  response_format: z.enum(['mp3', 'opus', 'aac', 'flac', 'wav', 'pcm']),
  speed: z.number().min(0.25).max(4).optional(),
  instructions: z.string().optional(),
})

/** `POST /audio/transcriptions`: the fields of the form beside its file. */
const transcriptionFields = z.strictObject({
  model: z.string().min(1),
  language: z.string().regex(/^[a-z]{2,3}$/).optional(),
  response_format: z.enum(['json', 'text', 'srt', 'verbose_json', 'vtt']).optional(),
  prompt: z.string().optional(),
  temperature: z.coerce.number().min(0).max(1).optional(),
  'timestamp_granularities[]': z.enum(['word', 'segment']).optional(),
})

export const openaiSpeech: SpeechProtocol = {
  base: '/v1',
  async read(path, body) {
    if (path === 'POST /v1/audio/speech') {
      const read = speechRequest.safeParse(await body.json())
      return read.success ? { fields: read.data, text: read.data.input } : read.error.message
    }
    if (path !== 'POST /v1/audio/transcriptions') return `no such route: ${path}`
    const form = await body.formData()
    const sent = form.get('file')
    if (!(sent instanceof File) || !/\.(?:wav|mp3|m4a|ogg|webm|flac|mp4)$/.test(sent.name)) return `file: ${sent instanceof File ? sent.name : String(sent)}`
    const read = transcriptionFields.safeParse(Object.fromEntries([...form.entries()].filter(([name]) => name !== 'file')))
    return read.success ? { fields: read.data, text: '', file: Buffer.from(await sent.arrayBuffer()) } : read.error.message
  },
  failure: (_status, message) => ({ error: { message, type: 'error' } }),
  heard: (text) => ({ text }),
}

const languageType = z.enum(['Auto', 'Chinese', 'English', 'German', 'Italian', 'Portuguese', 'Spanish', 'Japanese', 'Korean', 'French', 'Russian'])

/** Qwen-TTS: `multimodal-generation/generation` with a text (`qwen-tts-api`). */
const qwenSpeech = z.strictObject({
  model: z.string().regex(/^qwen3?-tts/),
  input: z.strictObject({ text: z.string().min(1).max(600), voice: z.string().min(1), language_type: languageType.optional() }),
})

/** CosyVoice: `audio/tts/SpeechSynthesizer` (`cosyvoice-tts-http-api`, and the provider's SDK for Python). */
const cosyvoiceSpeech = z.strictObject({
  model: z.string().regex(/^cosyvoice-v/),
  input: z.strictObject({
    text: z.string().min(1),
    voice: z.string().min(1),
    format: z.enum(['wav', 'pcm', 'mp3', 'opus']),
    sample_rate: z.literal([8000, 16_000, 22_050, 24_000, 44_100, 48_000]),
    rate: z.number().min(0.5).max(2).optional(),
  }),
})

/** Qwen-ASR: `multimodal-generation/generation` with messages (`qwen-asr-api-reference`). */
const qwenRecognition = z.strictObject({
  model: z.string().regex(/^qwen3-asr/),
  input: z.strictObject({
    messages: z.tuple([
      z.strictObject({ role: z.literal('system'), content: z.tuple([z.strictObject({ text: z.string() })]) }),
      z.strictObject({ role: z.literal('user'), content: z.tuple([z.strictObject({ audio: z.string().startsWith('data:audio/wav;base64,').max(10_000_000) })]) }),
    ]),
  }),
  parameters: z.strictObject({ asr_options: z.strictObject({ language: z.string().regex(/^[a-z]{2,3}$/).optional(), enable_itn: z.boolean().optional() }) }),
})

export const dashscopeSpeech: SpeechProtocol = {
  base: '',
  async read(path, body) {
    const sent: unknown = await body.json()
    if (path === 'POST /api/v1/services/audio/tts/SpeechSynthesizer') {
      const read = cosyvoiceSpeech.safeParse(sent)
      return read.success ? { fields: read.data, text: read.data.input.text } : read.error.message
    }
    if (path !== 'POST /api/v1/services/aigc/multimodal-generation/generation') return `no such route: ${path}`
    const spoken = qwenSpeech.safeParse(sent)
    if (spoken.success) return { fields: spoken.data, text: spoken.data.input.text }
    const read = qwenRecognition.safeParse(sent)
    if (!read.success) return `${spoken.error.message} ${read.error.message}`
    const { input, ...fields } = read.data
    return { fields, text: '', file: Buffer.from(input.messages[1].content[0].audio.split(',')[1]!, 'base64') }
  },
  failure: (status, message) => ({ code: status === 429 ? 'Throttling.RateQuota' : 'InvalidParameter', message, request_id: 'r' }),
  heard: (text) => ({
    request_id: 'r',
    output: { choices: [{ finish_reason: 'stop', message: { annotations: [{ language: 'en', type: 'audio_info', emotion: 'neutral' }], content: [{ text }], role: 'assistant' } }] },
    usage: { input_tokens_details: { text_tokens: 0 }, output_tokens_details: { text_tokens: 6 }, seconds: 1 },
  }),
  spoken: (url) => ({
    status_code: 200,
    request_id: 'r',
    code: '',
    message: '',
    output: { text: null, finish_reason: 'stop', choices: null, audio: { data: '', url, id: 'audio_r', expires_at: 1_800_000_000 } },
    usage: { input_tokens: 0, output_tokens: 0, characters: 12 },
  }),
}
