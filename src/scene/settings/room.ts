/** A room with a window: somebody reads, a cat sits on the sill, rain runs down the panes. */
import { clamp } from '../clamp.ts'
import { siteOf } from './country.ts'
import type { Vec3 } from '../shot-plan.ts'
import type { Setting, SettingShot } from './setting.ts'
import { openSky } from './sky.ts'

export const room: Setting = {
  id: 'room',
  label: { en: 'a room with a window', zh: '有窗的房间' },
  weight: 1.3,
  words: {
    en: ['room', 'living room', 'bedroom', 'window', 'windowsill', 'window sill', 'by the window', 'indoors', 'interior', 'at home', 'apartment', 'office', 'study', 'sofa', 'fireplace'],
    zh: ['房间', '客厅', '卧室', '窗边', '窗前', '窗台', '窗户', '室内', '屋里', '家里', '书房', '办公室'],
  },
  standsFor: {
    en: ['dance studio', 'art studio', 'recording studio', 'tattoo studio', 'design studio', 'university', 'college', 'hotel', 'hostel', 'guesthouse', 'airbnb', 'clinic', 'hospital', 'dentist', 'salon', 'barber', 'spa', 'museum', 'gallery', 'nursery', 'kindergarten', 'coworking', 'furniture', 'home decor', 'interior design', 'cosy corner', 'cozy corner', 'nook', 'lounge', 'online course', 'workshop'],
    zh: ['大学', '酒店', '宾馆', '民宿', '诊所', '医院', '牙科', '理发店', '美容院', '美发', '博物馆', '画廊', '幼儿园', '家具', '家居', '装修', '网课', '培训班'],
  },
  features: {
    sill: { en: ['windowsill', 'window sill', 'on the sill', 'in the window'], zh: ['窗台'] },
    rain: { en: ['rain', 'rainy', 'rainy day', 'raining', 'raindrops'], zh: ['雨', '下雨', '雨天', '雨滴'] },
    city: { en: ['city', 'skyline', 'apartment', 'office'], zh: ['城市', '公寓', '办公室'] },
  },
  contains: ['table', 'city', 'mountains', 'skyline'],
  bestTime: 'morning',
  indoors: true,
  compose(request): SettingShot {
    const { frame, light, main, has, weather } = request
    const { side, isPortrait } = siteOf(request)
    const isWet = has('rain') || weather === 'rain' || weather === 'storm'
    const isSmall = main !== null && main.heightM < 0.8
    const back = isSmall ? 2.1 : 4.4
    const onSill = isSmall || has('sill')
    // A pet on the sill is seen close, the plant at its side.
    const focal = isSmall ? clamp((0.43 * back) / Math.max(main.heightM, main.widthM * 0.6), [1.3, 3]) : isPortrait ? 0.95 : 1.1
    const plant = isSmall ? Math.max(0.4, (0.58 * back * (frame.width / frame.height)) / (16 / 9) / focal) : 0.81
    const grey = isWet ? 0.6 : 1
    const day = 1 - 0.88 * light.night
    const rainSky = (color: Vec3): Vec3 => [color[0] * day, color[1] * day, color[2] * day]
    return {
      modules: [
        { use: 'room', with: { back, x: (isSmall ? 0.3 : 0.55) * side, plant, wide: 2.3, tall: 1.6, rain: isWet ? 1 : 0, hedge: has('city') ? 0 : 1 } },
        has('city')
          ? { use: 'skyline', far: true, with: { near: 300, far: 900, tall: 120, spread: 3 } }
          : { use: 'alpine-range', far: true, still: true, with: { heroX: 0.1, height: 420, distance: 4200, snowline: 2, treeline: 2 } },
        ...openSky(light, { cover: isWet ? 0.9 : 0.4 }),
      ],
      camera: {
        pose: { position: [0, isSmall ? 1.2 : 1.35, 0], focal, horizon: isPortrait ? -0.02 : -0.03, pan: 0 },
        travel: { position: [-side * 0.25, 0.05, 0.35] },
        durationS: 10,
        ease: 0.3,
        sway: 0,
      },
      reach: { x: 0.5, y: 0.3, z: 0.7 },
      slots: {
        ground: onSill
          ? { depth: [back - 0.1, back - 0.1], way: 'lane', lifeSize: isSmall, eye: [0.22, 0.5], follow: 0, horizon: [-0.3, 0.1], isCentred: true }
          : { depth: [back - 1.6, back - 1.6], way: 'lane', lifeSize: true, eye: [0.9, 1.5], follow: 0.2, horizon: [-0.12, 0.1], isCentred: true },
      },
      ...(onSill ? { ground: { shape: 'level', with: { y: 0.87 } } } : {}),
      light: {
        sun: [0.3 * side, 0.9], discRadius: 0, sunColor: [light.sunColor[0] * 0.5 * grey, light.sunColor[1] * 0.5 * grey, light.sunColor[2] * 0.5 * grey],
        horizon: isWet ? rainSky([0.42, 0.46, 0.52]) : light.horizon, zenith: isWet ? rainSky([0.25, 0.28, 0.33]) : light.zenith, glow: isWet ? 0 : 0.5,
        ambient: [light.ambient[0] * 0.9 + 0.05, light.ambient[1] * 0.85 + 0.04, light.ambient[2] * 0.8 + 0.03], exposure: 1.05,
      },
      haze: 0.00005,
      lamplight: [0.32, 0.2, 0.1],
      grade: { bloom: 0.22, vignette: 0.7, tint: [1.03, 1, 0.96] },
      ambience: isWet ? [{ kind: 'rain', gainDb: -14 }] : [{ kind: 'forest-birds', gainDb: -22 }],
    }
  },
}
