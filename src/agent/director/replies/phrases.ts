/** What the director says besides what changed: one row a message, in both languages. Concrete, and without talk of buttons. */
import { choices, listed, phrase, plural, quoted } from './wording.ts'

export const phrases = {
  noClips: phrase(
    () => 'There is no picture on the timeline yet. Say what the film should show, for example "a 10-second clip of a sunset over the ocean".',
    () => '时间线上还没有画面。先说说要看到什么，例如“生成一个 10 秒的海上日落视频”。',
  ),
  noSuchClip: phrase(
    (number: number, names: readonly string[]) =>
      `There ${names.length === 1 ? 'is 1 clip' : `are ${names.length} clips`}; there is no clip ${number}: ${numberedNames(names)}`,
    (number: number, names: readonly string[]) => `一共只有 ${names.length} 段，没有第 ${number} 段。现在有：${numberedInChinese(names)}`,
  ),
  nothingCalled: phrase(
    (words: string, names: readonly string[]) => `I see no clip that matches "${words}". There are: ${numberedNames(names)}`,
    (words: string, names: readonly string[]) => `没有找到和“${words}”对应的画面。现在有：${numberedInChinese(names)}`,
  ),
  whatBrand: phrase(() => 'No brand is remembered yet. Which colour, font or logo should all your films have? For example: "our brand colours are navy and gold".', () => '还没有记住品牌。所有片子要用什么颜色、字体或 logo？例如：“我们的品牌色是藏青色和金色”。'),
  brandKept: phrase(
    (parts: string) => `Remembered for all your films: ${parts}.`,
    (parts: string) => `已经记住，以后的片子都用：${parts}。`,
  ),
  brandIs: phrase(
    (parts: string) => `Your brand: ${parts}.`,
    (parts: string) => `你的品牌：${parts}。`,
  ),
  brandUsed: phrase(() => 'It is dressed in your brand; say "forget my brand" for plain films.', () => '已套用你的品牌；不想要就说“忘掉品牌”。'),
  brandForgotten: phrase(() => 'Your brand is forgotten; films that are there stay as they are.', () => '品牌设置已清除，已有的片子不变。'),
  sceneInstead: phrase(
    (label: string) => `What should be seen instead of ${label}?`,
    (label: string) => `${label}换成什么画面？`,
  ),
  whichClip: phrase(
    (names: readonly string[]) => `Which one? ${numberedNames(names)}`,
    (names: readonly string[]) => `是哪一段？${numberedInChinese(names)}`,
  ),
  whichText: phrase(
    (texts: readonly string[]) => `Which text? ${texts.map((text, index) => `${index + 1} "${text}"`).join(', ')}`,
    (texts: readonly string[]) => `是哪一个文字？${texts.map((text, index) => `${index + 1}“${text}”`).join('、')}`,
  ),
  nothingOf: phrase(
    (what: string, instead: string) => `There is no ${what} in the film, so nothing was changed.${instead === '' ? '' : ` ${instead}`}`,
    (what: string, instead: string) => `片子里没有${what}，所以没有改动。${instead}`,
  ),
  whatText: phrase(
    (what: string) => `Gladly. What should the ${what} say?`,
    (what: string) => `好的，${what}要写什么？`,
  ),
  whatLength: phrase(
    (now: string) => `To what length? It is ${now} now.`,
    (now: string) => `改成多长？现在是 ${now}。`,
  ),
  whatSpeed: phrase(() => 'Faster or slower, and by how much? For example "twice as fast" or "half speed".', () => '要快放还是慢放，几倍？例如“两倍速”或“0.5 倍速”。'),
  whatToRemove: phrase(
    (things: readonly string[]) => `What should go? There ${things.length === 1 ? 'is' : 'are'} ${listed('en', things)}.`,
    (things: readonly string[]) => `要去掉哪一个？现在有${listed('zh', things)}。`,
  ),
  whatWith: phrase(
    (name: string) => `What should happen with ${name}? For example "make it 3 seconds long", "slow it down" or "remove it".`,
    (name: string) => `${name}要怎么改？例如“剪到 3 秒”、“放慢一点”或“删掉”。`,
  ),
  whereTo: phrase(
    (name: string) => `Where should ${name} go: to the beginning, to the end, or before or after which clip?`,
    (name: string) => `${name}要放到哪里：开头、结尾，还是哪一段的前面或后面？`,
  ),
  whereSplit: phrase(
    (name: string, span: string) => `At what time should ${name} be split? It runs from ${span}.`,
    (name: string, span: string) => `${name}要在第几秒切开？它在 ${span}。`,
  ),
  whatSwap: phrase(() => 'Which two clips should change places?', () => '要交换哪两段的位置？'),
  whatColour: phrase(() => 'What colour should it be?', () => '要改成什么颜色？'),
  whatLookFor: phrase(
    () => 'Which look should it have: cinematic, warm, cool, vintage, black and white, vivid, dreamy …?',
    () => '要什么风格：电影感、暖色、冷色、复古、黑白、鲜艳、梦幻……？',
  ),
  whatShape: phrase(() => 'Which shape: vertical (9:16), wide (16:9), square (1:1) or 4:5?', () => '要什么画幅：竖屏（9:16）、横屏（16:9）、方形（1:1）还是 4:5？'),
  whatMusic: phrase(
    () => 'What kind of music: calm piano, upbeat, lo-fi, cinematic, electronic, acoustic …?',
    () => '要什么样的音乐：舒缓钢琴、轻快、Lo-fi、电影配乐、电子、吉他……？',
  ),
  whatSound: phrase(
    (kinds: readonly string[]) => `Which sound: ${choices('en', kinds)}?`,
    (kinds: readonly string[]) => `要什么声音：${choices('zh', kinds)}？`,
  ),
  better: phrase(
    (ideas: readonly string[]) => `What would make it better for you? For example: ${choices('en', ideas)}?`,
    (ideas: readonly string[]) => `想往哪个方向改？例如：${choices('zh', ideas)}？`,
  ),
  beyondFilm: phrase(
    (at: string, film: string) => `The film is ${film} long, so there is nothing at ${at}; nothing was changed.`,
    (at: string, film: string) => `片子长 ${film}，没有 ${at} 这个位置，所以没有改动。`,
  ),
  beyondClip: phrase(
    (name: string, has: string, asked: string) => `${name} is ${has} long and has no ${asked} mark, so nothing was changed.`,
    (name: string, has: string, asked: string) => `${name}只有 ${has}，没有第 ${asked} 的位置，所以没有改动。`,
  ),
  tooLittleLeft: phrase(
    (name: string, has: string, asked: string) => `${name} is ${has} long: taking off ${asked} would leave nothing, so nothing was changed.`,
    (name: string, has: string, asked: string) => `${name}只有 ${has}，去掉 ${asked} 就什么都不剩了，所以没有改动。`,
  ),
  tooShortMaterial: phrase(
    (most: string, asked: string) => `There is material for ${most}. For ${asked}, shall I add a scene, or play it slower? Say which.`,
    (most: string, asked: string) => `现有素材最多 ${most}。要做到 ${asked}，是加一个场景，还是放慢播放？`,
  ),
  alreadyShort: phrase(
    (film: string, asked: string) => `The film is ${film} long already, so there is nothing to leave out for ${asked}.`,
    (film: string, asked: string) => `片子只有 ${film}，不用再删就在 ${asked} 以内。`,
  ),
  wholeFilm: phrase(
    () => 'That would leave nothing of the film. To begin anew, say "start over".',
    () => '这样整个片子都没有了。想重新开始，请说“重新开始”。',
  ),
  notMain: phrase(
    () => 'Only clips of the picture have an order; texts and sounds are moved to a time.',
    () => '只有画面片段能调整顺序；文字和声音可以移到某个时间。',
  ),
  alreadySo: phrase(
    () => 'It is like that already, so nothing was changed.',
    () => '现在就是这样，所以没有改动。',
  ),
  nothingToUndo: phrase(() => 'There is nothing to undo: nothing was changed yet.', () => '没有可以撤销的操作。'),
  nothingToRedo: phrase(() => 'There is nothing to redo.', () => '没有可以重做的操作。'),
  undone: phrase(
    (changes: string) => `Undone: ${changes}`,
    (changes: string) => `已撤销：${changes}`,
  ),
  undoneLater: phrase(
    (what: string, later: number) =>
      `The ${what} was changed ${plural(later, 'step')} before the last one. Say "go back to before the ${what}" to go back behind all of them, or say what the ${what} should be like.`,
    (what: string, later: number) => `${what}是在更早的第 ${later} 步之前改的。要一起退回去，请说“回到加${what}之前”；也可以直接说${what}要怎样。`,
  ),
  noSuchVersion: phrase(
    (count: number) => `There ${count === 1 ? 'is 1 step' : `are ${count} steps`} so far; say a number from 0 to ${count}.`,
    (count: number) => `到现在一共 ${count} 步，请说 0 到 ${count} 之间的数字。`,
  ),
  neverHad: phrase(
    (what: string) => `I find no step that had to do with ${what}.`,
    (what: string) => `没有找到和${what}有关的步骤。`,
  ),
  versions: phrase(
    (lines: readonly string[]) => `The film was made in ${plural(lines.length, 'step')}: ${lines.join('; ')}. Say "undo", or "go back to version 1".`,
    (lines: readonly string[]) => `片子是这样一步步做出来的（${lines.length} 步）：${lines.join('；')}。可以说“撤销”，或“回到第 1 版”。`,
  ),
  nothingYet: phrase(
    () => 'The timeline is still empty. Say what to show first, for example "a 10-second clip of a sunset over the ocean".',
    () => '时间线还是空的。先说说要看到什么，例如“生成一个 10 秒的海上日落视频”。',
  ),
  filmOfWhat: phrase(
    () => 'Gladly. What should it show? For example: "a 10-second clip of a sunset over the ocean with waves crashing".',
    () => '好的，画面里要有什么？例如“生成一个 10 秒的海上日落视频”。',
  ),
  sceneOfWhat: phrase(() => 'Gladly. What should the scene show?', () => '好的，这个场景要有什么？'),
  noUploads: phrase(
    () => 'Nothing has been uploaded in this session yet. Upload the photos or clips, then ask again.',
    () => '这个会话里还没有上传的照片或视频。请先上传，再说一次。',
  ),
  photosWanted: phrase(
    () => 'For that I need your photos, and none are here yet. Send them with your next message and say it again; without photos I can paint scenes: "a 10-second video of balloons and a birthday cake".',
    () => '这要用到你的照片，现在还没有上传。把照片随下一条消息发来，再说一次就行；没有照片也可以画场景，例如“做一个10秒的气球和生日蛋糕的视频”。',
  ),
  oneVolume: phrase(() => 'Music has one volume for the whole film, so it is so everywhere.', () => '配乐全片只有一个音量，所以整片都是这样。'),
  photosOrdered: phrase(
    () => 'Photos that look alike are kept apart and those of one shape stand together; "in the order I uploaded them" has yours.',
    () => '很像的照片已经错开，横竖一样的排在一起；想按上传的先后，就说“按上传的顺序”。',
  ),
  noUploadOf: phrase(
    (what: string) => `There is no uploaded ${what} yet. Upload it, then ask again.`,
    (what: string) => `还没有上传${what}。请先上传，再说一次。`,
  ),
  lengthOutOfRange: phrase(
    (asked: string, most: string) => `One request can make from 1 s to ${most} of picture; you asked for ${asked}, so nothing was made. Ask again with a length in that range.`,
    (asked: string, most: string) => `一次可以生成 1 秒到 ${most} 的画面，你要的是 ${asked}，所以什么都没有做。请换一个时长再说一次。`,
  ),
  whatSaid: phrase(
    () => 'What should it say? For example: narrate it: "Welcome to the coast." Or upload a recording of your own.',
    () => '要说些什么？例如：配上旁白“欢迎来到海边”。也可以上传自己的录音。',
  ),
  lastSceneLengthened: phrase(
    (by: string) => `The last scene is ${by} longer, so that the voice can finish.`,
    (by: string) => `最后一个画面延长了 ${by}，好让配音说完。`,
  ),
  spokenFaster: phrase(
    (percent: number) => `To fit the film it is spoken ${percent} % faster.`,
    (percent: number) => `为了和片子一样长，语速加快了 ${percent}%。`,
  ),
  noTextSays: phrase(
    (words: string, texts: readonly string[]) => `No text says ${quoted('en', words)}; there ${texts.length === 1 ? 'is' : 'are'} ${listed('en', texts.slice(0, 8).map((text) => quoted('en', text)))}.`,
    (words: string, texts: readonly string[]) => `没有写着${quoted('zh', words)}的文字；现有的是${listed('zh', texts.slice(0, 8).map((text) => quoted('zh', text)))}。`,
  ),
  otherVoice: phrase(
    (reason: string, voice: string) => `${reason} So it is spoken by ${voice}.`,
    (reason: string, voice: string) => `${reason}所以改用 ${voice} 配音。`,
  ),
  nothingSaid: phrase(
    () => 'Nothing is said in the film: its clips are without a recorded voice. Add one ("narrate it: …"), or tell me the words and I show them: "caption: …".',
    () => '片中没有人说话。可以加旁白（“配上旁白：……”），也可以把内容告诉我做成字幕：“字幕：……”。',
  ),
  transcript: phrase(
    (lines: readonly string[], more: number) => `This is said:\n${lines.join('\n')}${more > 0 ? `\n… and ${more} more lines; "add captions" shows all of it, "export the subtitles as srt" gives it as a file.` : ''}`,
    (lines: readonly string[], more: number) => `片中说的是：\n${lines.join('\n')}${more > 0 ? `\n……还有 ${more} 行；说“加字幕”可以全部显示，说“导出srt字幕文件”可以得到文件。` : ''}`,
  ),
  wordsCut: phrase(
    (words: readonly string[], length: string) => `Cut out: ${words.map((word) => quoted('en', word)).join(', ')}; the film is ${length} shorter.`,
    (words: readonly string[], length: string) => `剪掉了${words.map((word) => quoted('zh', word)).join('、')}，片子短了 ${length}。`,
  ),
  stays: phrase(() => 'All right, it stays.', () => '好的，保留着，不删。'),
  yourChoice: phrase(() => 'That is for you to say; nothing was changed. To have it gone, say for example "remove clip 2"; "undo" brings it back.', () => '这由你决定，我没有改动。想去掉就说，例如“删掉第二段”；说“撤销”就能恢复。'),
  nothingRemoved: phrase(
    () => 'Nothing was removed in the last step, so there is nothing to bring back. "undo" takes back the last step, "show the versions" lists all of them.',
    () => '上一步没有删过东西，所以没有可以找回的。说“撤销”可以退回上一步，说“历史版本”可以看到所有步骤。',
  ),
  tooManyLabels: phrase(
    (texts: number, clips: number) => `There are ${texts} texts for ${clips === 1 ? '1 clip' : `${clips} clips`}, so nothing was changed. Say one for each clip.`,
    (texts: number, clips: number) => `有 ${texts} 条文字，但只有 ${clips} 段画面，所以没有改动。请一段说一条。`,
  ),
  noTranslator: phrase(
    () => 'Translating needs a language model, and none is set up on this server. Send me the translated words and I put them in.',
    () => '翻译需要语言模型，这台服务器没有配置。把译好的文字发给我，我来换上。',
  ),
  notPossible: phrase(
    (reason: string) => `That can't be done: ${reason}`,
    (reason: string) => `这一步做不了：${reason}`,
  ),
  notUnderstood: phrase(
    (examples: readonly string[]) => `I did not understand that, so nothing was changed. You could say ${choices('en', examples)}.`,
    (examples: readonly string[]) => `我没有看懂，所以没有改动。可以这样说：${choices('zh', examples)}。`,
  ),
  partNotUnderstood: phrase(
    (part: string) => `I did not understand "${part}".`,
    (part: string) => `“${part}”我没有看懂。`,
  ),
  offTopic: phrase(
    (examples: readonly string[]) => `I make and edit films, so I can't help with that. But I can do things like ${choices('en', examples)}.`,
    (examples: readonly string[]) => `我是做视频的，这个帮不上忙。不过可以帮你：${choices('zh', examples)}。`,
  ),
  hello: phrase(
    (examples: readonly string[]) => `Hello! I make and edit films from plain words. Try ${choices('en', examples)}.`,
    (examples: readonly string[]) => `你好！说句话，我就能把片子做出来、改好。可以试试：${choices('zh', examples)}。`,
  ),
  thanks: phrase(
    (examples: readonly string[]) => `Glad you like it. When you are ready: ${choices('en', examples)}.`,
    (examples: readonly string[]) => `喜欢就好。接下来可以：${choices('zh', examples)}。`,
  ),
  bye: phrase(() => 'See you. The film stays as it is.', () => '再见，片子会原样保留。'),
  who: phrase(
    () => 'I am the director of Reelsmith: you say what you want, I make the film and change it. What shall it be?',
    () => '我是 Reelsmith 的导演：你说想要什么，我来拍、来改。想做个什么片子？',
  ),
  whatInstead: phrase(
    () => 'What should be different? Say what you meant, for example "no, the second one", or "undo" to have it as it was.',
    () => '哪里不对？可以直接说，例如“不对，是第二段”；说“撤销”就恢复原样。',
  ),
  nevermind: phrase(() => 'All right, nothing was changed.', () => '好的，没有改动。'),
  yesTo: phrase(() => 'Yes to what? Say what you would like.', () => '要做哪一件？请说一下。'),
  canDo: phrase(
    () =>
      'I can make films from words, scripts, photos, clips and sound, and change them as you say: cut, move, swap, speed up, reverse or freeze clips; titles, captions and lower thirds; music, its volume and fades; colours and looks; transitions; vertical, square or wide; logo and watermark; undo, redo and earlier versions; export as MP4, GIF or sound. ' +
      'Try "a 10-second clip of a sunset over the ocean", "trim clip 2 to 3 seconds and add calm piano music", or "make it vertical".',
    () =>
      '我能用文字、脚本、照片、视频和声音做片子，并按你说的改：剪、移、换、加速、倒放、定格；标题、字幕、人名条；配乐、音量、淡入淡出；调色和风格；转场；竖屏、方形、横屏；logo 和水印；撤销、重做、回到以前的版本；导出 MP4、动图或音频。' +
      '可以试试：“生成一个 10 秒的海上日落视频”“第二段剪到 3 秒，再配一段舒缓的钢琴曲”“改成竖屏”。',
  ),
  credits: phrase(
    (available: number) => `You have ${plural(available, 'credit')}. Edits and exports are free; a generated scene costs 2.`,
    (available: number) => `还有 ${available} 积分。修改和导出不花积分，生成一个场景花 2 积分。`,
  ),
  cost: phrase(
    (cost: number, available: number) => `This costs ${cost} of your ${available} credits.`,
    (cost: number, available: number) => `这次要花 ${cost} 积分（共有 ${available}）。`,
  ),
  exported: phrase(
    (url: string, length: string, megabytes: string, format: string) =>
      `Exported${format === 'mp4' ? '' : ` as ${format.toUpperCase()}`}: ${length}, ${megabytes} MB. Download: ${url} (valid for 24 hours)`,
    (url: string, length: string, megabytes: string, format: string) =>
      `导出完成${format === 'mp4' ? '' : `（${format.toUpperCase()}）`}：${length}，${megabytes} MB。下载：${url} （24 小时内有效）`,
  ),
  largest: phrase(() => '1080p is the largest picture I can make, so it is 1080p.', () => '目前最大是 1080p，所以按 1080p 处理。'),
  notDepicted: phrase(
    (things: readonly string[]) => `Not shown in the picture: ${listed('en', things)}.`,
    (things: readonly string[]) => `画面里没有表现：${listed('zh', things)}。`,
  ),
  madeBy: phrase(
    (models: readonly string[]) => `Made by ${listed('en', models)}.`,
    (models: readonly string[]) => `画面由 ${listed('zh', models)} 生成。`.replaceAll('） ', '）'),
  ),
  noSuchModel: phrase(
    (model: string) => `${model} is not set up on this server, so the built-in film-maker made it.`,
    (model: string) => `这台服务器没有配置 ${model}，所以由内置引擎生成。`,
  ),
  withheld: phrase(
    (model: string) => `Made by the built-in film-maker: clips of ${model} are for registered users.`,
    (model: string) => `由内置引擎生成：${model} 的画面只提供给注册用户。`,
  ),
  stoodIn: phrase(
    (reasons: string, model: string | null) => `${reasons} So ${model ?? 'the built-in film-maker'} made it instead.`,
    (reasons: string, model: string | null) => `${reasons}所以改由${model === null ? '内置引擎' : ` ${model} `}生成。`,
  ),
  holds: phrase(
    (names: readonly string[]) => `${listed('en', names.map((name) => `"${name}"`))} has no more material, so its last frame stands still at the end.`,
    (names: readonly string[]) => `${listed('zh', names.map((name) => `“${name}”`))}没有更多素材，末尾会停在最后一帧。`,
  ),
  madeSmall: phrase(
    () => 'It has 480 lines, so that the file is small; to stay below a size, say for example "at most 8 MB".',
    () => '这是 480p 的小尺寸；要限制文件大小，可以说例如“不超过8MB”。',
  ),
  uploadHow: phrase(
    () => 'Send the file with your next message (photos, videos or sound up to 500 MB), then say what to do with it.',
    () => '把文件随下一条消息发来（照片、视频或声音，最大 500 MB），再说要怎么用。',
  ),
  draft: phrase(
    () => 'This is a draft made of your own words. To change a part, say for example "replace scene 2 with a beach at sunset" or "change the title to …".',
    () => '这是用你的原话做的草稿。哪里要换就说，例如“把第二段换成日落时的海滩”或“标题改成……”。',
  ),
  exportsWhole: phrase(
    (from: string, to: string) => `I export the whole film. For ${from} to ${to} alone say "keep only ${from} to ${to}", then export, then "undo".`,
    (from: string, to: string) => `导出的是整部影片。只要 ${from}到${to}：先说“只保留${from}到${to}”，再导出，然后“撤销”。`,
  ),
  noWords: phrase(
    () => 'No words were given for texts: say for example "add the title \'Summer 2027\'".',
    () => '没有说要写什么字；可以说，例如“加标题‘2027 夏天’”。',
  ),
  scriptFilm: phrase(
    (name: string, scenes: number) => `It follows ${quoted('en', name)} as written: ${plural(scenes, 'scene')}. To change a part, say for example "replace scene 2 with …".`,
    (name: string, scenes: number) => `按${quoted('zh', name)}原文做的：${scenes} 个场景。哪里要换就说，例如“把第二段换成……”。`,
  ),
  scriptTight: phrase(
    (needed: string, isUnspoken: boolean) => `All of it takes about ${needed}${isUnspoken ? ', too long to be spoken: its words are captions' : ', so it goes by quickly'}. Ask for ${needed.replace(/ s$/, ' seconds')} to give it time.`,
    (needed: string, isUnspoken: boolean) => `全部${isUnspoken ? '念' : '读'}完大约要 ${needed}，${isUnspoken ? '时间不够配音，文字只做成了字幕' : '现在过得比较快'}；要从容一点，就做成 ${needed}。`,
  ),
  emptyScript: phrase(
    (name: string) => `There are no words in ${quoted('en', name)} to make a film of.`,
    (name: string) => `${quoted('zh', name)}里没有可以用的文字。`,
  ),
  justSay: phrase(
    (example: string) => `Just say it, for example "${example}".`,
    (example: string) => `直接说就行，例如“${example}”。`,
  ),
  isReady: phrase(
    (length: string) => `Yes, the film is ${length} long and up to date. Say "export" to get the file.`,
    (length: string) => `好了，片子长 ${length}，都是最新的。说“导出”就能拿到文件。`,
  ),
  whatFont: phrase(
    () => 'Which font: clean, elegant, bold poster, handwritten, typewriter, rounded …?',
    () => '要什么字体：黑体、宋体、海报字体、手写体、圆体、毛笔……？',
  ),
  notInPicture: phrase(
    () => 'I can\'t take single things out of a picture, so nothing was changed. I can crop it, or show another picture instead: "zoom in on clip 2" or "replace clip 2 with …".',
    () => '没法把画面里的某个东西单独去掉，所以没有改动。可以放大裁切，或者整段换掉：“第二段放大一点”“把第二段换成……”。',
  ),
  newVersion: phrase(
    () => 'It is a film of its own; the former one is among the versions, and "undo" brings it back.',
    () => '这是一部新片；原来的片子还在版本记录里，说“撤销”就能回去。',
  ),
  keptBest: phrase(
    (kept: number, of: number) => `I kept ${kept} of ${plural(of, 'shot')}, some of every clip and those with sound before silent ones. What happens in them I can't judge: say which part you miss.`,
    (kept: number, of: number) => `${of} 个镜头里留了 ${kept} 个：每段都有，有声音的优先。画面内容我判断不了，少了哪里请告诉我。`,
  ),
  keptBeginnings: phrase(
    () => "I kept the beginning of every clip, the same of each: what happens in them I can't judge. Say which part you miss.",
    () => '每段都保留了开头，长短一样：画面内容我判断不了，少了哪里请告诉我。',
  ),
  onBeat: phrase(
    (onBeat: number, cuts: number) => (onBeat === cuts ? `${cuts === 1 ? 'The cut is' : cuts === 2 ? 'Both cuts are' : `All ${cuts} cuts are`} on the beat now.` : `${onBeat} of ${cuts} cuts are on the beat; for the others there is no material to spare.`),
    (onBeat: number, cuts: number) => (onBeat === cuts ? `${cuts} 个剪辑点都在拍子上了。` : `${cuts} 个剪辑点里有 ${onBeat} 个在拍子上，其余的没有多余素材可挪。`),
  ),
  oneAtATime: phrase(
    (others: readonly string[], length: string) => `One film at a time: this is the first. For the next say "another film: ${others[0]!}${length === '' ? '' : `, ${length}`}"; each stays among the versions, and "go back to the first film" opens it again.`,
    (others: readonly string[], length: string) => `一次做一部，这是第一部。下一部可以说：“再做一个视频：${others[0]!}${length === '' ? '' : `，${length}`}”；每部都留在版本记录里，说“回到第一个片子”就能打开。`,
  ),
  restarted: phrase(
    () => 'The film is new and empty; the former one can be brought back with "undo".',
    () => '已经清空，重新开始；说“撤销”可以恢复原来的片子。',
  ),
} as const

/** `1 sea.jpg、2 dog.jpg`. */
function numberedInChinese(names: readonly string[]): string {
  return `${names.slice(0, 8).map((name, index) => `${index + 1} ${name}`).join('、')}${names.length > 8 ? '……' : ''}。`
}

function numberedNames(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name, index) => `${index + 1} ${name}`)
  return `${shown.join(', ')}${names.length > shown.length ? ', …' : ''}.`
}
