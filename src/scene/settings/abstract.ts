/** Nothing that has a name: colours that flow, ink in water, gradients, glitter, nets and grids of light. */
import { paletteOf } from '../named-color.ts'
import type { ModuleUse, Vec3 } from '../shot-plan.ts'
import type { Setting, SettingRequest, SettingShot } from './setting.ts'

/** One colour and nothing else: what titles and credits stand on. */
const plainWords = {
  en: [
    'plain background', 'plain colour', 'plain color', 'solid background', 'solid colour', 'solid color', 'blank screen',
    ...['black', 'white', 'blue', 'navy', 'red', 'green', 'yellow', 'orange', 'purple', 'pink', 'grey', 'gray', 'gold', 'brown', 'teal', 'beige', 'maroon', 'silver', 'dark', 'light'].flatMap((color) => [
      `plain ${color} background`, `solid ${color} background`, `${color} screen`, `${color} card`, `plain ${color}`,
    ]),
  ],
  zh: ['纯色', '纯色背景', '纯黑', '纯白', '黑屏', '白屏', '黑底', '白底', ...['黑', '白', '蓝', '红', '绿', '黄', '橙', '紫', '粉', '灰'].map((color) => `纯${color}色背景`)],
}

/** Discs, triangles and bars that turn. */
const shapeWords = {
  en: [
    'geometric', 'geometry', 'geometric shape', 'geometric shapes', 'geometric pattern', 'neon geometric shapes', 'neon shapes', 'shapes', 'abstract shapes', 'bauhaus', 'memphis style', 'polygon', 'polygons',
    'triangles', 'circles', 'circles and triangles', 'circles and squares', 'squares', 'cubes', 'spheres', 'geometric solids', 'mosaic pattern',
  ],
  zh: ['几何', '几何图形', '几何形状', '几何图案', '几何体', '包豪斯', '三角形', '圆形', '方形', '多边形', '方块', '图形'],
}

export const abstract: Setting = {
  id: 'abstract',
  label: { en: 'an abstract picture', zh: '抽象画面' },
  weight: 1.15,
  words: {
    en: [
      'abstract', 'fluid', 'liquid', 'ink', 'ink in water', 'gradient', 'particle', 'particles', 'glitter', 'sparkle', 'texture', 'motion graphics', 'network',
      ...plainWords.en, 'data', 'technology background', 'digital', ...shapeWords.en, 'grid', 'plexus', 'swirl', 'marbling', 'wallpaper', 'smoke swirl', 'synthwave grid', 'bokeh lights', 'bokeh background',
    ],
    zh: [...plainWords.zh, '抽象', '流体', '液体', '墨', '水墨', '墨水', '渐变', '粒子', '光斑', '闪光', '纹理', '网络', '数据', '科技背景', '数字', ...shapeWords.zh, '网格', '旋涡'],
  },
  standsFor: {
    en: ['software', 'startup', 'saas', 'fintech', 'artificial intelligence', 'ai', 'machine learning', 'blockchain', 'crypto', 'cyber security', 'cybersecurity', 'cloud computing', 'algorithm', 'database', 'programming', 'coding', 'internet', 'website'],
    zh: ['软件', '创业', '人工智能', '机器学习', '区块链', '网络安全', '云计算', '算法', '数据库', '编程', '互联网', '网站'],
  },
  features: {
    plain: plainWords,
    ink: { en: ['ink', 'ink in water', 'smoke swirl'], zh: ['墨', '水墨', '墨水', '烟雾'] },
    grid: { en: ['grid', 'synthwave', 'synthwave grid', 'retrowave', 'wireframe'], zh: ['网格', '线框'] },
    shapes: shapeWords,
    neon: { en: ['neon', 'neon shapes', 'neon geometric shapes', 'glowing'], zh: ['霓虹', '发光'] },
    network: { en: ['network', 'line', 'lines', 'data', 'technology', 'digital', 'plexus', 'connection', 'tech', 'internet', 'artificial intelligence', 'blockchain', 'software', 'startup', 'saas', 'fintech', 'ai', 'machine learning', 'crypto', 'cyber security', 'cybersecurity', 'cloud computing', 'algorithm', 'database', 'programming', 'coding', 'website'], zh: ['网络', '线条', '数据', '科技', '数字', '连接', '互联网', '人工智能', '软件', '创业', '机器学习', '区块链', '网络安全', '云计算', '算法', '数据库', '编程', '网站'] },
    particles: { en: ['particle', 'particles', 'glitter', 'sparkle', 'bokeh lights', 'bokeh background', 'dust', 'confetti', 'golden particles'], zh: ['粒子', '光斑', '闪光', '金粉'] },
    gradient: { en: ['gradient', 'soft gradient', 'pastel gradient', 'background', 'soft'], zh: ['渐变', '背景', '柔和'] },
    colourful: { en: ['colourful', 'colorful', 'multicolour', 'multicolored', 'rainbow', 'vibrant', 'vivid'], zh: ['彩色', '多彩', '五彩', '缤纷', '斑斓'] },
    fluid: { en: ['fluid', 'liquid', 'flowing', 'swirl', 'marbling', 'paint', 'colourful', 'colorful'], zh: ['流体', '液体', '流动', '旋涡', '彩色'] },
  },
  contains: ['studio'],
  bestTime: 'noon',
  indoors: true,
  isColored: true,
  compose(request): SettingShot {
    return {
      modules: looks[lookOf(request)](palette(request), request),
      camera: {
        pose: { position: [0, 1.1, 0], focal: 1.05, horizon: lookOf(request) === 'grid' ? -0.06 : 0, pan: 0 },
        travel: { position: [0.12, 0, 0] },
        durationS: 10,
        ease: 0.2,
        sway: 0,
      },
      reach: { x: 0.3, y: 0.2, z: 0.3 },
      light: { sun: [0, 0.5], discRadius: 0, glow: 0, night: 0, exposure: 0.95 },
      haze: 0,
      grade: lookOf(request) === 'plain' ? { bloom: 0, vignette: 0.2, grain: 0.006 } : { bloom: 0.24, vignette: 0.5, grain: 0.01 },
      slots: { space: { depth: [4, 9] } },
      allAround: true,
      ambience: [],
    }
  },
}

type Palette = readonly [Vec3, Vec3, Vec3]
type Look = 'plain' | 'ink' | 'grid' | 'shapes' | 'network' | 'particles' | 'gradient' | 'fluid'

function lookOf({ has }: SettingRequest): Look {
  return (['plain', 'ink', 'grid', 'shapes', 'network', 'particles', 'fluid', 'gradient'] as const).find((look) => has(look)) ?? 'fluid'
}

const black: Vec3 = [0.004, 0.004, 0.007]
const scaled = (color: Vec3, factor: number): Vec3 => [color[0] * factor, color[1] * factor, color[2] * factor]

const looks: Readonly<Record<Look, (colors: Palette, request: SettingRequest) => ModuleUse[]>> = {
  plain: ([first]) => [{ use: 'fluid', with: { first, second: first, third: first, relief: 0, scale: 1.5, speed: 0 } }],
  ink: ([first, second]) => [{ use: 'ink', with: { ink: scaled(first, 0.25), second: first, other: scaled(second, 0.25), otherVeil: second } }],
  grid: () => [{ use: 'light-grid' }],
  shapes: ([color, color2, color3], { has }): ModuleUse[] =>
    has('neon')
      ? [{ use: 'shapes', with: { color: [1, 0.08, 0.5], color2: [0.05, 0.6, 1], color3: [0.5, 0.1, 1], ink: [0.008, 0.006, 0.02], glow: 1 } }]
      : [{ use: 'shapes', with: { color, color2, color3 } }],
  network: ([first]) => [{ use: 'network', with: { light: [0.1 + first[0], 0.15 + first[1], 0.25 + first[2]], deep: scaled(first, 0.08) } }],
  particles: ([first]): ModuleUse[] => [
    { use: 'fluid', with: { first: black, second: scaled(first, 0.05), third: black, relief: 0, scale: 1.2 } },
    { use: 'bokeh', with: { color: scaled(first, 1.6) } },
  ],
  gradient: ([first, second, third]) => [{ use: 'fluid', with: { first, second, third, relief: 0, scale: 1.5, speed: 0.16 } }],
  fluid: ([first, second, third]) => [{ use: 'fluid', with: { first, second, third } }],
}

/** The colours of the prompt, else those that the look is known by. */
function palette(request: SettingRequest): Palette {
  const look = lookOf(request)
  // What glows on black is not black.
  const [first, second, third] = paletteOf(request.description.prompt).filter((color) => look === 'ink' || look === 'plain' || Math.max(...color) > 0.05)
  const isPastel = request.description.style === 'pastel' || look === 'gradient'
  const usual: Palette =
    look === 'plain' ? [black, black, black]
    : look === 'ink' ? [[0.012, 0.014, 0.03], [0.012, 0.014, 0.03], black]
    : look === 'shapes' ? [[0.72, 0.09, 0.05], [0.03, 0.14, 0.42], [0.86, 0.5, 0.05]]
    : look === 'network' ? [[0.04, 0.35, 0.85], black, black]
    : look === 'particles' ? [[0.8, 0.45, 0.1], black, black]
    : isPastel ? [[0.6, 0.22, 0.5], [0.2, 0.4, 0.85], [0.9, 0.5, 0.28]]
    : [[0.04, 0.1, 0.55], [0.85, 0.08, 0.4], [0.98, 0.58, 0.1]]
  // Ink of one colour, unless two are named, or many asked for.
  if (look === 'ink' && !first && request.has('colourful')) return [[0.5, 0.02, 0.3], [0.02, 0.16, 0.6], black]
  if (look === 'ink') return [first ?? usual[0], second ?? first ?? usual[1], usual[2]]
  return [first ?? usual[0], second ?? (first ? scaled(first, 0.3) : usual[1]), third ?? (first ? scaled(first, 1.5) : usual[2])]
}
