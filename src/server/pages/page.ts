/** The frame of every page: no scripts, nothing from elsewhere, said so to the browser. */
import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'

export type Html = ReturnType<typeof html>

const style = `
:root{color-scheme:light dark;--ink:#1c1a17;--soft:#6c665e;--line:#e3ddd3;--paper:#faf8f4;--card:#fff;--accent:#b3471d;--on-accent:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#f1ede6;--soft:#a79f94;--line:#37322c;--paper:#161412;--card:#1f1c19;--accent:#f08a5d;--on-accent:#1c1108}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif}
header,main,footer{max-width:46rem;margin:0 auto;padding:1.25rem}
header{display:flex;justify-content:space-between;align-items:baseline;gap:1rem}
header .brand{font-weight:700;letter-spacing:.02em;color:inherit;text-decoration:none}
header .brand::before{content:"";display:inline-block;width:.7em;height:.7em;margin-right:.45em;border-radius:50%;background:var(--accent)}
footer{color:var(--soft);font-size:.875rem;border-top:1px solid var(--line);margin-top:2rem}
h1{font-size:1.75rem;line-height:1.2;margin:.25rem 0 .75rem;overflow-wrap:anywhere}
h2{font-size:1.1rem;margin:2rem 0 .5rem}
p,ul,ol{margin:.5rem 0}
a{color:var(--accent)}
.soft{color:var(--soft)}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:1.25rem}
.problem{border-left:4px solid var(--accent);padding:.5rem .9rem;background:var(--card);border-radius:0 8px 8px 0}
form.fields{display:grid;gap:.9rem;max-width:24rem}
label{display:grid;gap:.25rem;font-weight:600}
label small{font-weight:400;color:var(--soft)}
input{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:.55rem .7rem;width:100%}
input:focus-visible,button:focus-visible,a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
button,.button{font:inherit;font-weight:600;display:inline-block;border:0;border-radius:999px;padding:.6rem 1.2rem;background:var(--accent);color:var(--on-accent);cursor:pointer;text-decoration:none}
button.plain{background:none;color:var(--accent);padding:.2rem .4rem}
video{display:block;width:100%;max-height:75vh;border-radius:14px;background:#000}
ul.rows{list-style:none;padding:.4rem 1.25rem}
ol.card{padding-left:2.5rem}
.actions{margin:1.5rem 0}
ul.rows li{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 1rem;padding:.6rem 0;border-top:1px solid var(--line)}
ul.rows li:first-child{border-top:0}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-top:1px solid var(--line);overflow-wrap:anywhere}
code,pre{font:.9em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
pre,code.block{display:block;background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.7rem .9rem;overflow-x:auto;white-space:pre-wrap;overflow-wrap:anywhere}
details.card{margin:.6rem 0;padding:.8rem 1.1rem}
summary{cursor:pointer}
h3{font-size:.95rem;margin:1.1rem 0 .3rem}
table td:first-child{white-space:nowrap}
@media (max-width:40rem){table td:first-child{white-space:normal}}
progress{width:8rem;accent-color:var(--accent)}
`

const styleHash = createHash('sha256').update(style).digest('base64')

export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "img-src 'self' data:",
    "media-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  'cache-control': 'no-store',
} as const

export interface Page {
  readonly title: string
  /** BCP 47. */
  readonly language: string
  readonly body: Html
  /** Right of the name, e.g. who is logged in. */
  readonly aside?: Html
  /** Looks again after so many seconds, for what is under way. */
  readonly refreshSeconds?: number
}

export async function renderPage(
  { title, language, body, aside, refreshSeconds }: Page,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Promise<Response> {
  const text = await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${refreshSeconds === undefined ? '' : html`<meta http-equiv="refresh" content="${refreshSeconds}">`}
<title>${title} · Reelsmith</title>
<link rel="icon" href="data:,">
<style>${raw(style)}</style>
</head>
<body>
<header><a class="brand" href="/">Reelsmith</a>${aside ?? ''}</header>
<main>${body}</main>
<footer><a href="/docs">API</a></footer>
</body>
</html>
`
  return new Response(String(text), { status, headers: { ...pageHeaders, ...headers } })
}
