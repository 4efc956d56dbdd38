/** Registration, login and the account: forms that need no script. */
import { html } from 'hono/html'
import type { TokenRecord } from '../../store/token-records.ts'
import { dayOf } from '../../time/day.ts'
import { type Page } from './page.ts'
import { type Tongue, words } from './words.ts'

export interface FormPage {
  readonly tongue: Tongue
  /** What was wrong with what was sent, in words. */
  readonly problem?: string
  /** What was sent, to be corrected. */
  readonly name?: string
}

const problemLine = (problem: string | undefined) => (problem ? html`<p class="problem" role="alert">${problem}</p>` : '')

export function registerPage({ tongue, problem, name = '', bind = '' }: FormPage & { bind?: string }): Page {
  const say = words[tongue]
  return {
    title: say.register,
    language: tongue,
    body: html`<h1>${say.registerTitle}</h1>
<p>${say.registerWhy}</p>
${problemLine(problem)}
<form class="fields card" method="post" action="/register">
<input type="hidden" name="bind" value="${bind}">
<label>${say.name}<input name="name" required minlength="3" maxlength="64" autocomplete="username" autofocus value="${name}"><small>${say.nameHint}</small></label>
<label>${say.password}<input name="password" type="password" required minlength="8" maxlength="200" autocomplete="new-password"><small>${say.passwordHint}</small></label>
<div><button>${say.register}</button></div>
</form>
<p class="soft">${say.haveAccount} <a href="/login">${say.logIn}</a></p>`,
  }
}

export function loginPage({ tongue, problem, name = '', next = '' }: FormPage & { next?: string }): Page {
  const say = words[tongue]
  return {
    title: say.logIn,
    language: tongue,
    body: html`<h1>${say.logIn}</h1>
${problemLine(problem)}
<form class="fields card" method="post" action="/login">
<input type="hidden" name="next" value="${next}">
<label>${say.name}<input name="name" required autocomplete="username" autofocus value="${name}"></label>
<label>${say.password}<input name="password" type="password" required autocomplete="current-password"></label>
<div><button>${say.logIn}</button></div>
</form>
<p class="soft">${say.noAccount} <a href="/register">${say.register}</a></p>`,
  }
}

export interface AccountFacts {
  readonly name: string
  readonly credits: number
  readonly films: readonly { readonly taskId: string; readonly title: string; readonly changedAt: Date }[]
  readonly tokens: readonly TokenRecord[]
  /** Just made, to be shown this once. */
  readonly newToken?: string
  /** Just registered. */
  readonly isNew?: boolean
}

export function accountPage(tongue: Tongue, account: AccountFacts): Page {
  const say = words[tongue]
  const films = account.films.map(
    ({ taskId, title, changedAt }) =>
      html`<li><a href="/task/${taskId}">${title || say.untitled}</a><span class="soft">${dayOf(changedAt)}</span></li>`,
  )
  const tokens = account.tokens
    .filter(({ revoked }) => !revoked)
    .map(
      ({ id, name, expiresAt }) => html`<li><span>${name} <span class="soft">${say.until} ${dayOf(expiresAt)}</span></span>
<form method="post" action="/account/revoke"><input type="hidden" name="id" value="${id}"><button class="plain">${say.revoke}</button></form></li>`,
    )
  return {
    title: say.account,
    language: tongue,
    aside: html`<form method="post" action="/logout"><button class="plain">${say.logOut}</button></form>`,
    body: html`<h1>${account.isNew ? `${say.registered}, ${account.name}` : account.name}</h1>
<p>${say.credits(account.credits)}${account.isNew ? html` · ${say.agentGoesOn}` : ''}</p>
<h2>${say.films}</h2>
${films.length > 0 ? html`<ul class="rows card">${films}</ul>` : html`<p class="soft">${say.noFilms}</p>`}
<h2>${say.tokens}</h2>
<p class="soft">${say.tokensWhy}</p>
${account.newToken ? html`<p class="problem">${say.tokenOnce}<code class="block">${account.newToken}</code></p>` : ''}
${tokens.length > 0 ? html`<ul class="rows card">${tokens}</ul>` : ''}
<form class="fields" method="post" action="/account/tokens">
<label>${say.tokenName}<input name="name" required maxlength="64"></label>
<div><button>${say.makeToken}</button></div>
</form>`,
  }
}

export function homePage(tongue: Tongue): Page {
  const say = words[tongue]
  return {
    title: say.home,
    language: tongue,
    aside: html`<a href="/account">${say.account}</a>`,
    body: html`<h1>${say.home}</h1>
<p>${say.homeHow}</p>
<p><a class="button" href="/register">${say.register}</a></p>
<p class="soft"><a href="/docs">API</a></p>`,
  }
}

/** One sentence, and maybe where to go. */
export function messagePage(tongue: Tongue, message: string, link?: { href: string; text: string }): Page {
  return {
    title: 'Reelsmith',
    language: tongue,
    body: html`<h1>${message}</h1>${link ? html`<p><a class="button" href="${link.href}">${link.text}</a></p>` : ''}`,
  }
}
