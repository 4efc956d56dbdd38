import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { describeScene } from './describe.ts'
import type { SceneDescription } from './description.ts'

type Expected = Partial<SceneDescription>

const cases: readonly [prompt: string, expected: Expected][] = [
  ['generate a 10-second clip of a sunset over the ocean with waves crashing', { setting: 'ocean', time: 'sunset', weather: null, mood: 'dramatic', features: ['crashing'], notDepicted: [], language: 'en' }],
  ['A stormy sea at night, lightning', { setting: 'ocean', time: 'night', weather: 'storm' }],
  ['beaches in the early morning, slow push in', { setting: 'ocean', time: 'dawn', camera: 'push-in' }],
  ['calm ocean, black and white', { setting: 'ocean', mood: 'calm', style: 'noir' }],
  ['misty mountains at dawn', { setting: 'mountains', time: 'dawn', weather: 'fog' }],
  ['a neon-lit city street in the rain at night', { setting: 'city', time: 'night', weather: 'rain', style: 'cyberpunk' }],
  ['autumn forest, golden hour, pan left', { setting: 'forest', season: 'autumn', time: 'golden', camera: 'pan-left' }],
  ['海上日落，海浪拍打沙滩', { setting: 'ocean', time: 'sunset', features: ['shore', 'crashing'], notDepicted: [], language: 'zh' }],
  ['雨夜的城市街道', { setting: 'city', time: 'night', weather: 'rain', language: 'zh' }],
  ['清晨薄雾中的森林', { setting: 'forest', time: 'dawn', weather: 'fog' }],
  ['雪山，航拍', { setting: 'mountains', camera: 'push-in' }],

  // What stands in a land, and what the sky shows.
  ['northern lights over a frozen lake', { setting: 'arctic', wonders: ['aurora'], notDepicted: [] }],
  ['aurora borealis over the ice', { setting: 'arctic', wonders: ['aurora'], notDepicted: [] }],
  ['a rainbow over the sea', { setting: 'ocean', wonders: ['rainbow'], notDepicted: [] }],
  ['Saturn and its rings', { setting: 'space', features: ['ringed'] }],
  ['a forest by the ocean', { setting: 'forest', notDepicted: ['ocean'] }],
  ['宇宙中的黑洞', { setting: 'space', features: ['black-hole'], notDepicted: [] }],

  // Snow that lies and snow that falls.
  ['snowy mountains at sunrise', { setting: 'mountains', time: 'dawn', weather: null, season: null, features: ['snow'] }],
  ['snow-capped mountains reflected in a lake', { weather: null, season: null, features: ['lake', 'snow'] }],
  ['snowy mountains in winter', { setting: 'mountains', weather: null, season: 'winter' }],
  ['heavy snow falling in the mountains', { setting: 'mountains', weather: 'snow', notDepicted: [] }],
  ['a blizzard over the peaks', { setting: 'mountains', weather: 'snow' }],
  ['a snowy forest, quiet morning', { setting: 'forest', weather: null, season: 'winter', notDepicted: [] }],
  ['a snowy village street at night', { setting: 'village', weather: null, season: 'winter', notDepicted: [] }],
  ['people walking in the snow in a city', { setting: 'city', weather: 'snow', notDepicted: [] }],
  ['雪山日出，航拍，4K高清', { setting: 'mountains', time: 'dawn', weather: null, season: null, notDepicted: [] }],
  ['下雪的城市夜晚', { setting: 'city', time: 'night', weather: 'snow' }],
  ['大雪纷飞的森林', { setting: 'forest', weather: 'snow', notDepicted: [] }],
  ['暴风雪中的登山者', { setting: 'mountains', weather: 'snow', notDepicted: [] }],
  ['冬天的森林，白雪皑皑', { setting: 'forest', weather: null, season: 'winter', notDepicted: [] }],
  ['大雪覆盖的森林', { setting: 'forest', weather: null, season: 'winter', notDepicted: [] }],

  // Rain that is over, and words that only look like rain.
  ['wet city street after the rain, reflections', { setting: 'city', weather: null, features: ['wet'] }],
  ['雨后的街道，霓虹灯倒影', { setting: 'city', weather: null, features: ['neon', 'wet'] }],
  ['热带雨林里的清晨阳光', { setting: 'jungle', time: 'dawn', weather: 'clear' }],

  // Words of the trade and praise name nothing that could be missing.
  ['Cinematic lighting, 4k, ultra detailed, beautiful ocean sunset video', { setting: 'ocean', time: 'sunset', style: 'cinematic', notDepicted: [] }],
  ['aerial view of New York skyline at golden hour, 8k, hyperrealistic, unreal engine', { setting: 'skyline', time: 'golden', camera: 'push-in', notDepicted: [] }],
  ['make a relaxing 15 second video of ocean waves for meditation', { setting: 'ocean', mood: 'calm', notDepicted: [] }],
  ['迷人的海边日落，适合做背景视频', { setting: 'ocean', time: 'sunset', notDepicted: [] }],
  ['秋天的森林小路，落叶飘落，电影质感', { setting: 'forest', season: 'autumn', style: 'cinematic', notDepicted: [] }],
  ['生成一段10秒的夏日海滩视频，阳光明媚', { setting: 'ocean', season: 'summer', notDepicted: [] }],
  ['无人机航拍海浪拍打礁石', { setting: 'ocean', camera: 'push-in', features: ['crashing'], without: [], notDepicted: ['礁石'] }],

  // How a thing is, turns or comes in number is seen and not told as missing.
  ['a river winding through a green valley', { setting: 'river', notDepicted: [] }],
  ['a luxury watch rotating on a black background', { setting: 'studio', notDepicted: [] }],
  ['一杯热茶冒着热气', { setting: 'table', notDepicted: [] }],
  ['abstract blue and gold ink in water', { setting: 'abstract', features: ['ink'], notDepicted: [] }],
  ['a lone tree in the middle of a wheat field', { setting: 'fields', features: ['wheat', 'tree'], notDepicted: [] }],
  ['春节的烟花和红灯笼', { setting: 'market', wonders: ['fireworks'], notDepicted: [] }],
  ['a marathon in the city', { setting: 'city', subjects: [{ kind: 'runner', count: 5, words: 'marathon' }], notDepicted: [] }],
  ['草原上奔跑的马群', { setting: 'meadow', subjects: [{ kind: 'horse', count: 5, words: '马', action: 'run' }], notDepicted: [] }],
  // Who holds an umbrella is one person, and its colour is the umbrella's.
  ['a girl with a red umbrella on a rainy street', { setting: 'city', subjects: [{ kind: 'umbrella-child', count: 1, color: '#b3261e', words: 'girl' }], notDepicted: [] }],
  ['people with red umbrellas on a rainy street', { setting: 'city', subjects: [{ kind: 'umbrella-person', count: 3, color: '#b3261e', words: 'people' }], notDepicted: [] }],
  // The crowd of a concert is in the hall, not on the stage.
  ['a concert crowd with a singer on stage', { setting: 'stage', subjects: [{ kind: 'singer', count: 1, words: 'singer' }], notDepicted: [] }],
  ['a man on the beach, portrait format', { isPortrait: false }],
  ['海边的婚礼', { setting: 'ocean', subjects: [{ kind: 'bride', count: 1, words: '婚礼' }, { kind: 'groom', count: 1, words: '婚礼' }], notDepicted: [] }],
  // The viaduct is the bridge.
  ['an old steam train crossing a stone bridge by a railway', { setting: 'railway', subjects: [{ kind: 'steam-train', count: 1, words: 'steam train' }], notDepicted: [] }],
  ['a steam train crossing a stone bridge in the mountains', { setting: 'railway', features: ['mountains'], subjects: [{ kind: 'steam-train', count: 1, words: 'steam train' }], notDepicted: [] }],
  ['a train crossing a bridge over a river', { setting: 'railway', features: ['river'], notDepicted: [] }],
  ['a train in the mountains', { setting: 'mountains', subjects: [{ kind: 'steam-train', count: 1, words: 'train' }], notDepicted: [] }],
  // People where they can walk; what is missing is said.
  ['a person walking on the beach at sunset', { setting: 'ocean', notDepicted: [] }],
  ['a woman walking through a forest', { setting: 'forest', notDepicted: [] }],
  ['people walking down a neon street at night', { setting: 'city', notDepicted: [] }],
  ['a man in a black coat walks along the shore in winter', { setting: 'ocean', season: 'winter', notDepicted: [] }],
  ['一个人走在沙滩上', { setting: 'ocean', notDepicted: [] }],
  ['一位女孩在森林里散步', { setting: 'forest', notDepicted: [] }],
  ['a climber in the mountains', { setting: 'mountains', notDepicted: ['climber'] }],
  ['cars driving through a rainy city at night, neon reflections', { setting: 'city', weather: 'rain', notDepicted: [] }],
  ['people and cars in a busy city street', { setting: 'city', features: ['traffic'], notDepicted: ['people'] }],
  ['上海外滩夜景，车水马龙', { setting: 'skyline', time: 'night', notDepicted: [] }],
  ['赛博朋克城市雨夜，飞行汽车', { setting: 'city', weather: 'rain', features: ['futuristic', 'traffic'], notDepicted: [] }],
  ['机器人走在城市街头', { setting: 'city', subjects: [{ kind: 'robot', count: 1, words: '机器人', action: 'walk' }], notDepicted: [] }],
  ['a mermaid flying over snowy peaks', { setting: 'mountains', notDepicted: ['mermaid'] }],
  ['一条美人鱼飞过雪山', { setting: 'mountains', notDepicted: ['美人鱼'] }],
  ['一条龙在云海上飞舞', { setting: 'cloud-sea', subjects: [{ kind: 'loong', count: 1, words: '龙', action: 'fly' }], notDepicted: [] }],
  ['a quiet library full of books', { setting: 'library', notDepicted: [] }],
  ['a classroom with pupils', { setting: 'classroom', notDepicted: [] }],
  ['a supermarket', { setting: 'supermarket', notDepicted: [] }],
  ['地铁站，列车进站', { setting: 'subway', features: ['train'], subjects: [], notDepicted: [] }],
  ['a candlelit dinner with wine', { setting: 'table', features: ['wine', 'candles'], subjects: [], notDepicted: [] }],
  // A robot does what a waiter does; a restaurant holds the table that is named with it.
  ['a robot carrying a tray of drinks in a cafe', { setting: 'restaurant', subjects: [{ kind: 'robot-waiter', count: 1, words: 'robot' }] }],
  ['a waitress serving drinks in a restaurant', { setting: 'restaurant', subjects: [{ kind: 'waiter', count: 1, words: 'waitress' }], notDepicted: [] }],
  ['a family at the dinner table in a restaurant', { setting: 'restaurant', notDepicted: [] }],
  ['a cup of coffee in a cafe', { setting: 'table', subjects: [], notDepicted: [] }],
  ['夜店里的DJ在打碟', { subjects: [{ kind: 'dj', count: 1, words: 'dj' }] }],
  ['colourful geometric shapes', { setting: 'abstract', features: ['shapes', 'colourful', 'fluid'], notDepicted: [] }],
  ['neon geometric shapes on a synthwave grid', { setting: 'abstract', features: ['grid', 'shapes', 'neon'], notDepicted: [] }],
  ['a football match in a full stadium', { setting: 'stadium', subjects: [{ kind: 'footballer', count: 5, words: 'football match' }], notDepicted: [] }],
  ['runners on a running track', { setting: 'stadium', features: ['track'], subjects: [{ kind: 'runner', count: 5, words: 'runners', action: 'run' }], notDepicted: [] }],
  ['观众欢呼的足球场', { setting: 'stadium', notDepicted: [] }],
  ['an airplane at the airport', { setting: 'airport', subjects: [{ kind: 'airliner', count: 1, words: 'airplane' }], notDepicted: [] }],
  ['机场的航站楼和塔台', { setting: 'airport', subjects: [], notDepicted: [] }],
  ['a woman lifting weights in the gym', { setting: 'gym', subjects: [{ kind: 'weightlifter', count: 1, words: 'woman' }], notDepicted: [] }],
  ['健身房', { setting: 'gym', notDepicted: [] }],
  ['a haunted house at night', { setting: 'haunted', time: 'night', subjects: [], notDepicted: [] }],
  ['a ghost in the fog at an old haunted mansion', { setting: 'haunted', weather: 'fog', subjects: [{ kind: 'ghost', count: 1, words: 'ghost' }], notDepicted: [] }],
  ['万圣节的鬼屋和蝙蝠', { setting: 'haunted', subjects: [], notDepicted: [] }],
  ['a DJ in a night club', { setting: 'stage', subjects: [{ kind: 'dj', count: 1, words: 'dj' }], notDepicted: [] }],
  // One thing at a time is on the table.
  ['a glass of milk', { setting: 'table', features: ['milk'], notDepicted: [] }],
  ['a bottle of milk on a wooden table', { setting: 'table', features: ['milkBottle', 'milk', 'wooden'], notDepicted: [] }],
  ['a glass of beer in a pub', { setting: 'table', features: ['beer'], subjects: [], notDepicted: [] }],
  ['a wedding cake', { setting: 'table', features: ['cake'], subjects: [], notDepicted: [] }],
  ['a girl blowing soap bubbles on a meadow', { setting: 'meadow', wonders: ['soap-bubbles'], subjects: [{ kind: 'girl', count: 1, words: 'girl' }], notDepicted: [] }],
  ['an old man feeding pigeons in the park', { setting: 'garden', subjects: [{ kind: 'old-man', count: 1, words: 'old man', action: 'stand' }, { kind: 'pigeon', count: 6, words: 'pigeons' }], notDepicted: [] }],
  ['a school bus and his dog on a road', { subjects: [{ kind: 'school-bus', count: 1, words: 'school bus' }, { kind: 'dog', count: 1, words: 'dog' }], notDepicted: [] }],
  ['a penguin family in Antarctica', { subjects: [{ kind: 'penguin', count: 5, words: 'penguin' }], notDepicted: [] }],
  ['strawberries and milk', { setting: 'table', notDepicted: ['milk'] }],
  ['a girl reading a book in a park', { setting: 'garden', subjects: [{ kind: 'girl', count: 1, words: 'girl', action: 'read' }], notDepicted: [] }],
  ['an astronaut walking on the moon', { setting: 'moon', subjects: [{ kind: 'astronaut', count: 1, words: 'astronaut', action: 'walk' }], notDepicted: [] }],
  ['登陆火星的宇航员', { setting: 'moon', notDepicted: [] }],
  ['mars among the stars', { setting: 'space' }],
  ['a moonlit lake', { setting: 'lake', time: 'night' }],
  ['pizza on a wooden table', { setting: 'table', subjects: [], notDepicted: [] }],
  ['一笼包子', { setting: 'table', notDepicted: [] }],
  ['a Christmas tree in a cosy living room', { setting: 'room', subjects: [{ kind: 'christmas-tree', count: 1, words: 'christmas tree' }], notDepicted: [] }],
  ['元宵节的灯笼', { setting: 'market', notDepicted: [] }],
  ['dancing in a night club', { setting: 'stage' }],
  ['a candle on a windowsill', { setting: 'room', subjects: [{ kind: 'candle', count: 1, words: 'candle' }], notDepicted: [] }],
  ['bees on flowers', { setting: 'meadow', subjects: [{ kind: 'bee', count: 7, words: 'bees' }], notDepicted: [] }],
  ['an octopus on the reef', { setting: 'reef', subjects: [{ kind: 'octopus', count: 1, words: 'octopus' }], notDepicted: [] }],
  ['jellyfish in the deep sea', { setting: 'reef', subjects: [{ kind: 'jellyfish', count: 5, words: 'jellyfish' }], notDepicted: [] }],
  ['a wolf howling at the moon in the forest', { setting: 'forest', time: 'night', subjects: [{ kind: 'wolf', count: 1, words: 'wolf', action: 'howl' }], notDepicted: [] }],
  ["a whale's tail in the ocean", { setting: 'ocean', subjects: [{ kind: 'whale-tail', count: 1, words: "whale's tail" }], notDepicted: [] }],
  ['a dragon flying over a castle', { setting: 'castle', subjects: [{ kind: 'dragon', count: 1, words: 'dragon', action: 'fly' }], notDepicted: [] }],
  ['a cozy cabin in the woods at dusk', { setting: 'village', features: ['wooden', 'lone'], notDepicted: [] }],
  ['underwater coral reef with fish', { setting: 'reef', features: ['fish'], notDepicted: [] }],
  ['海底世界，珊瑚和鱼群', { setting: 'reef', notDepicted: [] }],
  ['an old chinese water town with lanterns', { setting: 'village', features: ['lanterns', 'chinese', 'canal'], notDepicted: [] }],
  ['northern lights over snowy mountains', { setting: 'mountains', wonders: ['aurora'], notDepicted: [] }],
  ['children playing on the beach', { setting: 'ocean', subjects: [{ kind: 'child', count: 3, words: 'children', action: 'play' }], notDepicted: [] }],
  ['夕阳下的海滩，一对情侣手牵手，电影级打光，8K', { setting: 'ocean', time: 'sunset', style: 'cinematic', notDepicted: [] }],
  ['老人坐在海边看日出', { setting: 'ocean', time: 'dawn', notDepicted: [] }],
  ['一个穿红色外套的女孩走在雨中的街道上', { setting: 'city', weather: 'rain', notDepicted: [] }],
  ['繁华都市的夜晚，车流不息，延时摄影', { setting: 'city', time: 'night', notDepicted: ['延时摄影'] }],
  ['timelapse of clouds over mountains', { setting: 'mountains', weather: 'cloudy', notDepicted: ['timelapse'] }],
]

/** Who is named without a place: what they do says where. */
const placeless: readonly (readonly [string, Partial<SceneDescription>])[] = [
  ['一个小女孩放风筝', { setting: 'meadow', subjects: [{ kind: 'kite-child', count: 1, words: '小女孩' }], notDepicted: [] }],
  ['a robot waiter carrying a tray', { setting: 'restaurant', subjects: [{ kind: 'robot-waiter', count: 1, words: 'robot waiter' }], notDepicted: [] }],
  ['a DJ at the decks', { setting: 'stage', subjects: [{ kind: 'dj', count: 1, words: 'dj' }], notDepicted: [] }],
  ['a basketball game', { setting: 'gym', subjects: [{ kind: 'basketball-player', count: 3, words: 'basketball game' }], notDepicted: [] }],
  ['a businesswoman with a laptop', { setting: 'room', subjects: [{ kind: 'laptop-person', count: 1, words: 'businesswoman' }], notDepicted: [] }],
  ['friends sitting around a campfire at night', { setting: 'forest', time: 'night', notDepicted: [] }],
  // A tree that somebody is under stands in a meadow; with weather around it nothing stands in a room.
  ['a man reading under a tree', { setting: 'meadow', features: ['tree'], notDepicted: [] }],
  ['老人在树下看书', { setting: 'meadow', features: ['tree'] }],
  ['an owl in a tree', { setting: 'forest' }],
  ['Christmas tree', { setting: 'room' }],
  ['Christmas tree in the snow', { setting: 'village', weather: 'snow' }],
  ['雪地里的圣诞树', { setting: 'village', season: 'winter' }],
  ['a cat in the rain', { setting: 'garden', weather: 'rain' }],
  ['close-up portrait of a man', { isPortrait: true, notDepicted: [] }],
]

describe('describeScene', () => {
  for (const [prompt, expected] of placeless) {
    it(`should find a place for "${prompt}"`, () => {
      const description = describeScene(prompt)
      for (const [key, value] of Object.entries(expected)) assert.deepEqual(description[key as keyof SceneDescription], value, key)
      assert.equal(description.settingNamed, false)
    })
  }

  for (const [prompt, expected] of cases) {
    it(`should understand "${prompt}"`, () => {
      const description = describeScene(prompt)
      for (const [key, value] of Object.entries(expected)) {
        assert.deepEqual(description[key as keyof SceneDescription], value, key)
      }
      assert.equal(description.settingNamed, true)
    })
  }

  it('should keep what is ruled out apart', () => {
    const description = describeScene('an ocean beach without people or boats, no rain')
    assert.equal(description.weather, null)
    assert.deepEqual([...description.without].sort(), ['person', 'rowing-boat'])
    assert.deepEqual(description.notDepicted, [])
    assert.deepEqual(describeScene('没有人的海滩').without, ['person'])
  })

  it('should end a negation at the next clause', () => {
    const description = describeScene('no people, but a rainy beach')
    assert.equal(description.weather, 'rain')
    assert.equal(description.setting, 'ocean')
  })

  it('should say what it cannot show, in the words of the prompt', () => {
    assert.deepEqual(describeScene('a mermaid over the ocean at sunset').notDepicted, ['mermaid'])
    assert.deepEqual(describeScene('a watercolour ocean with a gizmo').notDepicted, ['watercolour', 'gizmo'])
    assert.deepEqual(describeScene('海边的恐龙').notDepicted, ['恐龙'])
  })

  it('should count people by the word for them', () => {
    const countOf = (prompt: string): number | undefined => describeScene(prompt).subjects[0]?.count
    assert.equal(countOf('a couple on the beach'), 2)
    assert.equal(countOf('a beach with people'), 3)
    assert.equal(countOf('a woman on the beach'), 1)
    assert.equal(countOf('two people on the beach'), 2)
    assert.equal(countOf('海边的情侣'), 2)
  })

  it('should answer a prompt that names no place with a place, and say so', () => {
    const description = describeScene('quarterly revenue')
    assert.equal(description.settingNamed, false)
    assert.notEqual(description.setting, '')
    assert.deepEqual(description.notDepicted, ['quarterly revenue'])
    assert.equal(description.setting, 'abstract')
  })

  it('should not find words inside other words', () => {
    assert.equal(describeScene('a seam in the beachfront').settingNamed, false)
    assert.equal(describeScene('an ocean of ravines').weather, null)
  })

  it('should take any text without failing, and the same text the same way', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (prompt) => {
        assert.deepEqual(describeScene(prompt), describeScene(prompt))
      }),
      { numRuns: 60 },
    )
  })

  it('should read a very long prompt in reasonable time', () => {
    assert.equal(describeScene('waves '.repeat(20_000)).setting, 'ocean')
  })
})

describe('describeScene where nothing shows what is named', () => {
  it('should put people into a room, not on its table, and say what gave way', () => {
    const { setting, subjects, notDepicted } = describeScene('a woman with a bowl of ramen')
    assert.deepEqual([setting, subjects.map(({ kind }) => kind), notDepicted], ['room', ['woman'], ['ramen']])
    const coffee = describeScene('a woman drinking coffee')
    assert.deepEqual([coffee.setting, coffee.subjects, coffee.notDepicted], ['room', [{ kind: 'coffee-person', count: 1, words: 'woman' }], []])
    assert.equal(describeScene('a cat beside a cup of coffee').setting, 'table')
    assert.deepEqual(describeScene('a family at home').subjects.map(({ kind }) => kind), ['family'])
  })

  it('should show the nearest of what it has, and say that it is not the thing itself', () => {
    for (const [prompt, setting, missing] of [['my salon', 'room', 'salon'], ['美容院', 'room', '美容院'], ['fresh croissants', 'table', 'fresh croissants']] as const) {
      const found = describeScene(prompt)
      assert.deepEqual([found.setting, found.settingNamed, found.notDepicted], [setting, true, [missing]])
    }
    assert.equal(describeScene('a salon in the forest').setting, 'forest', 'what is named comes first')
  })

  it('should meet somebody without a place by day', () => {
    assert.deepEqual([describeScene('a businessman').time, describeScene('a businessman at night').time], ['morning', 'night'])
  })
})
