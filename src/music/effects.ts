/**
 * Every sound that can be made, by name: how it is called in prompts, and the trim that brings it to one level. A new
 * sound is one file in `effects/` and one row here.
 */
import { cafe, applause, crowd } from './effects/crowd.ts'
import { city, cityNight } from './effects/city.ts'
import type { MakeSound } from './effects/effect.ts'
import { engine } from './effects/engine.ts'
import { fire } from './effects/fire.ts'
import { footstepsOn } from './effects/footsteps.ts'
import { forestBirds } from './effects/forest-birds.ts'
import { gulls } from './effects/gulls.ts'
import { boom, explosion, impact } from './effects/hits.ts'
import { lapping } from './effects/lapping.ts'
import { nightInsects } from './effects/night-insects.ts'
import { rain } from './effects/rain.ts'
import { rocket } from './effects/rocket.ts'
import { bell, ding, pop, shimmer, shutter, splash, tick } from './effects/signals.ts'
import { spaceHum } from './effects/space-hum.ts'
import { stream } from './effects/stream.ts'
import { riser, swish, whoosh } from './effects/sweeps.ts'
import { thunder } from './effects/thunder.ts'
import { carPass, traffic } from './effects/traffic.ts'
import { train } from './effects/train.ts'
import { underwater } from './effects/underwater.ts'
import { waterfall } from './effects/waterfall.ts'
import { waves } from './effects/waves.ts'
import { mountainWind, wind } from './effects/wind.ts'

export interface Effect {
  readonly make: MakeSound
  /**
   * Brings what is made to -23 LUFS ({@link referenceLufs}); a single sound's loudest 400 ms to -19. Measured over
   * several seeds. At 0 dB a sound is as loud as the main sound of a place.
   */
  readonly trimDb: number
  /** How long it lasts, for a single sound; what goes on for as long as one likes has none. */
  readonly oneShotMs?: number
  /** Lower case, English and Chinese. */
  readonly words: readonly string[]
}

const table = {
  waves: { make: waves, trimDb: -11.3, words: ['waves', 'surf', 'ocean', 'sea', 'beach', '海浪', '浪', '大海', '海边'] },
  lapping: { make: lapping, trimDb: 9.6, words: ['lapping', 'lake', 'pond', 'harbour', 'harbor', '湖', '水波'] },
  stream: { make: stream, trimDb: 11.8, words: ['stream', 'brook', 'river', 'creek', '溪', '小河', '流水', '河'] },
  waterfall: { make: waterfall, trimDb: -7.2, words: ['waterfall', 'rapids', 'cascade', '瀑布'] },
  underwater: { make: underwater, trimDb: -6.2, words: ['underwater', 'under water', 'diving', '水下', '海底', '潜水'] },
  rain: { make: rain, trimDb: -9, words: ['rain', 'rainfall', 'drizzle', '雨', '下雨'] },
  thunder: { make: thunder, trimDb: -4, words: ['thunder', 'thunderstorm', 'lightning', '雷', '打雷', '雷声', '雷雨'] },
  wind: { make: wind, trimDb: -2.9, words: ['wind', 'breeze', '风', '微风'] },
  'mountain-wind': { make: mountainWind, trimDb: 1.6, words: ['howling wind', 'mountain wind', 'blizzard', 'gale', '狂风', '山风', '暴风雪'] },
  fire: { make: fire, trimDb: -2.3, words: ['fire', 'campfire', 'bonfire', 'fireplace', 'flames', '火', '篝火', '壁炉', '火焰'] },
  'forest-birds': { make: forestBirds, trimDb: 0.2, words: ['birds', 'birdsong', 'forest', 'woods', 'chirping birds', '鸟', '鸟鸣', '鸟叫', '森林'] },
  'night-insects': { make: nightInsects, trimDb: 11.7, words: ['insects', 'crickets', 'night', 'cicadas', '虫鸣', '蟋蟀', '夜晚', '蝉'] },
  gulls: { make: gulls, trimDb: 5.8, words: ['gulls', 'seagulls', '海鸥'] },
  city: { make: city, trimDb: 2, words: ['city', 'town', 'urban', '城市', '都市'] },
  'city-night': { make: cityNight, trimDb: 4.1, words: ['city at night', 'night city', '夜晚城市', '城市夜'] },
  traffic: { make: traffic, trimDb: 3.5, words: ['traffic', 'cars', 'road', 'highway', 'street', '车流', '交通', '马路', '公路'] },
  crowd: { make: crowd, trimDb: 0.1, words: ['crowd', 'people talking', 'audience', 'market', 'chatter', '人群', '人声', '喧闹', '市场'] },
  cafe: { make: cafe, trimDb: 3.9, words: ['cafe', 'café', 'coffee shop', 'restaurant', 'bar', '咖啡', '咖啡馆', '餐厅'] },
  applause: { make: applause, trimDb: 11.4, words: ['applause', 'clapping', 'ovation', '掌声', '鼓掌'] },
  train: { make: train, trimDb: -2.8, words: ['train', 'railway', 'rails', '火车', '列车', '铁路'] },
  engine: { make: engine, trimDb: -5.1, words: ['engine', 'motor', 'driving', 'inside a car', '引擎', '发动机', '马达', '开车'] },
  rocket: { make: rocket, trimDb: -6.4, words: ['rocket', 'launch', 'lift-off', 'liftoff', 'jet', '火箭', '发射'] },
  'space-hum': { make: spaceHum, trimDb: 3.2, words: ['space', 'spaceship', 'spacecraft', 'sci-fi', 'hum', '太空', '飞船', '宇宙'] },
  'footsteps-gravel': { make: footstepsOn('gravel'), trimDb: 6.7, words: ['footsteps', 'steps', 'walking', 'gravel', '脚步', '脚步声', '走路', '碎石'] },
  'footsteps-grass': { make: footstepsOn('grass'), trimDb: 13.9, words: ['footsteps on grass', 'walking on grass', '草地脚步', '草地上走'] },
  'footsteps-snow': { make: footstepsOn('snow'), trimDb: 10, words: ['footsteps in snow', 'footsteps on snow', 'walking in snow', '雪地脚步', '踩雪'] },
  'footsteps-sand': { make: footstepsOn('sand'), trimDb: 13.9, words: ['footsteps on sand', 'walking on sand', '沙滩脚步', '踩沙'] },
  'footsteps-leaves': { make: footstepsOn('leaves'), trimDb: 6.9, words: ['footsteps on leaves', 'footsteps in leaves', 'walking on leaves', '落叶脚步', '踩落叶'] },
  'footsteps-wood': { make: footstepsOn('wood'), trimDb: 5.8, words: ['footsteps on wood', 'wooden floor', '木地板脚步'] },
  'footsteps-stone': { make: footstepsOn('stone'), trimDb: 7, words: ['footsteps on stone', 'footsteps on pavement', 'heels', '石板脚步', '街上脚步', '高跟鞋'] },
  'footsteps-shallows': { make: footstepsOn('shallows'), trimDb: 6.8, words: ['footsteps in water', 'wading', 'splashing steps', '踩水', '涉水'] },

  whoosh: { make: whoosh, trimDb: -1.3, oneShotMs: 1600, words: ['whoosh', 'transition', 'fly by', '呼啸', '转场'] },
  swish: { make: swish, trimDb: 1.6, oneShotMs: 900, words: ['swish', 'swoosh', 'swipe', '嗖'] },
  riser: { make: riser, trimDb: -3.6, oneShotMs: 3600, words: ['riser', 'build-up', 'build up', 'uplifter', '渐强', '铺垫'] },
  impact: { make: impact, trimDb: -7.8, oneShotMs: 3000, words: ['impact', 'hit', 'slam', '撞击', '冲击', '重击'] },
  boom: { make: boom, trimDb: -8.2, oneShotMs: 4500, words: ['boom', 'sub drop', 'bass drop', 'braam', '轰', '低音'] },
  explosion: { make: explosion, trimDb: -12.6, oneShotMs: 4000, words: ['explosion', 'blast', 'explode', '爆炸'] },
  thunderclap: { make: (context) => thunder({ ...context, events: context.events ?? [{ atS: 0.05 }] }), trimDb: -9.5, oneShotMs: 9000, words: ['thunderclap', 'thunder strike', '霹雳', '一声雷'] },
  'wave-crash': { make: (context) => waves({ ...context, events: context.events ?? [{ atS: 1.4 }] }), trimDb: -17.3, oneShotMs: 7500, words: ['wave crash', 'crashing wave', 'a wave', '浪拍', '一个浪'] },
  splash: { make: splash, trimDb: -2.4, oneShotMs: 1800, words: ['splash', '水花', '扑通'] },
  'car-pass': { make: carPass, trimDb: 0.8, oneShotMs: 5500, words: ['car passing', 'car pass', 'car drives by', '汽车驶过', '车经过'] },
  bell: { make: bell, trimDb: -7.8, oneShotMs: 8000, words: ['bell', 'church bell', 'toll', '钟声', '钟'] },
  ding: { make: ding, trimDb: -6.8, oneShotMs: 2200, words: ['ding', 'chime', 'notification', '叮', '提示音'] },
  shimmer: { make: shimmer, trimDb: -2.2, oneShotMs: 3500, words: ['shimmer', 'sparkle', 'magic', 'twinkle', '闪亮', '星光', '魔法'] },
  pop: { make: pop, trimDb: 3.8, oneShotMs: 500, words: ['pop', 'bubble pop', '啵', '弹出'] },
  tick: { make: tick, trimDb: 3.5, oneShotMs: 400, words: ['tick', 'click', 'clock', '滴答', '点击'] },
  shutter: { make: shutter, trimDb: 5.5, oneShotMs: 600, words: ['shutter', 'camera', 'photo', '快门', '拍照'] },
} as const satisfies Record<string, Effect>

export type EffectKind = keyof typeof table

export const effects: Readonly<Record<EffectKind, Effect>> = table
export const effectKinds = Object.keys(table) as readonly EffectKind[]
