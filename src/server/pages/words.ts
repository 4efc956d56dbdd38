/** What the pages say, in English and Chinese. */

export type Tongue = 'en' | 'zh'

interface Words {
  readonly name: string
  readonly nameHint: string
  readonly password: string
  readonly passwordHint: string
  readonly register: string
  readonly registerTitle: string
  readonly registerWhy: string
  readonly registered: string
  readonly haveAccount: string
  readonly logIn: string
  readonly logOut: string
  readonly noAccount: string
  readonly agentGoesOn: string
  readonly account: string
  readonly films: string
  readonly noFilms: string
  readonly tokens: string
  readonly tokensWhy: string
  readonly tokenName: string
  readonly makeToken: string
  readonly tokenOnce: string
  readonly until: string
  readonly revoke: string
  readonly timeline: string
  readonly downloads: string
  readonly noExport: string
  readonly emptyFilm: string
  readonly untitled: string
  readonly keepWork: string
  readonly failed: string
  readonly cancelled: string
  readonly anyoneWithLink: string
  readonly linkExpired: string
  readonly logInToSee: string
  readonly notHere: string
  readonly otherSite: string
  readonly home: string
  readonly homeHow: string
  credits(available: number): string
}

export const words: Readonly<Record<Tongue, Words>> = {
  en: {
    name: 'Name',
    nameHint: '3 to 64 letters, digits and any of ._@+-',
    password: 'Password',
    passwordHint: '8 characters or more',
    register: 'Register',
    registerTitle: 'Keep your films',
    registerWhy: 'A name and a password: everything made so far stays yours, and you get more credits.',
    registered: 'Welcome',
    haveAccount: 'Registered already?',
    logIn: 'Log in',
    logOut: 'Log out',
    noAccount: 'No account yet?',
    agentGoesOn: 'Your agent can go on where it was; nothing has to be set up again.',
    account: 'Your account',
    films: 'Films',
    noFilms: 'Nothing has been made yet. Ask your agent for a film.',
    tokens: 'Tokens',
    tokensWhy: 'To use this account with another agent, set NEMO_TOKEN there to a token from here.',
    tokenName: 'What it is for',
    makeToken: 'Make a token',
    tokenOnce: 'Copy it now: it is shown this once.',
    until: 'until',
    revoke: 'Revoke',
    timeline: 'On the timeline',
    downloads: 'Downloads',
    noExport: 'Nothing has been exported yet. Say "export" to your agent.',
    emptyFilm: 'Nothing has been made in this session yet.',
    untitled: 'Untitled film',
    keepWork: 'Register to keep this',
    failed: 'failed',
    cancelled: 'cancelled',
    anyoneWithLink: 'Whoever has this link can see this page.',
    linkExpired: 'This link is not valid or has expired. Ask your agent for a new one.',
    logInToSee: 'This film belongs to a registered account. Log in to see it.',
    notHere: 'There is nothing here (any more).',
    otherSite: 'This form was sent from another site. Open the page here and send it again.',
    home: 'Say what you want, get the film.',
    homeHow: 'Point a Nemo skill here by setting NEMO_API_URL to this address, and ask it for a film.',
    credits: (available) => `${available} credits`,
  },
  zh: {
    name: '用户名',
    nameHint: '3 到 64 个字母、汉字、数字或 ._@+-',
    password: '密码',
    passwordHint: '至少 8 个字符',
    register: '注册',
    registerTitle: '保留你的影片',
    registerWhy: '设一个用户名和密码：已经做好的一切都归你，并获得更多积分。',
    registered: '欢迎',
    haveAccount: '已经注册？',
    logIn: '登录',
    logOut: '退出',
    noAccount: '还没有账户？',
    agentGoesOn: '你的助手可以接着工作，无需重新设置。',
    account: '你的账户',
    films: '影片',
    noFilms: '还没有作品。让你的助手做一部吧。',
    tokens: '令牌',
    tokensWhy: '要在另一个助手中使用此账户，请把那里的 NEMO_TOKEN 设为这里生成的令牌。',
    tokenName: '用途',
    makeToken: '生成令牌',
    tokenOnce: '请现在复制：只显示这一次。',
    until: '有效期至',
    revoke: '撤销',
    timeline: '时间线',
    downloads: '下载',
    noExport: '还没有导出。对你的助手说「导出」。',
    emptyFilm: '这个会话里还没有内容。',
    untitled: '未命名影片',
    keepWork: '注册以保留作品',
    failed: '失败',
    cancelled: '已取消',
    anyoneWithLink: '任何有此链接的人都能看到本页。',
    linkExpired: '链接无效或已过期。请向你的助手要一个新的。',
    logInToSee: '这部影片属于已注册的账户，请登录后查看。',
    notHere: '这里没有内容（或已被删除）。',
    otherSite: '该表单来自其他网站。请在本页重新提交。',
    home: '说出你想要的，得到一部影片。',
    homeHow: '把 NEMO_API_URL 设为本站地址，然后让 Nemo 技能为你制作影片。',
    credits: (available) => `${available} 积分`,
  },
}

/** Chinese when the browser asks for it before English. */
export function tongueOf(acceptLanguage: string | undefined): Tongue {
  const first = (acceptLanguage ?? '').toLowerCase().match(/\b(zh|en)\b/)
  return first?.[1] === 'zh' ? 'zh' : 'en'
}
