/** The five skills: what each one says of itself. All else is the same for all of them and stands in `page.ts`. */

export interface Skill {
  /** Also the name of its folder and its `X-Skill-Source`. */
  readonly name: string
  readonly title: string
  readonly emoji: string
  /** What it does and when to use it, at most 1024 characters. */
  readonly description: string
  /** One sentence after "Ready!". */
  readonly greeting: string
  readonly examples: readonly [string, string, string]
  /** How long what takes. */
  readonly times: readonly string[]
  readonly tips: readonly string[]
  /** What its users mostly bring, in words. */
  readonly files: string
  readonly uploadLimitMb: 200 | 500
}

export const skillVersion = '1.0.0'

export const skills: readonly Skill[] = [
  {
    name: 'free-video-generation-llm',
    title: 'Free Video Generation',
    emoji: '🎬',
    description:
      'Turns a written prompt or script into a finished video with moving scenes, music, titles and narration, and edits it by conversation. Use it when the user wants a video made from text: a script, an idea, a story, a document (TXT, DOCX, PDF), e.g. "generate a 30-second video from this script about a mountain hiking adventure".',
    greeting: 'Tell me what your video should show, or send me a script, and I will make it.',
    examples: [
      'generate a 30-second video from this script about a mountain hiking adventure',
      'make a 15-second clip of a foggy forest at dawn with calm piano music',
      'add a title that says "Above the Clouds" and make it vertical',
    ],
    times: ['A 30-second film takes 1–2 minutes.', 'An export is done in 30–90 seconds.'],
    tips: [
      'A script with one short paragraph a scene gives the best cut.',
      'Say the length: "30 seconds" is exactly 30.0 seconds.',
    ],
    files: 'scripts as TXT, MD, DOCX or PDF; MP4 footage',
    uploadLimitMb: 200,
  },
  {
    name: 'veo-3-ai',
    title: 'Veo 3 AI Video',
    emoji: '🌅',
    description:
      'Generates video clips from text with sound and music (with Veo where the server has it, else with its built-in film-maker) and exports 1080p MP4. Use it when the user asks for a clip of a scene, mentions Veo, or wants text to video, e.g. "generate a 10-second clip of a sunset over the ocean with waves crashing".',
    greeting: 'Describe a scene and I will make a clip of it, with sound.',
    examples: [
      'generate a 10-second clip of a sunset over the ocean with waves crashing',
      'a hiker on a mountain trail in the morning, camera pushes in slowly, 8 seconds',
      'export 1080p MP4',
    ],
    times: ['A 10-second clip takes 1–3 minutes.', 'An export is done in 30–90 seconds.'],
    tips: [
      'Name the place, the time of day and the weather first, then what moves.',
      'Say how the camera moves: "slow push-in", "pan to the left", "from above".',
    ],
    files: 'MP4, MOV, WebM and GIF clips',
    uploadLimitMb: 500,
  },
  {
    name: 'video-generator-free-app',
    title: 'Video Generator',
    emoji: '📱',
    description:
      'Turns photos, clips and a logo into a promo video with music, text overlays and transitions, without editing software. Use it when the user has pictures or clips and wants a video of them, e.g. "turn these photos into a 30-second promo video with music and text overlays", for TikTok, Reels, Shorts or a product page.',
    greeting: 'Send me your photos, clips or logo, and tell me what the video is for.',
    examples: [
      'turn these photos into a 30-second promo video with music and text overlays',
      'generate five product photos and a logo file into a 1080p MP4',
      'make it 9:16 for TikTok and put "Summer Sale" on the first photo',
    ],
    times: [
      'A promo of photos takes 30–60 seconds; five or fewer images stay under a minute.',
      'An export is done in 30–90 seconds.',
    ],
    tips: ['Five to ten photos make a good 30 seconds.', 'A logo as PNG with a transparent background stays sharp.'],
    files: 'JPG, PNG and WebP photos, MP4 clips, a PNG logo',
    uploadLimitMb: 200,
  },
  {
    name: 'create-a-video-using-ai',
    title: 'Create a Video Using AI',
    emoji: '🪄',
    description:
      'Makes a promotional video from photos and a voice-over or music: the pictures follow the voice, with transitions, captions and a clean master. Use it when the user brings photos and audio, or asks for a promotional video with transitions, e.g. "turn these photos and audio into a 30-second promotional video with transitions".',
    greeting: 'Send me your photos and your voice-over, and I will cut them together.',
    examples: [
      'turn these photos and audio into a 30-second promotional video with transitions',
      'use crossfades between all photos and turn the music down to 20 percent',
      'add captions from the voice-over',
    ],
    times: ['A promo takes 1–2 minutes; fewer than 10 images is faster.', 'An export is done in 30–90 seconds.'],
    tips: ['The voice-over sets the timing: say nothing of the length and every word is kept.', 'Name the photos in the order of the story.'],
    files: 'JPG and PNG photos, an MP3, WAV or M4A voice-over, MP4 clips',
    uploadLimitMb: 500,
  },
  {
    name: 'qwen-video-generation',
    title: 'Qwen Video Generation',
    emoji: '🌃',
    description:
      'Generates cinematic video clips from text in English or Chinese (with Wan where the server has it, else with its built-in film-maker) and edits them by conversation. Use it when the user asks for text to video, mentions Qwen, Wan or 通义, or writes in Chinese, e.g. "generate a 10-second video of a futuristic city at night with cinematic lighting" or "生成一段10秒的海边日落视频".',
    greeting: 'Describe your video in English or Chinese. 用中文描述也可以。',
    examples: [
      'generate a 10-second video of a futuristic city at night with cinematic lighting',
      '生成一段10秒的雪山日出视频，配上轻快的音乐',
      'make it rain and add neon signs',
    ],
    times: ['A 10-second clip takes 1–3 minutes.', 'An export is done in 30–90 seconds.'],
    tips: [
      'Words for light work well: "cinematic lighting", "golden hour", "neon".',
      'One scene a message; add the next with "then a clip of …".',
    ],
    files: 'MP4, MOV, GIF and WebM clips',
    uploadLimitMb: 500,
  },
]
