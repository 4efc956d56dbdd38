/** What is missing for films (and for their tests), and which packages of which system would bring it. Pure. */
import { type SystemSurvey, englishVoice } from '../src/process/system-survey.ts'
import type { Bilingual } from './system-say.ts'

/** Of films. */
export const needs = ['ffmpeg', 'driver', 'english-voice', 'other-voices'] as const
type FilmNeed = (typeof needs)[number]
/** The tests drive a browser as well. */
export type Need = FilmNeed | 'browser'

/** In the words of the person who will miss it. */
export const needNames: Record<Need, Bilingual> = {
  ffmpeg: { en: 'ffmpeg with x264 (without it no film can be made)', zh: '带 x264 的 ffmpeg（没有它无法制作影片）' },
  driver: {
    en: 'a software graphics driver (Mesa 25 lavapipe; without it pictures take longer, or can not be painted)',
    zh: '软件图形驱动（Mesa 25 lavapipe；没有它绘制画面更慢，或无法绘制）',
  },
  'english-voice': { en: 'the English voice (festival)', zh: '英文声音（festival）' },
  'other-voices': { en: 'the Chinese voice (espeak-ng)', zh: '中文声音（espeak-ng）' },
  browser: { en: 'a browser for the tests (Chromium; films need none)', zh: '测试用的浏览器（Chromium；制作影片不需要）' },
}

/** What the survey did not find. A real GPU or lavapipe is a good driver; what stands lower is used for want of better. */
export function missingNeeds(survey: SystemSurvey, platform: NodeJS.Platform): Need[] {
  const hasGoodDriver = survey.driver?.rung === 'gpu' || survey.driver?.rung === 'lavapipe'
  const isMet: Record<FilmNeed, boolean> = {
    ffmpeg: Boolean(survey.ffmpeg && survey.ffprobe) && survey.missingEncoders.length === 0,
    driver: hasGoodDriver || platform !== 'linux',
    'english-voice': survey.festivalVoices.includes(englishVoice),
    'other-voices': survey.espeak !== undefined,
  }
  return needs.filter((need) => !isMet[need])
}

/** Packages that would meet a need; of several alternatives the first that can be installed is taken. */
export interface PackageSet {
  /** apt's own words: `name`, or `name/suite`. */
  readonly packages: readonly string[]
  /** A package that must be of at least this major version, else the set is of no use. */
  readonly atLeast?: { readonly name: string; readonly major: number }
}

/** Debian and its children. */
export function aptAlternatives(need: Need, backports: string | undefined): PackageSet[] {
  const atLeast = { name: 'mesa-vulkan-drivers', major: 25 } // 22's lavapipe gives no WebGPU adapter
  switch (need) {
    case 'ffmpeg':
      return [{ packages: ['ffmpeg'] }]
    case 'driver':
      return [
        { packages: ['libvulkan1', 'mesa-vulkan-drivers'], atLeast },
        ...(backports ? [{ packages: ['libvulkan1', `mesa-vulkan-drivers/${backports}`], atLeast }] : []),
        { packages: ['libegl1', 'libgles2', 'libgl1-mesa-dri'] }, // the rung below: software OpenGL ES
      ]
    case 'english-voice':
      return [{ packages: ['festival', 'festvox-us-slt-hts'] }]
    case 'other-voices':
      return [{ packages: ['espeak-ng'] }]
    case 'browser':
      return [{ packages: ['chromium-headless-shell'] }, { packages: ['chromium'] }]
  }
}

/** Package managers other than apt: their command, and their names for what we need. */
const otherManagers: Record<string, { install: string; packages: Record<Need, string> }> = {
  dnf: {
    install: 'sudo dnf install',
    packages: {
      ffmpeg: 'ffmpeg',
      driver: 'vulkan-loader mesa-vulkan-drivers',
      'english-voice': 'festival festvox-slt-arctic-hts',
      'other-voices': 'espeak-ng',
      browser: 'chromium-headless',
    },
  },
  pacman: {
    install: 'sudo pacman -S',
    packages: {
      ffmpeg: 'ffmpeg',
      driver: 'vulkan-icd-loader vulkan-swrast',
      'english-voice': 'festival festival-us',
      'other-voices': 'espeak-ng',
      browser: 'chromium',
    },
  },
  zypper: {
    install: 'sudo zypper install',
    packages: {
      ffmpeg: 'ffmpeg',
      driver: 'libvulkan1 libvulkan_lvp',
      'english-voice': 'festival',
      'other-voices': 'espeak-ng',
      browser: 'chromium',
    },
  },
  brew: {
    install: 'brew install',
    packages: { ffmpeg: 'ffmpeg', driver: '', 'english-voice': '', 'other-voices': 'espeak-ng', browser: '--cask chromium' },
  },
}

export const otherManagerNames = Object.keys(otherManagers)

/** The one line that a person would run to get what is missing. */
export function installLine(manager: string | undefined, missing: readonly Need[], backports?: string): string {
  const other = manager === undefined ? undefined : otherManagers[manager]
  if (other) {
    return [other.install, ...missing.map((need) => other.packages[need]).filter(Boolean)].join(' ')
  }
  // The first alternative, but of the driver the one from backports where there is one.
  const takesBackports = backports !== undefined && missing.includes('driver')
  const packages = missing.flatMap((need) => {
    const alternatives = aptAlternatives(need, backports)
    return alternatives[need === 'driver' && takesBackports ? 1 : 0]!.packages
  })
  const install = `sudo apt-get install --no-install-recommends ${packages.join(' ')}`
  if (!takesBackports) return install
  const source = `deb http://deb.debian.org/debian ${backports} main`
  return `echo '${source}' | sudo tee /etc/apt/sources.list.d/backports.list && sudo apt-get update && ${install}`
}
