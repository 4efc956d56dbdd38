/** The pages that people open in a browser: registration, login, account, and one session's film. */
import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { describeRender } from '../../actions/export.ts'
import { timelineOf } from '../../actions/session-context.ts'
import { ReelsmithError } from '../../errors/error.ts'
import { creditBalance } from '../../store/ledger.ts'
import { type Login, logIn, nameOf, registerAccount } from '../../store/registration.ts'
import { listRenders } from '../../store/renders.ts'
import { type Session, findTask, getSessionOfAnyone, listSessions } from '../../store/sessions.ts'
import {
  type Account,
  authenticate,
  createNamedToken,
  listNamedTokens,
  revokeToken,
} from '../../store/token-records.ts'
import { loginRequestSchema, newTokenRequestSchema, registerRequestSchema } from '../../wire/access.ts'
import { parseInput } from '../../wire/parse.ts'
import { claimedSession } from '../claim-token.ts'
import { type Env, type RequestContext, type Server, baseUrl, clientAddress, readText } from '../context.ts'
import { requireOpen } from '../open-server.ts'
import { accountPage, homePage, loginPage, messagePage, registerPage } from '../pages/account-pages.ts'
import { renderPage } from '../pages/page.ts'
import { taskPage } from '../pages/task-page.ts'
import { type Tongue, tongueOf, words } from '../pages/words.ts'
import { signPath } from '../signed-url.ts'

const cookieName = 'reelsmith_login'
const cookieSeconds = 7 * 24 * 3600
const tokenDays = 30
/** Of one session, on its page. */
const mostRenders = 20
const mostFilms = 100

export function pageRoutes(server: Server): Hono<Env> {
  const { store } = server
  const routes = new Hono<Env>()
  const tongue = (context: RequestContext): Tongue => tongueOf(context.req.header('accept-language'))

  routes.get('/', async (context) => await renderPage(homePage(tongue(context))))

  routes.get('/register', async (context) =>
    await renderPage(registerPage({ tongue: tongue(context), bind: context.req.query('bind') })),
  )

  routes.post('/register', async (context) => {
    const form = await readForm(server, context)
    const { bind = '', name } = form
    try {
      const request = parseInput(registerRequestSchema, { ...form, bind: bind || undefined })
      if (request.bind === undefined) requireOpen(server)
      const login = await registerAccount(store, { ...request, address: clientAddress(server, context) })
      return await showAccount(context, login)
    } catch (error) {
      const problem = explain(error)
      return await renderPage(registerPage({ tongue: tongue(context), problem, name, bind }), { status: 400 })
    }
  })

  routes.get('/login', async (context) =>
    await renderPage(loginPage({ tongue: tongue(context), next: localPath(context.req.query('next')) })),
  )

  routes.post('/login', async (context) => {
    const form = await readForm(server, context)
    const next = localPath(form.next)
    try {
      const login = await logIn(store, parseInput(loginRequestSchema, form))
      return redirect(next || '/account', cookieOf(server, context, login.token))
    } catch (error) {
      const page = loginPage({ tongue: tongue(context), problem: explain(error), name: form.name, next })
      return await renderPage(page, { status: 400 })
    }
  })

  routes.post('/logout', async (context) => {
    await readForm(server, context)
    const account = await visitor(server, context)
    if (account) await revokeToken(store, account.userId, account.tokenId)
    return redirect('/', cookieOf(server, context, ''))
  })

  const showAccount = async (
    context: RequestContext,
    login: Pick<Login, 'userId' | 'name'> & { token?: string },
    more: { newToken?: string } = {},
  ): Promise<Response> => {
    const { available } = await creditBalance(store, login.userId)
    const sessions = await listSessions(store, login.userId)
    const page = accountPage(tongue(context), {
      name: login.name,
      credits: available,
      films: sessions
        .filter(({ version }) => version > 0)
        .slice(0, mostFilms)
        .map((session) => ({ taskId: session.taskId, title: timelineOf(session).title, changedAt: session.updatedAt })),
      tokens: await listNamedTokens(store, login.userId),
      isNew: login.token !== undefined,
      ...more,
    })
    return await renderPage(page, login.token === undefined ? {} : { headers: cookieOf(server, context, login.token) })
  }

  routes.get('/account', async (context) => {
    const account = await visitor(server, context)
    if (!account) return redirect('/login?next=/account')
    return await showAccount(context, { userId: account.userId, name: await nameOf(store, account.userId) })
  })

  routes.post('/account/tokens', async (context) => {
    const form = await readForm(server, context)
    const account = await visitor(server, context)
    if (!account) return redirect('/login?next=/account')
    const { userId } = account
    const { name, scopes } = parseInput(newTokenRequestSchema, { name: form.name })
    const { token } = await createNamedToken(store, { userId, name, scopes, lifetimeMs: tokenDays * 24 * 3_600_000 })
    return await showAccount(context, { userId, name: await nameOf(store, userId) }, { newToken: token })
  })

  routes.post('/account/revoke', async (context) => {
    const form = await readForm(server, context)
    const account = await visitor(server, context)
    if (!account) return redirect('/login?next=/account')
    await revokeToken(store, account.userId, form.id ?? '')
    return redirect('/account')
  })

  routes.get('/workspace/claim', async (context) => {
    const sessionId = claimedSession(store.secret, context.req.query('ct') ?? '', store.now().getTime())
    const found = sessionId === undefined ? undefined : await getSessionOfAnyone(store, sessionId)
    if (!found) return await renderPage(messagePage(tongue(context), words[tongue(context)].linkExpired), { status: 404 })
    return await showTask(server, tongue(context), found, { isClaim: true })
  })

  routes.get('/task/:taskId', async (context) => {
    const say = words[tongue(context)]
    const found = await findTask(store, context.req.param('taskId'))
    if (!found) return await renderPage(messagePage(tongue(context), say.notHere), { status: 404 })
    // An anonymous owner can't log in: the unguessable address is what opens the page. A registered one can.
    if (!found.isAnonymous && (await visitor(server, context))?.userId !== found.session.userId) {
      const login = { href: `/login?next=/task/${found.session.taskId}`, text: say.logIn }
      return await renderPage(messagePage(tongue(context), say.logInToSee, login), { status: 403 })
    }
    return await showTask(server, tongue(context), found)
  })

  return routes
}

async function showTask(
  server: Server,
  tongue: Tongue,
  { session, isAnonymous }: { session: Session; isAnonymous: boolean },
  { isClaim = false } = {},
): Promise<Response> {
  const { store } = server
  const records = (await listRenders(store, session.userId)).filter(({ sessionId }) => sessionId === session.id)
  const linkTo = (path: string): string => signPath(store.secret, path, store.now().getTime())
  const renders = records.slice(0, mostRenders).map(async (record) => await describeRender(server, record, linkTo))
  const page = taskPage(tongue, {
    timeline: timelineOf(session),
    renders: await Promise.all(renders),
    isOpen: isAnonymous,
    // Who registers has the account: that is for a claim link to offer, not for an address shown around.
    ...(isAnonymous && isClaim && { registerUrl: `/register?bind=${session.userId}` }),
  })
  return await renderPage(page)
}

/** Who is logged in, by the cookie; the API never looks at it, so no other site can use it. */
async function visitor({ store }: Server, context: RequestContext): Promise<Account | undefined> {
  const token = getCookie(context, cookieName)
  return token ? await authenticate(store, token).catch(ignoreInvalid) : undefined
}

function ignoreInvalid(error: unknown): undefined {
  if (!ReelsmithError.is(error, 'auth/token-invalid')) throw error
}

function cookieOf(server: Server, context: RequestContext, token: string): Record<string, string> {
  const isSecure = baseUrl(server, context).startsWith('https:')
  const age = token === '' ? 0 : cookieSeconds
  const words = [`${cookieName}=${token}`, 'Path=/', `Max-Age=${age}`, 'HttpOnly', 'SameSite=Lax', ...(isSecure ? ['Secure'] : [])]
  return { 'set-cookie': words.join('; ') }
}

/**
 * The fields of a form that this site's own page sent.
 *
 * @throws {ReelsmithError} `auth/scope-missing` for a form of another site.
 */
async function readForm(server: Server, context: RequestContext): Promise<Record<string, string>> {
  const site = context.req.header('sec-fetch-site')
  const origin = context.req.header('origin')
  const isOurs = site === undefined ? !origin || origin === baseUrl(server, context) : site === 'same-origin' || site === 'none'
  if (!isOurs) throw new ReelsmithError('auth/scope-missing', words[tongueOf(context.req.header('accept-language'))].otherSite)
  return Object.fromEntries(new URLSearchParams(await readText(context)))
}

/** A path of this site, to go on to; nothing that could lead elsewhere. */
function localPath(path = ''): string {
  return /^\/(?:account|task\/[\w-]{1,64})$/.test(path) ? path : ''
}

function redirect(path: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store', ...headers } })
}

function explain(error: unknown): string {
  if (ReelsmithError.is(error)) return error.message
  throw error
}
