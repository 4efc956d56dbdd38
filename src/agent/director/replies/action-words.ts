/** What steps are called when the versions of a film are listed. Data. */
import type { Language } from '../situation.ts'

const words: Readonly<Record<string, readonly [string, string]>> = {
  'generate-scene': ['a scene made', '生成画面'],
  'arrange-uploads': ['photos and clips arranged', '排列素材'],
  'add-clip': ['a clip added', '加入片段'],
  'replace-clip': ['a clip replaced', '替换片段'],
  'remove-clips': ['something removed', '删除内容'],
  'move-clip': ['a clip moved', '移动片段'],
  'order-clips': ['a new order', '调整顺序'],
  'swap-clips': ['two clips swapped', '对调片段'],
  'duplicate-clip': ['a clip repeated', '复制片段'],
  'trim-clip': ['a clip trimmed', '剪短片段'],
  'set-length': ['a length changed', '改时长'],
  'split-clip': ['a clip split', '切开片段'],
  'join-clips': ['clips joined', '合并片段'],
  'remove-range': ['a stretch cut out', '剪掉一段'],
  'keep-range': ['a stretch kept', '保留一段'],
  'set-film-length': ['the length of the film', '改总时长'],
  'remove-pauses': ['the pauses cut out', '剪掉停顿'],
  'keep-best': ['the best parts kept', '留下精彩部分'],
  'cut-to-beat': ['cuts on the beat', '卡点'],
  'set-speed': ['the speed', '变速'],
  'reverse-clips': ['played backwards', '倒放'],
  'freeze-frame': ['a frame held', '定格'],
  'set-transitions': ['transitions', '转场'],
  'set-motion': ['camera moves', '运镜'],
  'frame-clips': ['the framing', '构图'],
  'set-colour': ['the colours', '调色'],
  'add-text': ['a text added', '加文字'],
  'change-text': ['a text changed', '改文字'],
  'add-captions': ['captions', '字幕'],
  'add-overlay': ['a logo or overlay added', '加 logo 或叠加'],
  'apply-brand': ['your brand', '套用品牌'],
  'place-overlay': ['the overlay moved', '调整叠加'],
  'add-music': ['music', '配乐'],
  'add-audio': ['a sound added', '加声音'],
  'add-voice-over': ['a voice-over', '旁白'],
  'add-sound-effect': ['a sound effect', '音效'],
  'set-volume': ['the volume', '音量'],
  'mute-sound': ['sound off or on', '静音'],
  'fade-sound': ['a fade of the sound', '声音淡入淡出'],
  'clean-voice': ['the voice cleaned', '人声降噪'],
  'duck-music': ['music lower under the voice', '人声下压低配乐'],
  'set-canvas': ['the shape and size', '画幅和尺寸'],
  'new-film': ['a new film begun', '开始新片'],
  'restore-version': ['an earlier version brought back', '回到旧版本'],
}

export function actionWords(name: string, language: Language): string {
  const [en, zh] = words[name] ?? [name.replace(/-/g, ' '), name]
  return language === 'zh' ? zh : en
}
