/**
 * Rows of models that operators need only name. What they can do is what their providers' documents and the AI SDK said
 * in November 2026; a row of one's own with the same name says it otherwise.
 */

const wide = ['1280x720', '1920x1080']
const tall = ['720x1280', '1080x1920']
/** 16:9, 9:16, 1:1, 4:3 and 3:4. */
const wanSizes = [...wide, ...tall, '960x960', '1440x1440', '1088x832', '1632x1248', '832x1088', '1248x1632']

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

export const knownModels = [
  {
    name: 'Veo',
    words: ['Veo 3', 'Veo 3.1', 'Veo3', 'Google Veo', '谷歌 Veo'],
    skills: ['veo-3-ai'],
    api: 'google-vertex',
    model: 'veo-3.1-generate-001',
    keyVariable: 'GOOGLE_VERTEX_API_KEY',
    seconds: [4, 6, 8],
    sizes: [...wide, ...tall],
    firstFrame: true,
    lastFrame: true,
    references: 3,
    audio: true,
    usdPerSecond: 0.4,
  },
  {
    name: 'Gemini Omni',
    words: ['Omni', 'Gemini'],
    skills: ['veo-3-ai'],
    api: 'gemini',
    model: 'gemini-omni-1.1-flash',
    keyVariable: 'GEMINI_API_KEY',
    seconds: range(3, 10),
    sizes: [...wide, ...tall],
    firstFrame: true,
    audio: true,
  },
  {
    name: 'Wan',
    words: ['Wan 3', 'Wan3', '通义万相', '万相', 'Qwen', '通义', '千问'],
    skills: ['qwen-video-generation'],
    api: 'dashscope',
    model: 'wan3.0-video',
    keyVariable: 'DASHSCOPE_API_KEY',
    seconds: range(2, 30),
    sizes: wanSizes,
    firstFrame: true,
    lastFrame: true,
    references: 10,
    referenceVideos: 5,
    audio: true,
    usdPerSecond: 0.18,
  },
  {
    name: 'Wan 2.7',
    words: ['Wan2.7', '万相 2.7', '万相2.7'],
    api: 'dashscope',
    model: 'wan2.7',
    keyVariable: 'DASHSCOPE_API_KEY',
    seconds: range(2, 15),
    sizes: wanSizes,
    firstFrame: true,
    lastFrame: true,
    references: 5,
    referenceVideos: 5,
    audio: true,
    usdPerSecond: 0.15,
  },
  {
    name: 'Wan 2.6',
    words: ['Wan2.6', '万相 2.6', '万相2.6'],
    api: 'dashscope',
    model: 'wan2.6',
    keyVariable: 'DASHSCOPE_API_KEY',
    seconds: range(2, 15),
    sizes: wanSizes,
    firstFrame: true,
    references: 5,
    referenceVideos: 3,
    audio: true,
    usdPerSecond: 0.15,
  },
  {
    name: 'GPT Image',
    words: ['GPT-Image', 'OpenAI Image'],
    api: 'openai-images',
    url: 'https://api.openai.com/v1',
    model: 'gpt-image-2.6-flare',
    keyVariable: 'OPENAI_API_KEY',
    sizes: ['2048x1152', '1152x2048', '1536x1536'],
  },
  {
    name: 'Gemini Image',
    words: ['Nano Banana'],
    api: 'gemini-images',
    model: 'gemini-3.1-flash-image',
    keyVariable: 'GEMINI_API_KEY',
    sizes: ['1344x768', '768x1344', '1024x1024'],
  },
  {
    name: 'Qwen Image',
    words: ['通义图像', '千问图像'],
    api: 'dashscope-images',
    model: 'qwen-image-plus',
    keyVariable: 'DASHSCOPE_API_KEY',
    sizes: ['1664x928', '928x1664', '1328x1328'],
    usdPerPicture: 0.03,
  },
] as const
