/** What models, and those who make or serve them, are called. Data. */

/** A name that is known whether or not it is configured. */
interface KnownName {
  readonly name: string
  /** An ordinary word, or a person's name, too: only what can hardly be meant otherwise counts. */
  readonly isWord?: true
}

const word = (name: string): KnownName => ({ name, isWord: true })

export const knownNames: readonly KnownName[] = [
  ...['Veo', 'Gemini Omni', 'Nano Banana', 'Qwen', 'Kling', 'Seedance', 'Seedream', 'Hailuo', 'MiniMax', 'Hunyuan', 'LTX Video', 'LTX', 'PixVerse', 'CogVideoX', 'CogVideo', 'Vidu'].map((name) => ({ name })),
  ...['Midjourney', 'Stable Video Diffusion', 'Stable Diffusion', 'DALL-E', 'DALL·E', 'GPT Image', 'Grok Imagine', 'Higgsfield', 'Haiper', 'ComfyUI', 'fal.ai'].map((name) => ({ name })),
  ...['通义万相', '万相', '通义千问', '千问', '可灵', '即梦', '混元', '清影', '海螺AI'].map((name) => ({ name })),
  ...['Wan', 'Sora', 'Gemini', 'Runway', 'Luma', 'Pika', 'Mochi', 'Flux', 'Imagen', 'Firefly', 'Replicate', 'fal', '海螺', '豆包'].map(word),
]

/** Names of models that are ordinary words besides. */
export const ordinaryWords: ReadonlySet<string> = new Set([...knownNames.flatMap(({ name, isWord }) => (isWord ? [name.toLowerCase()] : [])), 'omni', 'banana'])

interface Owner {
  readonly name: string
  /** What they are called in a request for "their" model. */
  readonly words: readonly string[]
  /** What their models are spoken to by, here. */
  readonly apis: readonly string[]
  readonly host?: string
}

/** Who makes models. */
export const owners: readonly Owner[] = [
  { name: 'Google', words: ['google', '谷歌'], apis: ['google-vertex', 'gemini', 'gemini-images'] },
  { name: 'Alibaba', words: ['alibaba', 'aliyun', '阿里巴巴', '阿里云', '阿里'], apis: ['dashscope', 'dashscope-images'] },
  { name: 'OpenAI', words: ['openai', 'open ai'], apis: ['openai-videos', 'openai-images'], host: 'api.openai.com' },
  { name: 'ByteDance', words: ['bytedance', '字节跳动', '字节'], apis: [] },
  { name: 'Kuaishou', words: ['kuaishou', '快手'], apis: [] },
  { name: 'Tencent', words: ['tencent', '腾讯'], apis: [] },
]

/** Who serves models of others. */
export const services: readonly { readonly words: readonly string[]; readonly apis: readonly string[] }[] = [
  { words: ['fal', 'fal.ai'], apis: ['fal', 'fal-images'] },
  { words: ['replicate'], apis: ['replicate', 'replicate-images'] },
  { words: ['comfyui', 'comfy ui', 'comfy'], apis: ['comfyui'] },
  { words: ['dashscope', 'model studio', '百炼'], apis: ['dashscope', 'dashscope-images'] },
  { words: ['vertex ai', 'vertex'], apis: ['google-vertex'] },
]
