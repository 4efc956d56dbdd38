/** How people say which model is to make something. Regular expressions over a folded message; group `said` is the name. Data. */

export interface ModelForm {
  readonly form: RegExp
  /** What it asks for beside the model. */
  readonly instead?: string
}

interface Pattern {
  /** Matches the name alone, in group `name`. */
  readonly name: string
  readonly version: string
  /** An ordinary word besides, or a person's name: only what can hardly mean anything else counts. */
  readonly isOrdinary: boolean
}

const film = '(?:clips?|videos?|films?|movies?|shots?|scenes?|footage|reels?|animations?|teasers?|trailers?|ads?)'
const toVideo = String.raw`(?:text|txt|image|img|picture|words?)[ -]?(?:to|2)[ -]?(?:video|film|clip|movie)`
const verb = '(?:make|create|generate|render|produce|film|shoot|animate|draw|paint|show|give|do|build)'
const toBeDone = String.raw`(?:it|this|that|them|these|one|this one|that one|the (?:job|work|rest|clip|video|scene|film|whole thing))`
const modelWord = String.raw`(?:(?:'s)?\s+(?:own\s+|new\s+|latest\s+)?(?:ai\s+)?(?:video\s+|image\s+)?(?:models?|engine|generator|api|ai)\b|\s*(?:的?(?:视频|图像)?大?模型|引擎|平台|软件|工具))?`
/** What no message goes on with that means a person or thing of that name. */
const endOrMark = String.raw`\s*(?:$|[,，.。;；:：!！?？)\]）】、\n—–]|-\s)`
const goesOn = String.raw`\s+(?:to\s|for\s+(?:it|this|that|me|the)\b|at\s+\d|in\s+(?:\d|hd\b|4k\b|full\b|portrait|landscape|vertical|upright|high\b)|without\b|(?:that\s+|which\s+)?(?:begin|start|end|open)(?:s|ning|ing)?\s+with\b|(?:and\s+)?(?:with|from)\s+\S+\.(?:jpe?g|png|webp|heic|gif|bmp|tiff?)\b|with\s+(?:no\b|calm\b|soft\b|some\b|music\b|captions\b|subtitles\b|narration\b|an?\s+(?:title|caption|voice)\b)|please\b|pls\b|thanks\b|thank\b|instead\b|again\b|now\b|then\b|if\b|\d|${verb}\b|(?:an?|the|this|my)\s+(?:[\w-]+\s+){0,3}${film}\b|and\s+(?:then\b|no\b|add\b|put\b|export\b|give\b|use\b|cut\b|keep\b|set\b|write\b|let\b|save\b|send\b|${verb}\b))`
/** A name that means nothing else may be followed by what is to be seen, too. */
const goesOnFreely = String.raw`\s+(?:of|showing|about|in|at|on|from|with|for|but|so|that|which|only)\b`
const picturesBy = String.raw`(?:(?:an?|the|some)\s+)?(?:still\s+)?(?:pictures?|stills?|images?|photos?|photographs?)\s+(?:made\s+|painted\s+|generated\s+)?(?:by|from|with|of)\s+`
const participle = '(?:made|generated|created|rendered|produced|painted|drawn|shot|filmed|done|powered|animated|built|run)'

/** 做饭 is what somebody does; 做一个 what is asked for. */
const chineseVerb = String.raw`(?:生成|制作|创作|渲染|输出|设计|帮|给我|为我|文生|图生|做(?!的|饭|菜|梦|操|作业|运动|瑜伽|蛋糕|早餐|午餐|晚餐|早饭|午饭|晚饭|手工|家务|实验|面包|咖啡|饺子|客)|画(?!画|家|展)|拍(?!照|手|球|打|卖)|来(?=[一个段张条几两三]|\d|做|生成|画|拍)|出(?=[一个段张条几两三]|\d))`
const chinesePicture = '(?:(?:画|生成|做)?的(?:图片|图像|图|静帧|照片)|画的?(?:图片|图)?)?'
/** 以Veo为主题: it is what the film is about. */
const chineseTopic = String.raw`(?!\s*(?:为|作为|当作?|做|作)\s*(?:片?头|片?尾)?\s*(?:标题|主题|名字|题目|背景|主角|logo|文字|字幕|吉祥物|灵感|例|装饰|道具|品牌)|\s*(?:的)?(?:标志|logo|风格|故事|广告|海报|吉祥物|品牌))`
const measured = String.raw`[一二两三四五六七八九十几个條条段支部张]`

const of = (form: string): RegExp => new RegExp(form, 'iu')

export function modelForms({ name: bare, version, isOrdinary }: Pattern): { readonly wanted: readonly ModelForm[]; readonly unwanted: readonly ModelForm[] } {
  // 用Veo10秒: the length of what is to be made.
  const ends = String.raw`(?![a-z]|\d(?!\d*\s*[秒分个段张条]))`
  const named = String.raw`(?<said>${bare}${version})${ends}${modelWord}`
  const name = String.raw`(?:the\s+|a\s+)?(?:(?:ai\s+)?(?:video\s+)?models?\s+)?${named}`
  const followed = String.raw`(?=${endOrMark}|${goesOn}${isOrdinary ? '' : `|${goesOnFreely}`}|\s*\p{Script=Han})`
  const comma = String.raw`\s*[,，]?\s*`
  const chinese = String.raw`(?:${named})${ends}`
  const chineseFollowed = isOrdinary ? String.raw`(?=\s*(?:来|去)?\s*${chineseVerb}|${endOrMark})` : ''
  /** Only where it can be nothing else. */
  const clear = (...forms: ModelForm[]): ModelForm[] => (isOrdinary ? [] : forms)
  const wanted: ModelForm[] = [
    { form: of(String.raw`${comma}\b(?:(?:can|could)\s+you\s+)?(?:run|do|make|render|generate|create|put|send|feed|shoot|film)\s+(?:it|this|that|them)\s+(?:through|on|in|to|into|via|over\s+to)\s+${name}(?=${endOrMark}|\s+(?:please|instead|again|now)\b)`) },
    { form: of(String.raw`(?<=\b(?:an?|the|one|some|another|new|short|quick|\d+[- ]?(?:s|secs?|seconds?))\s+)${named}[ -]*(?:ai\b\s*)?(?:-?(?:generated|made|created|rendered|powered))?(?:\s+${toVideo})?(?=\s+${film}\b)`) },
    { form: of(String.raw`${comma}\b(?:please\s+)?(?:have|let|get|ask|tell)\s+${name}\s+(?:please\s+)?(?:to\s+)?(?:do|make|handle|take|try|generate|render|create|run|paint|draw)\s+${toBeDone}(?:\s+(?:for\s+me|please|instead|again|now))*(?=${endOrMark})`) },
    { form: of(String.raw`\b(?:i\s+(?:want|need|would like)|i'd\s+like|have|let|get|ask|tell|want|need)\s+${name}\s+(?:to\s+)?(?=generate|render|animate|(?:make|create|produce|do|shoot)\s+(?:me\s+)?(?:an?|the|this|some|\d+)\s+(?:[\w-]+\s+){0,3}${film}\b)`) },
    { form: of(String.raw`${comma}\b(?:please\s+)?(?:switch|change|move|go)\s+(?:over\s+)?(?:to|with)\s+${name}(?:\s+(?:for\s+(?:it|this|that)))?(?=${endOrMark}|\s+(?:please|instead|now|and)\b)`) },
    { form: of(String.raw`${comma}\b(?:i(?:'d)?\s+(?:would\s+)?(?:prefer|want|like|choose)|prefer|choose|pick|select|try(?:\s+(?:it|this|that))?(?:\s+(?:with|in|on))?)\s+${name}(?:\s+for\s+(?:it|this|that)(?:\s+(?:one|clip|video|scene|shot))?)?(?=${endOrMark}|\s+(?:please|instead|again|now|to)\b)(?:\s+to(?=\s+[a-z]))?`) },
    { form: of(String.raw`(?:--|\b)(?:model|engine|backend|generator|provider|ai)\s*(?:[:=：]|->|should be|to be)?\s*(?<=[:=：>]\s*|be\s+|--model\s+)${named}[,，;；]?`) },
    { form: of(String.raw`\s*[(\[（【]\s*(?:with\s+|using\s+|by\s+|via\s+|in\s+|made\s+(?:by|with)\s+|use\s+|使用|用|由)?${named}(?:生成|制作)?\s*[)\]）】]\s*[:：]?`) },
    { form: of(String.raw`^\s*(?:(?:hey|hi|ok|okay|hello|dear|please)[\s,]+)?[@#/]?${named}\s+(?:please\s+)?(?:can\s+you\s+|could\s+you\s+)?(?=${verb}\s+(?:me\s+)?(?:an?|the|this|some|\d+)\b)`) },
    { form: of(String.raw`^\s*[@#/]${named}\s*[:：,，]?`) },
    { form: of(String.raw`^\s*(?:(?:hey|hi|ok|okay|hello|dear)[\s,]+)?${named}\s*[,，]\s*(?:please\s+|can you\s+|could you\s+)?(?=${verb}\b|an?\s+(?:[\w-]+\s+){0,3}${film}\b|\d|请|帮|给|来|做|生成|制作|画|拍)`) },
    { form: of(String.raw`(?<=^|[,，.。;；]\s*)${named}\s+${toVideo}(?:\s+(?:model|mode))?\s*[:：,，]?(?=\s*(?:an?\s+)?${film}\b)`) },
    { form: of(String.raw`(?:\b(?:with|using|by|via|use|in)\s+)?${named}\s+${toVideo}(?:\s+(?:model|mode))?\s*[:：,，]?(?=\s*(?:of\b|showing\b|about\b))`), instead: 'a video' },
    { form: of(String.raw`(?:\b(?:with|using|by|via|use|in)\s+)?${named}\s+${toVideo}(?:\s+(?:model|mode))?\s*[:：,，-]?`), instead: 'a video of' },
    { form: of(String.raw`${comma}(?:\b(?:(?:please|can you|could you|would you)\s+)+(?=use))?(?:\b${participle}\s+)?\b(?:with|using|by|via|through|use|utilizing|thru)\s+(?:${picturesBy})?${name}(?:\s+(?:for\s+(?:it|this|that|me)(?!\s+[a-z])|to(?=\s+[a-z])))?${followed}${comma}`) },
    ...clear(
      { form: of(String.raw`^\s*${named}\s*(?:[:：>|]|[-–—]\s)\s*`) },
      { form: of(String.raw`^\s*${named}(?:\s+(?:prompt))\s*[:：]?\s*`) },
      { form: of(String.raw`^\s*(?:prompt\s+for|for)\s+${named}\s*[:：]\s*`) },
      { form: of(String.raw`^\s*${named}(?:-?\s*(?:generated|made))?(?=\s+${film}\s*(?:of|about|showing|with|where|[:：,，]))`) },
      { form: of(String.raw`(?<=\b${film}\b.*)\s+(?:from|in)\s+${named}(?=\s*[,，.!]|\s*$)`) },
      { form: of(String.raw`\s*[,，;；.]\s*(?:and\s+)?(?:please\s+)?${named}(?:\s+(?:please|pls|for\s+(?:this|it|that)(?:\s+(?:one|clip|video|scene|shot))?))*\s*[.!。！]?$`) },
      { form: of(String.raw`^\s*${named}\s+(?:please|pls|for\s+(?:this|it|that)(?:\s+(?:one|clip|video|scene|shot))?)\s*[,:]?\s*`) },
      { form: of(String.raw`\s+[-–—|/]\s*${named}\s*$`) },
    ),
    ...(isOrdinary ? [{ form: of(String.raw`(?<=\b${film}\b.*)\s+from\s+${named}(?=\s*[,，.!]|\s*$)`) }] : []),
    { form: of(String.raw`${comma}(?:改?使用|改?用|通过|以|拿|靠|借助|调用|采用|基于|利用|换用|选用|选择)\s*${chinese}${chinesePicture}${chineseTopic}\s*文生(?:视频|片)\s*[:：,，]?`), instead: '生成视频' },
    { form: of(String.raw`${comma}(?:改?使用|改?用|通过|以|拿|靠|借助|调用|采用|基于|利用|换用|选用|选择)\s*${chinese}${chinesePicture}${chineseTopic}${chineseFollowed}\s*(?:来|去)?(?=${chineseVerb}|\s|$|[^\p{L}]|.)\s*[,，]?`) },
    { form: of(String.raw`(?:让|请|叫|由|交给|交由|麻烦|喊|找)\s*${chinese}\s*(?:来|去)?(?:生成|做|制作|处理|完成|搞定|弄|画|拍|来)(?:一下|吧|好了|就行|即可)?(?=${endOrMark})`) },
    { form: of(String.raw`(?:让|请|叫|由|交给|交由|麻烦|喊|找)\s*${chinese}\s*(?:来|去|负责)?\s*(?=${chineseVerb})`) },
    { form: of(String.raw`(?<=^|[,，。;；!！\s])(?:请|麻烦|那就?|还是|帮我)?(?:换成|换到|切换(?:到|成|为)|改成|改为|试试|试一?下|试用|想用|要用|指定|交给|交由)\s*(?:用)?\s*${chinese}(?:来)?(?:吧|好了|试试|再试一次)?${chineseFollowed}(?=${endOrMark}|\s*(?:来|去)?\s*${chineseVerb})\s*[,，]?`) },
    { form: of(String.raw`(?<=^|[,，。;；!！]\s*)(?:请|麻烦|嘿|你好[,，]?)?\s*${chinese}\s*(?:文生|图生)(?:视频|片)\s*[:：,，]?\s*`), instead: '生成视频，' },
    { form: of(String.raw`(?<=^|[,，。;；!！]\s*)(?:请|麻烦|嘿|你好[,，]?)?\s*${chinese}\s*(?:来|去)?\s*(?=${chineseVerb})`) },
    { form: of(String.raw`(?:模型|引擎)\s*(?:[:：=]|是|用|选用?|为|指定为?)\s*${chinese}[,，;；]?`) },
    { form: of(String.raw`(?<=${measured}\s*(?:\d+\s*秒的?\s*)?)${isOrdinary ? '(?=[a-z])' : ''}${chinese}\s*(?:生成|制作|做|出品|画|版)?\s*的?(?=\s*(?:ai)?(?:视频|短片|片段|影片|动画|画面|镜头))`) },
    ...clear(
      { form: of(String.raw`^\s*${chinese}(?:生成|版)?的?(?=\s*(?:视频|短片)\s*[:：,，])`) },
      { form: of(String.raw`\s*[,，。;；]\s*(?:要|想要|就)?(?:由)?${chinese}(?:来|的|版|做的?|生成的?|出品)?(?:吧|好了|谢谢)?\s*[。.!！]?$`) },
    ),
  ]
  const unwanted: ModelForm[] = [
    { form: of(String.raw`${comma}(?:\bbut\s+)?\b(?:don't|do not|never|not|no|please don't)\s+(?:use|using|with|by|via|let|have|in)\s+${name}(?=${endOrMark}|\s+(?:this|for|again|any|please|but|and|to)\b)(?:\s+(?:this time|for this|again|anymore|any more|please))*(?:\s*[,，]?\s*but(?=\s))?${comma}`) },
    { form: of(String.raw`${comma}\b(?:instead of|rather than|other than|anything but)\s+(?:using\s+|with\s+)?${name}(?=${endOrMark}|\s)${comma}`) },
    ...clear({ form: of(String.raw`${comma}\b(?:without|no)\s+(?:using\s+)?${name}(?=${endOrMark})${comma}`) }),
    { form: of(String.raw`${comma}(?:请?(?:不要|不想|不用|别|勿|禁止|避免))\s*(?:再)?\s*(?:使用|用|让)\s*${chinese}(?:了|来?生成|来?做)?(?=${endOrMark})${comma}`) },
    { form: of(String.raw`${comma}(?:请?(?:不要|别))\s*(?:再)?(?:使用|用)\s*${chinese}\s*[,，]`) },
    ...clear({ form: of(String.raw`${comma}(?<![a-z\d\p{Script=Han}])(?:不用|不要)\s*${chinese}(?=${endOrMark})${comma}`) }),
  ]
  return { wanted, unwanted }
}
