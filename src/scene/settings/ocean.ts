/** The sea seen from a beach: waves that roll in, break and wash up the sand. */
import type { Setting, SettingShot } from './setting.ts'

export const ocean: Setting = {
  id: 'ocean',
  label: { en: 'an ocean beach', zh: '海边' },
  words: {
    en: ['ocean', 'sea', 'beach', 'seaside', 'seashore', 'shore', 'coast', 'surf', 'waves', 'wave', 'tide', 'sand'],
    zh: ['大海', '海洋', '海边', '海滩', '沙滩', '海岸', '海浪', '海上', '海', '浪花', '波浪', '潮水', '浪'],
  },
  features: {
    'open-water': {
      en: ['open sea', 'open ocean', 'open water', 'high seas', 'middle of the ocean', 'at sea'],
      zh: ['远海', '公海', '大洋', '海中央'],
    },
  },
  subjects: [],
  bestTime: 'golden',
  compose({ time, light, random, has }): SettingShot {
    const openWater = has('open-water')
    const rough = 0.9 + 0.9 * light.storm
    return {
      modules: [
        { use: 'sea', with: { rough, foam: 0.25 + 0.3 * light.storm } },
        { use: 'clouds', with: { cover: Math.max(light.cover, 0.42), streak: 1.6, billow: 0.3 } },
        { use: 'stars' },
        { use: 'sun' },
      ],
      camera: {
        pose: { position: [0, openWater ? 3.5 : 1.9, 0], focal: 1.15, horizon: 0.09, pan: 0 },
        travel: { position: [random.between(-0.5, 0.5), 0, 0.4] },
        durationS: 12,
        ease: 0.5,
        sway: 0,
      },
      reach: { x: 3, y: 2, z: 2 },
      haze: 0.0022,
      light: time === 'sunset' ? { sun: [random.between(-0.3, 0.3), 0.045] } : {},
      grade: { godRays: 0.1, bloom: 0.18 },
      ambience: [{ kind: 'waves', gainDb: 0 }],
    }
  },
}
