/** What abbreviations, units and signs are called. */

interface Currency {
  readonly one: string
  readonly many: string
  readonly cent?: string
  readonly cents?: string
  readonly chinese: string
}

const dollar: Currency = { one: 'dollar', many: 'dollars', cent: 'cent', cents: 'cents', chinese: '美元' }
const euro: Currency = { one: 'euro', many: 'euros', cent: 'cent', cents: 'cents', chinese: '欧元' }
const pound: Currency = { one: 'pound', many: 'pounds', cent: 'penny', cents: 'pence', chinese: '英镑' }
const yuan: Currency = { one: 'yuan', many: 'yuan', chinese: '元' }

/** By sign and by code. */
export const currencies: Readonly<Record<string, Currency>> = {
  $: dollar,
  USD: dollar,
  '€': euro,
  EUR: euro,
  '£': pound,
  GBP: pound,
  '¥': yuan,
  '￥': yuan,
  CNY: yuan,
  RMB: yuan,
  JPY: { one: 'yen', many: 'yen', chinese: '日元' },
  '₹': { one: 'rupee', many: 'rupees', cent: 'paisa', cents: 'paise', chinese: '卢比' },
}

/** One, and more of it. */
export const englishUnits: Readonly<Record<string, readonly [string, string]>> = {
  '%': ['percent', 'percent'],
  '°C': ['degree Celsius', 'degrees Celsius'],
  '°F': ['degree Fahrenheit', 'degrees Fahrenheit'],
  '°': ['degree', 'degrees'],
  km: ['kilometre', 'kilometres'],
  'km/h': ['kilometre per hour', 'kilometres per hour'],
  m: ['metre', 'metres'],
  cm: ['centimetre', 'centimetres'],
  mm: ['millimetre', 'millimetres'],
  'm²': ['square metre', 'square metres'],
  'km²': ['square kilometre', 'square kilometres'],
  'm/s': ['metre per second', 'metres per second'],
  mi: ['mile', 'miles'],
  mph: ['mile per hour', 'miles per hour'],
  ft: ['foot', 'feet'],
  kg: ['kilogram', 'kilograms'],
  g: ['gram', 'grams'],
  mg: ['milligram', 'milligrams'],
  lb: ['pound', 'pounds'],
  lbs: ['pound', 'pounds'],
  oz: ['ounce', 'ounces'],
  l: ['litre', 'litres'],
  L: ['litre', 'litres'],
  ml: ['millilitre', 'millilitres'],
  s: ['second', 'seconds'],
  ms: ['millisecond', 'milliseconds'],
  min: ['minute', 'minutes'],
  h: ['hour', 'hours'],
  Hz: ['hertz', 'hertz'],
  kHz: ['kilohertz', 'kilohertz'],
  GHz: ['gigahertz', 'gigahertz'],
  W: ['watt', 'watts'],
  kW: ['kilowatt', 'kilowatts'],
  kWh: ['kilowatt hour', 'kilowatt hours'],
  V: ['volt', 'volts'],
  KB: ['kilobyte', 'kilobytes'],
  MB: ['megabyte', 'megabytes'],
  GB: ['gigabyte', 'gigabytes'],
  TB: ['terabyte', 'terabytes'],
  fps: ['frame per second', 'frames per second'],
  K: ['K', 'K'],
  k: ['thousand', 'thousand'],
  x: ['times', 'times'],
}

export const englishAbbreviations: Readonly<Record<string, string>> = {
  'Mr.': 'Mister',
  'Mrs.': 'Missus',
  'Ms.': 'Miz',
  'Dr.': 'Doctor',
  'Prof.': 'Professor',
  'Jr.': 'Junior',
  'Sr.': 'Senior',
  'e.g.': 'for example',
  'i.e.': 'that is',
  'etc.': 'et cetera',
  'vs.': 'versus',
  'approx.': 'approximately',
  'No.': 'number',
  'Inc.': 'Incorporated',
  'Ltd.': 'Limited',
  'Co.': 'Company',
  'Ave.': 'Avenue',
  'Blvd.': 'Boulevard',
  'a.k.a.': 'also known as',
  'w/': 'with',
  AI: 'A I',
  USA: 'U S A',
  UK: 'U K',
  EU: 'E U',
  UN: 'U N',
  UI: 'U I',
  API: 'A P I',
  CEO: 'C E O',
  FAQ: 'F A Q',
  URL: 'U R L',
  IT: 'I T',
  OK: 'okay',
}

export const chineseUnits: Readonly<Record<string, string>> = {
  'km/h': '公里每小时',
  'm/s': '米每秒',
  'km²': '平方公里',
  'm²': '平方米',
  '㎡': '平方米',
  km: '公里',
  cm: '厘米',
  mm: '毫米',
  kg: '千克',
  mg: '毫克',
  ml: '毫升',
  kWh: '千瓦时',
  kW: '千瓦',
  GHz: '吉赫兹',
  Hz: '赫兹',
  '°C': '摄氏度',
  '℃': '摄氏度',
  m: '米',
  g: '克',
  L: '升',
  W: '瓦',
}

/** Latin letters as Chinese speakers name them, in characters that sound so. */
export const letterNames: Readonly<Record<string, string>> = {
  A: '诶', B: '必', C: '西', D: '迪', E: '伊', F: '艾弗', G: '吉', H: '艾尺', I: '艾', J: '杰', K: '开', L: '艾勒', M: '艾姆',
  N: '恩', O: '欧', P: '屁', Q: '丘', R: '阿', S: '艾斯', T: '提', U: '优', V: '维', W: '达布溜', X: '艾克斯', Y: '歪', Z: '贼',
}
