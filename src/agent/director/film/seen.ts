/** Whether words say what is to be seen, and under which sky. Pure. */
import { describeScene } from '../../../scene/describe.ts'
import { simplify } from '../reading/simplify.ts'

/** They name a place, or something that can be shown. */
export function describes(text: string): boolean {
  const { settingNamed, subjects } = describeScene(simplify(text))
  return settingNamed || subjects.length > 0
}

/** The words of time, weather or season in a request, where it has any. */
export function skyOf(text: string): string | undefined {
  const { time, weather, season } = describeScene(text)
  if (!time && !weather && !season) return undefined
  const named = /\b(?:at |in |during |to |a |the )?(?:night(?:time)?|day(?:time|light)?|morning|dawn|sunrise|sunset|dusk|evening|noon|golden hour|rain(?:y|ing)?|snow(?:y|ing)?|fog(?:gy)?|storm(?:y)?|sunny|cloudy|winter|summer|autumn|fall|spring|windy|mist(?:y)?)\b/i.exec(text)?.[0]
  const chinese = /(?:夜晚|晚上|夜景|白天|早晨|清晨|黎明|日出|日落|黄昏|傍晚|中午|下雨|雨天|雨中|下雪|雪天|雪景|大雾|雾天|暴风雨|晴天|阴天|冬天|夏天|秋天|春天|夜里|深夜)/.exec(text)?.[0]
  return (chinese ?? named)?.replace(/^(?:to|a|the)\s+/i, '').trim()
}
