import { tongueOf } from '../timeline/words.ts'
import type { MakeWords } from './make-film.ts'

export interface AllMakeWords extends MakeWords {
  readonly connecting: string
  readonly saving: string
  readonly closing: string
}

const english: AllMakeWords = {
  connecting: 'Connecting…',
  uploading: (count) => (count === 1 ? 'Uploading the file' : `Uploading ${count} files`),
  working: 'Working on the film',
  rendering: 'Rendering',
  lostConnection: 'The connection broke; the work goes on at the server.',
  saving: 'Saving',
  closing: 'Finishing',
}

const chinese: AllMakeWords = {
  connecting: '正在连接…',
  uploading: (count) => `正在上传 ${count} 个文件`,
  working: '正在制作影片',
  rendering: '正在导出',
  lostConnection: '连接中断，服务器仍在继续制作。',
  saving: '正在保存',
  closing: '正在收尾',
}

export function makeWords(language: string): AllMakeWords {
  return tongueOf(language) === 'zh' ? chinese : english
}
