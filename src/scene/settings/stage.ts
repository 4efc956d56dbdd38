/** A stage with a curtain and lamps above: dance, music, a speech. */
import { namedColor } from '../named-color.ts'
import type { SubjectUse } from '../shot-plan.ts'
import type { Setting, SettingShot } from './setting.ts'

const clubs = {
  en: ['night club', 'nightclub', 'dance club', 'disco', 'rave', 'dance floor'],
  zh: ['夜店', '夜总会', '迪厅', '迪斯科', '舞池', '蹦迪'],
}

export const stage: Setting = {
  id: 'stage',
  label: { en: 'a stage with spotlights', zh: '舞台' },
  weight: 1.4,
  words: {
    en: ['stage', 'theatre', 'theater', 'concert', 'spotlight', 'opera', 'ballet', 'rock band', 'band', 'performance', 'gig', 'show on stage', 'music festival', 'auditorium', 'comedy club', 'party lights', ...clubs.en],
    zh: ['舞台', '剧院', '演唱会', '音乐会', '聚光灯', '歌剧', '芭蕾', '乐队', '演出', '表演', '音乐节', ...clubs.zh],
  },
  features: {
    band: { en: ['band', 'rock band', 'concert', 'gig', 'musicians', 'music festival'], zh: ['乐队', '演唱会', '音乐节'] },
    crowd: { en: ['crowd', 'audience', 'fans', 'concert', 'festival', ...clubs.en], zh: ['观众', '人群', '粉丝', '演唱会', '音乐节', ...clubs.zh] },
    colours: { en: ['coloured light', 'colored light', 'coloured lights', 'colored lights', 'neon', 'laser', 'lasers', 'colourful', ...clubs.en], zh: ['彩灯', '彩色', '激光', '霓虹', ...clubs.zh] },
    spots: { en: ['spotlight', 'spotlights', 'spot light', 'stage light'], zh: ['聚光灯', '灯光', '追光'] },
    curtain: { en: ['curtain', 'velvet curtain'], zh: ['幕布', '帷幕'] },
  },
  shows: ['band', 'crowd'],
  bestTime: 'night',
  indoors: true,
  compose(request): SettingShot {
    const { frame, has, main, description } = request
    const isPortrait = frame.height > frame.width
    const focal = isPortrait ? 1.05 : 1.2
    const isClub = main?.kind === 'dj'
    const isLoud = has('colours') || has('band') || isClub
    // Who is alone there is seen from the front rows.
    const isAlone = main !== null && main.widthM < 1
    const depth = Math.max(3, Math.min((main?.depthAt(focal) ?? 5.4) * (isAlone ? 0.78 : 1), 9))
    const lights = isLoud ? ({ hue: [1, 0.3, 0.75], hue2: [0.1, 0.4, 1], hue3: [0.95, 0.7, 0.1] } as const) : ({ hue: [1, 0.84, 0.6], hue2: [0.5, 0.4, 0.75], hue3: [0.8, 0.3, 0.35] } as const)
    const { hue, hue2 } = lights
    const curtain = namedColor(description.prompt, { en: ['curtain', 'curtains'], zh: ['幕布'] }) ?? (isLoud ? ([0.07, 0.06, 0.12] as const) : ([0.3, 0.02, 0.03] as const))
    return {
      modules: [
        { use: 'stage', with: { curtain, hue, hue2, back: depth + 4.5, front: 1.9, poolZ: depth } },
        { use: 'spotlights', with: { ...lights, depth, crowd: has('crowd') || isClub ? 1 : 0, sweep: isLoud ? 0.22 : 0.1 } },
      ],
      ...(has('band') && main === null ? { subjects: band(depth) } : {}),
      camera: {
        pose: { position: [0, 1.45, 0], focal, horizon: isPortrait ? -0.08 : -0.06, pan: 0 },
        travel: { position: [0.35, 0.1, 0.7] },
        durationS: 10,
        ease: 0.3,
        sway: 0,
      },
      reach: { x: 0.8, y: 0.6, z: 1.2 },
      slots: { ground: { depth: [depth, depth], way: 'lane', eye: [1.1, 1.6], mirror: 0.35, follow: 1, isCentred: true, lifeSize: isAlone } },
      light: {
        sun: [0.15, 1.6], behind: true, discRadius: 0, glow: 0, night: 1, exposure: 1.1,
        sunColor: [hue[0] * 2.2, hue[1] * 2.2, hue[2] * 2.2], ambient: [0.1 + hue2[0] * 0.1, 0.1 + hue2[1] * 0.1, 0.12 + hue2[2] * 0.12], zenith: [0.02, 0.02, 0.03], horizon: [0.05, 0.05, 0.06], haze: [0.02, 0.02, 0.03],
      },
      haze: 0,
      grade: { bloom: 0.26, vignette: 0.8, saturation: 1.1 },
      ambience: [{ kind: has('crowd') || has('band') || isClub ? 'crowd' : 'applause', gainDb: -18 }],
    }
  },
}

/** A singer between a guitar and drums, who plays where no other players were named. */
function band(depth: number): SubjectUse[] {
  const player = (kind: string, x: number, behind: number, heading: number, phase: number): SubjectUse => ({
    kind, slot: 'ground', x, z: depth + behind, heading, speed: 0, phase, mirror: 0.35,
  })
  return [
    player('drummer', 0.2, 2, -Math.PI / 2, 0.2), player('guitarist', -1.7, 0.5, -1.1, 0.6), player('guitarist', 1.9, 0.6, -2, 0.1), player('singer', 0, 0, -Math.PI / 2 + 0.3, 0),
  ]
}
