/**
 * The words of a prompt, apart from the names of settings (which live with each setting) and of subjects
 * (`subject-words.ts`). To teach a new word, add it to a row here. English in lower case and singular:
 * plurals are matched too. Rows are tried in order; the first that matches wins.
 */
import type { CameraMove, Facing, Mood, Season, SkyWonder, Style } from './description.ts'
import type { TimeOfDay, Weather } from './light-rig.ts'
import type { Words } from './settings/setting.ts'

export type Table<T> = readonly (readonly [value: T, words: Words])[]

export const timeWords: Table<TimeOfDay> = [
  ['sunset', { en: ['sunset', 'sundown', 'setting sun', 'sun sets', 'sun going down', 'sun goes down'], zh: ['日落', '夕阳', '落日', '晚霞', '斜阳'] }],
  ['dawn', { en: ['sunrise', 'dawn', 'daybreak', 'first light', 'rising sun', 'sun rises', 'sunup', 'early morning'], zh: ['日出', '黎明', '拂晓', '清晨', '破晓', '朝霞', '晨光', '凌晨'] }],
  ['dusk', { en: ['dusk', 'twilight', 'blue hour', 'nightfall', 'gloaming', 'evening'], zh: ['黄昏', '傍晚', '暮色', '薄暮', '蓝调时刻', '入夜'] }],
  ['night', { en: ['night', 'nighttime', 'night time', 'midnight', 'moonlit', 'moonlight', 'full moon', 'moon', 'starry', 'starlit', 'nocturnal', 'after dark', 'late at night'], zh: ['夜晚', '夜里', '深夜', '午夜', '月光', '月夜', '明月', '月亮', '星空', '夜色', '夜景', '晚上', '夜'] }],
  ['golden', { en: ['golden hour', 'golden light', 'golden-hour', 'magic hour', 'low sun', 'golden'], zh: ['黄金时刻', '金色', '金光', '暖阳'] }],
  ['morning', { en: ['morning'], zh: ['早晨', '早上', '上午', '晨'] }],
  ['afternoon', { en: ['afternoon'], zh: ['下午', '午后'] }],
  ['noon', { en: ['noon', 'midday', 'daytime', 'daylight', 'day', 'sunny', 'sunshine', 'sunlit', 'blue sky', 'bright sun'], zh: ['中午', '正午', '白天', '晴空', '阳光', '烈日', '晴天', '蓝天'] }],
]

export const weatherWords: Table<Weather> = [
  ['snow', { en: ['snowing', 'snowfall', 'falling snow', 'snow falling', 'snow falls', 'snow is falling', 'heavy snow', 'light snow', 'snowstorm', 'snow storm', 'blizzard', 'snowflake', 'snow flurries', 'in the snow', 'snowy day', 'snowy night', 'snowy evening'], zh: ['下雪', '下着雪', '下大雪', '飘雪', '雪花', '暴雪', '暴风雪', '大雪', '小雪', '飞雪', '雪天', '雪夜', '风雪', '降雪', '落雪', '雪中', '雪飘'] }],
  ['storm', { en: ['storm', 'stormy', 'thunderstorm', 'thunder', 'lightning', 'tempest', 'hurricane', 'gale', 'typhoon'], zh: ['暴风雨', '雷雨', '风暴', '闪电', '雷电', '台风', '狂风', '雷声'] }],
  ['rain', { en: ['rain', 'rainy', 'raining', 'rainfall', 'drizzle', 'downpour'], zh: ['下雨', '雨天', '雨中', '大雨', '小雨', '细雨', '雨'] }],
  ['fog', { en: ['fog', 'foggy', 'mist', 'misty', 'haze', 'hazy'], zh: ['大雾', '雾气', '薄雾', '迷雾', '晨雾', '雾'] }],
  ['overcast', { en: ['overcast', 'grey sky', 'gray sky', 'gloomy', 'dreary', 'cloud-covered'], zh: ['阴天', '阴沉', '乌云'] }],
  ['cloudy', { en: ['cloudy', 'clouds', 'partly cloudy', 'cloud'], zh: ['多云', '白云', '云彩', '云'] }],
  ['clear', { en: ['clear sky', 'clear skies', 'cloudless', 'clear', 'sunny', 'sunshine', 'blue sky', 'fair weather'], zh: ['晴朗', '晴天', '万里无云', '晴空', '蓝天', '阳光'] }],
]

/** Phrases that hold a word of the weather and say that nothing falls now. */
export const settledWeather: Words = {
  en: [
    'after the rain', 'after rain', 'after a rain', 'rain forest', 'after the storm', 'after a storm', 'after the snow', 'after a snowfall',
    'after the snowfall', 'covered in the snow',
  ],
  zh: ['雨后', '雨林', '雨过天晴', '大雪覆盖', '大雪过后', '暴雪过后', '雪后', '风暴过后'],
}

/**
 * Snow that lies: winter, unless the place has peaks for it to lie on (a setting with a feature `snow`). A phrase that
 * names what is white on the ground is a row of {@link seasonWords} instead.
 */
/** Under the open sky. */
export const outsideWords: Words = { en: ['outside', 'outdoors', 'outdoor', 'in the open air'], zh: ['户外', '室外', '外面', '露天'] }

/** Trees that stand elsewhere than in a meadow. */
export const otherTreeWords: Words = {
  en: ['palm tree', 'coconut tree', 'cherry tree', 'blossom tree', 'christmas tree', 'family tree', 'tree house', 'treehouse', 'bonsai tree', 'street tree', 'joshua tree', 'baobab tree', 'mangrove tree'],
  zh: ['棕榈树', '椰子树', '椰树', '樱花树', '樱树', '圣诞树', '树屋', '行道树', '红树林', '树叶', '树枝'],
}

export const lyingSnowWords: Words = { en: ['snowy', 'snow-covered', 'snow'], zh: ['雪'] }

export const seasonWords: Table<Season> = [
  ['winter', {
    en: [
      'winter', 'wintertime', 'wintry', 'snowy forest', 'snowy wood', 'snowy tree', 'snowy pine', 'snowy trail', 'snowy path', 'snowy valley',
      'snowy meadow', 'snowy field', 'snowy ground', 'snowy landscape', 'snow-covered forest', 'snow-covered tree',
      'snow-covered pine', 'snow-covered valley', 'snow-covered meadow', 'snow-covered trail', 'deep snow', 'fresh snow',
    ],
    zh: ['冬天', '冬季', '冬日', '寒冬', '隆冬', '雪地', '雪景', '雪原', '雪林'],
  }],
  ['autumn', { en: ['autumn', 'fall colors', 'fall colours', 'autumnal', 'fall foliage'], zh: ['秋天', '秋季', '秋日', '深秋', '红叶', '落叶'] }],
  ['spring', { en: ['spring', 'springtime', 'blossom'], zh: ['春天', '春季', '春日'] }],
  ['summer', { en: ['summer', 'summertime', 'summery'], zh: ['夏天', '夏季', '夏日', '盛夏'] }],
]

export const cameraWords: Table<CameraMove> = [
  ['push-in', { en: ['push in', 'push-in', 'dolly in', 'dolly forward', 'camera moves forward', 'moving forward', 'fly forward', 'flying over', 'fly over', 'flyover', 'drone', 'aerial', 'slow push'], zh: ['推进', '推镜头', '向前推', '向前移动', '航拍', '飞越', '无人机'] }],
  ['pull-back', { en: ['pull back', 'pull-back', 'pulling back', 'dolly out', 'dolly back', 'move back'], zh: ['拉远', '后拉', '拉镜头', '后退'] }],
  ['pan-left', { en: ['pan left', 'panning left', 'pan to the left', 'pans left'], zh: ['向左摇', '左摇'] }],
  ['pan-right', { en: ['pan right', 'panning right', 'pan to the right', 'pans right', 'panning', 'camera pan', 'slow pan', 'pan'], zh: ['向右摇', '右摇', '摇镜头', '横摇', '平移'] }],
  ['truck-left', { en: ['truck left', 'tracking left', 'move left', 'slide left', 'moves left'], zh: ['向左移'] }],
  ['truck-right', { en: ['truck right', 'tracking right', 'tracking shot', 'move right', 'slide right', 'moves right', 'tracking'], zh: ['向右移', '跟拍', '移动镜头'] }],
  ['crane-up', { en: ['crane up', 'crane shot', 'rise up', 'camera rises', 'rising shot', 'ascending'], zh: ['升镜头', '上升', '摇臂'] }],
  ['crane-down', { en: ['crane down', 'camera descends', 'descending', 'camera lowers'], zh: ['降镜头', '下降'] }],
  ['tilt-up', { en: ['tilt up', 'tilts up', 'look up', 'tilting up'], zh: ['向上摇', '仰拍'] }],
  ['tilt-down', { en: ['tilt down', 'tilts down', 'look down', 'tilting down'], zh: ['向下摇', '俯拍'] }],
  ['zoom-in', { en: ['zoom in', 'zooming in', 'zooms in', 'close up', 'close-up', 'zoom'], zh: ['放大', '特写', '变焦'] }],
  ['zoom-out', { en: ['zoom out', 'zooming out', 'zooms out'], zh: ['缩小'] }],
  ['handheld', { en: ['handheld', 'hand-held', 'shaky cam'], zh: ['手持'] }],
  ['still', { en: ['static shot', 'static camera', 'still camera', 'fixed camera', 'locked-off', 'locked off', 'tripod', 'still shot', 'camera does not move'], zh: ['固定镜头', '静止镜头', '定机位', '镜头不动'] }],
]

/** Somebody's head and shoulders, unless the words speak of a frame that stands upright. */
export const portraitWords: Words = {
  en: ['portrait', 'headshot', 'head shot', 'close up', 'close-up', 'closeup', 'face'], zh: ['肖像', '特写', '头像', '脸', '面孔'],
}
export const uprightWords: Words = {
  en: ['portrait format', 'portrait mode', 'portrait orientation', 'portrait video', 'portrait ratio', 'in portrait'], zh: [],
}

/** Which side of the main figure was asked for. */
export const facingWords: Table<Facing> = [
  ['camera', {
    en: [
      'facing the camera', 'facing us', 'facing forward', 'looking at the camera', 'looking into the camera', 'looking at us', 'looks at the camera', 'looks at us', 'looking straight at us',
      'towards the camera', 'toward the camera', 'to the camera', 'at the camera', 'into the camera', 'towards us', 'toward us', 'towards the viewer', 'toward the viewer', 'at the viewer', 'head-on', 'front view',
      'from the front', 'frontal', 'into the lens',
    ],
    zh: ['面向镜头', '面对镜头', '看着镜头', '看向镜头', '直视镜头', '对着镜头', '朝镜头', '向镜头', '朝着镜头', '正面', '迎面', '朝我们', '向我们'],
  }],
  ['quarter', { en: ['three-quarter view', 'three quarter view', 'three-quarters view', 'three-quarter', 'three quarters'], zh: ['四分之三侧面', '斜侧面', '侧前方'] }],
]

export const moodWords: Table<Mood> = [
  ['calm', { en: ['calm', 'peaceful', 'serene', 'tranquil', 'quiet', 'relaxing', 'soothing', 'meditation', 'zen', 'gentle', 'meditative', 'still', 'soft', 'lazy'], zh: ['宁静', '平静', '安静', '祥和', '舒缓', '放松', '温柔', '静谧', '悠闲'] }],
  ['dramatic', { en: ['dramatic', 'intense', 'powerful', 'violent', 'wild', 'raging', 'fierce', 'crashing', 'rough'], zh: ['戏剧性', '壮烈', '汹涌', '澎湃', '激烈', '狂暴', '拍打', '拍岸'] }],
  ['epic', { en: ['epic', 'majestic', 'grand', 'sweeping', 'breathtaking', 'awe-inspiring'], zh: ['史诗', '震撼', '壮丽', '宏伟', '壮观', '雄伟'] }],
  ['romantic', { en: ['romantic', 'dreamy', 'tender', 'lovely'], zh: ['浪漫', '梦幻', '唯美'] }],
  ['mysterious', { en: ['mysterious', 'eerie', 'spooky', 'magical', 'enchanted', 'mystical', 'haunting'], zh: ['神秘', '诡异', '魔幻', '奇幻'] }],
  ['melancholic', { en: ['melancholic', 'melancholy', 'sad', 'lonely', 'moody', 'nostalgic', 'wistful'], zh: ['忧郁', '悲伤', '孤独', '寂寞', '怀旧', '伤感'] }],
  ['tense', { en: ['tense', 'ominous', 'dark', 'dangerous', 'menacing', 'threatening'], zh: ['紧张', '危险', '不祥', '阴暗'] }],
  ['joyful', { en: ['joyful', 'happy', 'cheerful', 'lively', 'playful', 'upbeat', 'vibrant'], zh: ['欢快', '快乐', '活泼', '愉快', '热闹', '繁华'] }],
  ['cosy', { en: ['cosy', 'cozy', 'warm', 'homely'], zh: ['温馨', '温暖', '惬意'] }],
]

export const styleWords: Table<Style> = [
  ['noir', { en: ['noir', 'black and white', 'black-and-white', 'monochrome'], zh: ['黑白', '黑色电影'] }],
  ['cyberpunk', { en: ['cyberpunk', 'synthwave', 'vaporwave', 'blade runner', 'neon-lit'], zh: ['赛博朋克', '蒸汽波'] }],
  ['retro', { en: ['retro', 'vintage', 'old film', 'super 8', '8mm', '1980s', '80s', '1970s', '70s', 'analog film', 'vhs'], zh: ['复古', '老电影', '胶片', '怀旧风'] }],
  ['pastel', { en: ['pastel', 'soft colours', 'soft colors', 'muted'], zh: ['柔和色调', '马卡龙', '淡雅'] }],
  ['vivid', { en: ['vivid', 'colourful', 'colorful', 'saturated'], zh: ['鲜艳', '绚丽', '缤纷', '绚烂'] }],
  ['cinematic', { en: ['cinematic', 'film look', 'movie-like', 'filmic', 'photorealistic', 'hyperrealistic', 'hyper realistic', 'realistic', 'cinematography'], zh: ['电影感', '电影级', '电影质感', '写实', '逼真'] }],
]

/** What a sky may show beside clouds. */
export const skyWonderWords: Table<SkyWonder> = [
  ['aurora', { en: ['aurora', 'aurora borealis', 'northern light', 'polar light'], zh: ['极光', '北极光'] }],
  ['rainbow', { en: ['rainbow'], zh: ['彩虹'] }],
  ['meteors', { en: ['meteor', 'meteor shower', 'shooting star', 'falling star'], zh: ['流星', '流星雨'] }],
  ['milky-way', { en: ['milky way', 'starry sky', 'starry night', 'night sky', 'galaxy', 'starlit sky', 'sky full of stars', 'stars'], zh: ['银河', '星空', '繁星', '满天星'] }],
  ['fireworks', { en: ['firework', 'fireworks', 'firework display'], zh: ['烟花', '烟火', '焰火'] }],
  ['sky-lanterns', { en: ['sky lantern', 'sky lanterns', 'floating lantern', 'floating lanterns', 'flying lantern', 'lanterns rising', 'lanterns in the sky'], zh: ['孔明灯', '天灯'] }],
  ['falling-leaves', { en: ['falling leaves', 'leaves falling', 'leaves fall', 'drifting leaves', 'falling autumn leaves'], zh: ['落叶', '落叶飘落', '树叶飘落'] }],
  ['soap-bubbles', { en: ['soap bubble', 'soap bubbles', 'bubbles', 'blowing bubbles', 'blowing soap bubbles', 'floating bubbles'], zh: ['肥皂泡', '泡泡', '吹泡泡'] }],
  ['petals', { en: ['petal', 'petals', 'falling petals', 'petals falling', 'petals drifting'], zh: ['花瓣', '樱花飘落', '花瓣飘落'] }],
]

/** Looks that are asked for often and that the painter does not have; said in the reply. */
export const unknownStyleWords: Words = {
  en: ['watercolour', 'watercolor', 'anime', 'cartoon', 'pixel art', 'sketch', 'oil painting', 'claymation', 'stop motion', 'hand-drawn', 'comic', 'ghibli', 'line art', 'low poly', 'time lapse', 'timelapse'],
  zh: ['水彩', '动漫', '卡通', '像素', '素描', '油画', '水墨', '定格动画', '手绘', '漫画', '延时摄影', '延时'],
}

/** Colours as sRGB for things of a named colour. */
export const colorWords: Table<string> = [
  ['#b3261e', { en: ['red', 'crimson', 'scarlet'], zh: ['红色', '红'] }],
  ['#d9661a', { en: ['orange'], zh: ['橙色', '橘色'] }],
  ['#e0b020', { en: ['yellow'], zh: ['黄色', '黄'] }],
  ['#2f7d3b', { en: ['green'], zh: ['绿色', '绿'] }],
  ['#1d2c50', { en: ['navy', 'navy blue'], zh: ['藏青色', '藏青', '海军蓝'] }],
  ['#1f7a78', { en: ['teal'], zh: ['青色'] }],
  ['#7a2233', { en: ['maroon', 'burgundy'], zh: ['酒红色', '酒红'] }],
  ['#c9b99a', { en: ['beige'], zh: ['米色'] }],
  ['#b4b8bd', { en: ['silver'], zh: ['银色'] }],
  ['#2458b3', { en: ['blue'], zh: ['蓝色', '蓝'] }],
  ['#6a3fa0', { en: ['purple', 'violet'], zh: ['紫色', '紫'] }],
  ['#d9779f', { en: ['pink'], zh: ['粉色', '粉红'] }],
  ['#6b4a2f', { en: ['brown'], zh: ['棕色', '褐色'] }],
  ['#f2f0ea', { en: ['white'], zh: ['白色', '白'] }],
  ['#1c1c20', { en: ['black'], zh: ['黑色', '黑'] }],
  ['#d9a441', { en: ['golden', 'gold'], zh: ['金色', '金黄'] }],
  ['#7d8087', { en: ['grey', 'gray'], zh: ['灰色', '灰'] }],
]

export const countWords: Table<number> = [
  [1, { en: ['lone', 'single', 'solitary', 'one', 'a', 'an'], zh: ['一个人', '一个', '一只', '一位', '一名', '独自'] }],
  [2, { en: ['two', 'pair of', 'couple of', 'couple'], zh: ['两个', '两只', '两位', '一对'] }],
  [3, { en: ['three', 'a few', 'some', 'several'], zh: ['三个', '三只', '几个', '几只', '一些'] }],
  [4, { en: ['four'], zh: ['四个', '四只'] }],
  [5, { en: ['five', 'group of', 'many', 'lots of', 'herd of', 'flock of', 'pack of', 'colony of'], zh: ['五个', '五只', '一群', '许多', '很多'] }],
]

/** Names of several at once, beside what ends in a plural's s or in 群. */
export const groupWords: Words = {
  en: [
    'people', 'men', 'women', 'children', 'crowd', 'family', 'families', 'geese', 'mice', 'wolves', 'sheep', 'cattle', 'caravan', 'marathon',
    'basketball game', 'basketball match', 'basketball team', 'football match', 'soccer match', 'football game', 'soccer game', 'football team', 'soccer team',
  ],
  zh: ['人群', '行人', '人们', '家人', '朋友', '马拉松', '足球比赛', '足球赛', '足球队', '篮球比赛', '篮球赛'],
}

/** Words that ask for a film or praise it and name nothing to be seen. */
export const fillerWords: Words = {
  en: [
    'his', 'her', 'him', 'he', 'she', 'they', 'them', 'family',
    'generate', 'create', 'make', 'produce', 'herd', 'flock', 'colony', 'give', 'show', 'want', 'need', 'please', 'film', 'clip', 'video', 'movie',
    'shot', 'scene', 'footage', 'second', 'sec', 'minute', 'min', 'long', 'length', 'short', 'hd', '4k', '1080p', '720p', 'fps',
    'vertical', 'horizontal', 'portrait', 'landscape', 'square', 'ratio', 'aspect', 'quality', 'high', 'ultra', 'resolution', 'style',
    'beautiful', 'stunning', 'gorgeous', 'amazing', 'pretty', 'nice', 'wonderful', 'perfect', 'scenic', 'picturesque', 'spectacular',
    'view', 'background', 'foreground', 'camera', 'slow', 'slowly', 'fast', 'motion', 'moving', 'light', 'lit', 'lighting', 'glow',
    'glowing', 'color', 'colour', 'tone', 'mood', 'atmosphere', 'feel', 'feeling', 'look', 'looking', 'like', 'wide', 'angle', 'lens',
    'big', 'large', 'small', 'tiny', 'huge', 'little', 'tall', 'deep', 'distant', 'far', 'near', 'close', 'time', 'lapse', 'place',
    'over', 'under', 'above', 'below', 'across', 'through', 'along', 'around', 'behind', 'front', 'toward', 'towards', 'onto', 'into',
    'up', 'down', 'left', 'right', 'in', 'on', 'at', 'of', 'off', 'by', 'to', 'from', 'for', 'with', 'without', 'and', 'or', 'but', 'as', 'is',
    'are', 'be', 'was', 'the', 'this', 'that', 'these', 'those', 'it', 'its', 'their', 'there', 'where', 'while', 'when', 'which', 'who', 'me', 'my', 'i',
    'we', 'us', 'our', 'you', 'your', 'no', 'not', 'any', 'very', 'really', 'quite', 'so', 'all', 'just', 'only', 'also', 'more', 'most', 'can', 'could',
    'would', 'should', 'will', 'let', 'about', 'during', 'some', 'each', 'every', 'other', 'another', 'against', 'between', 'among', 'out', 'than', 'then',
    'roll', 'rolling', 'crashing', 'crash', 'breaking', 'break', 'washing', 'wash', 'lapping', 'falling', 'fall', 'shining', 'shine', 'blowing', 'flowing',
    'reflecting', 'reflection', 'reflected', 'drifting', 'floating', 'coming', 'going', 'filled', 'covered', 'full', 'empty', 'natural', 'nature', 'outdoor',
    'sky', 'sun', 'horizon', 'water', 'air', 'wind', 'windy', 'breeze', 'sunlight', 'ray', 'beam', 'shadow', 'silhouette', 'world', 'earth', 'music', 'sound', 'audio', 'ambient',
    'background music', 'title', 'text', 'titled', 'called', 'a', 'an', 'one', 'two', 'three', 'few', 'several', 'many', 'seamless', 'loop', 'looping', 'smooth', 'gently', 'softly', 'warm',
    'travel', 'trip', 'vacation', 'holiday', 'ad', 'intro', 'vlog', 'reel', 'tiktok', 'youtube', 'instagram', 'social', 'media', 'post', 'story', 'b-roll', 'broll',
    'walk', 'walking', 'walked', 'stroll', 'strolling', 'wander', 'wandering', 'drive', 'driving', 'heavy', 'strike', 'striking', 'passing',
    'detailed', 'detail', 'ultra-detailed', 'highly', '8k', '2k', 'uhd', 'hdr', 'masterpiece', 'professional', 'unreal engine', 'octane render', 'render',
    'rendered', 'award', 'winning', 'depth', 'field', 'bokeh', 'sharp', 'focus', 'best', 'photo', 'photography', 'ambience', 'vibe', 'aesthetic', 'capped', 'peacefully', 'lone', 'old', 'young', 'busy', 'crossing', 'stand', 'gradually', 'shallow', 'open', 'bright',
    'winding', 'spreading', 'rotating', 'turning', 'spinning', 'rising', 'bustling', 'dense', 'lush', 'facing', 'middle', 'row', 'ploughing', 'plowing', 'seen', 'say', 'saying',
    'school of', 'bowl', 'bowl of', 'cup of', 'glass of', 'plate of', 'bunch of',
  ],
  zh: [
    '生成', '制作', '创建', '做', '拍', '一个', '一段', '一条', '视频', '短片', '影片', '电影', '镜头', '画面', '片段', '场景', '秒', '秒钟', '分钟', '的', '在', '着', '了', '和', '与', '上', '下', '里',
    '中', '是', '有', '请', '给', '我', '帮', '想要', '美丽', '漂亮', '好看', '唯美', '高清', '竖屏', '横屏', '风景', '景色', '慢慢', '缓缓', '背景', '音乐', '音效', '天空', '太阳', '水面', '关于', '以及', '伴随', '伴有',
    '时', '时候', '时分', '沿', '沿着', '从', '到', '向', '那', '这', '很', '非常', '风格', '氛围', '感觉', '一种', '没有', '不要', '一张', '带', '带有', '用', '让', '把', '为', '来', '去', '地', '得', '也', '都', '长', '个', '只', '位',
    '迷人', '动人', '宜人', '惊人', '令人', '感人', '醉人', '诱人', '人间', '适合', '明媚', '清晰', '质感', '精美', '细节', '超清', '大片', '光影', '光线', '打光',
    '走', '走在', '走过', '行走', '散步', '漫步', '飘落', '飞过', '飞越', '驶过', '行驶', '洒', '洒在', '洒落', '照', '照在', '穿过', '透过', '映', '映照', '皑皑', '纷飞', '覆盖', '飘', '阳光明媚', '素材', '宣传片', '一杯', '一碗', '一盘', '一瓶', '一束', '元宵', '元宵节', '旋转', '转动', '蜿蜒', '扩散', '升上', '升起', '茂密', '一对', '不息', '满天',
  ],
}
