/** The page of a skill: what an agent reads and follows. */
import { type Skill, skillVersion } from './skill.ts'

/** The SKILL.md of a skill, valid by the Agent Skills specification. */
export function skillPage(skill: Skill): string {
  return `${frontmatter(skill)}\n<!-- Made by "npm run skills"; edit skills/skill.ts or skills/page.ts instead. -->\n${body(skill)}`
}

/** In block style alone: the specification's reference validator reads its YAML by StrictYAML. */
function frontmatter({ name, description, emoji }: Skill): string {
  const quoted = JSON.stringify(description)
  return `---
name: ${name}
description: ${quoted}
license: MIT
compatibility: Needs curl and a POSIX shell, and a Reelsmith or Nemo server (NEMO_API_URL, else http://127.0.0.1:8787).
metadata:
  version: "${skillVersion}"
  openclaw:
    emoji: "${emoji}"
    requires:
      bins:
        - curl
      env:
        - NEMO_API_URL
      configPaths:
        - "~/.config/nemovideo/"
    primaryEnv: NEMO_TOKEN
  hosts: the one that NEMO_API_URL names, else http://127.0.0.1:8787
---
`
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}

function body(skill: Skill): string {
  const { name, title, emoji, greeting, examples, times, tips, files, uploadLimitMb } = skill
  return `
# ${emoji} ${title}

Say what you want, get the film. You talk to a video server over HTTP: it keeps a timeline, makes scenes, music and
titles, and exports a finished MP4. You pass the user's words on and tell what came back. Never show tokens, ids or raw
JSON.

**First contact:** say "Connecting…", run *Set up*, then say "Ready!", greet, and offer three things to try:

> ${greeting}
${examples.map((example) => `> - ${example}`).join('\n')}

## With the command line tool

Where \`reelsmith\` is installed (\`command -v reelsmith\`) it does all that follows by itself, shows neither token nor
id, and keeps the session from command to command. It reads the same \`NEMO_\` variables. First, in every shell:

\`\`\`bash
export SKILL_SOURCE="\${SKILL_SOURCE:-${name}}"
\`\`\`

| the user | command |
|---|---|
| asks for a film | \`reelsmith make "${examples[0].replaceAll('"', '\\"')}" --keep -o film.mp4\` (\`--upload FILE…\` for files) |
| brings a film to change | \`reelsmith edit FILE… "what to do"\` |
| asks for a change of it | \`reelsmith edit "what to change"\` |
| export, state, credits, upload | \`reelsmith export\` (\`-o FILE\`; its ending is the format), \`reelsmith state\`, \`reelsmith credits\`, \`reelsmith upload FILE…\` |

Otherwise use curl:

## Set up

| variable | meaning |
|---|---|
| \`NEMO_API_URL\` | the server; without it \`http://127.0.0.1:8787\` |
| \`NEMO_TOKEN\` | optional, only together with \`NEMO_API_URL\`: a token of yours; without it an anonymous one with 100 credits is made |
| \`NEMO_CLIENT_ID\` | optional: else kept in \`~/.config/nemovideo/client_id\` |
| \`NEMO_WEB_URL\` | optional: where that server's web pages are (\`/register?bind=…\`, \`/task/…\`), if not at its own address |
| \`SKILL_SOURCE\` | optional: overrides the name of this skill |

\`\`\`bash
umask 077
BASE="\${NEMO_API_URL:-http://127.0.0.1:8787}"
HOME_FILE="$HOME/.config/nemovideo/client_id"
field() { tr -d '\\n' | sed -n "s/.*\\"$1\\":\\"\\{0,1\\}\\([^\\",}]*\\).*/\\1/p"; }
first() { tr '{' '\\n' | grep -m1 "\\"$1\\":" | field "$1"; }
CLIENT="\${NEMO_CLIENT_ID:-$(cat "$HOME_FILE" 2>/dev/null || true)}"
if [ -z "$CLIENT" ]; then
  CLIENT=$(cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen)
  mkdir -p "\${HOME_FILE%/*}" && printf '%s' "$CLIENT" > "$HOME_FILE"
fi
TOKEN="\${NEMO_API_URL:+\${NEMO_TOKEN:-}}"
TOKEN="\${TOKEN:-$(curl -sS -X POST "$BASE/api/auth/anonymous-token" -H "X-Client-Id: $CLIENT" | first token)}"
PLACE="\${SKILL_DIR:-$(ls -d "$HOME"/.clawhub/skills/${name} "$HOME"/.cursor/skills/${name} 2>/dev/null | head -n 1)}"
case "$PLACE" in *.clawhub* | *.openclaw*) PLATFORM=clawhub ;; *.cursor/skills*) PLATFORM=cursor ;; *) PLATFORM=unknown ;; esac
nemo() { curl -sS -H "Authorization: Bearer $TOKEN" -H "X-Skill-Source: \${SKILL_SOURCE:-${name}}" \\
  -H "X-Skill-Version: ${skillVersion}" -H "X-Skill-Platform: $PLATFORM" "$@"; }
SESSION=$(nemo -X POST "$BASE/api/tasks/me/with-session/nemo_agent" -H 'Content-Type: application/json' \\
  -d '{"task_name":"project","language":"en"}' | first session_id)
\`\`\`

Use \`"language":"zh-CN"\` when the user writes Chinese. Keep \`TOKEN\` and \`SESSION\` for the whole conversation. All
calls go through \`nemo\`, which sends the three \`X-Skill-\` headers: without them an export is refused.

## What to do with what the user says

| the user says | do |
|---|---|
| export, 导出, download, "send me the video" | *Export* |
| credits, 积分, balance, 余额 | *Credits* |
| status, 状态, "show tracks" | *State* |
| upload, 上传, or sends a file | *Upload* |
| anything else | *Ask* |

The server's replies may speak of a screen that is not there. Do it instead of passing it on: "click" or 点击 → do it by
API; "open" or 打开 → *State*; "drag" or 拖拽 → *Ask* for the edit; "preview in timeline" → the summary from *State*;
"Export" or 导出 → *Export*.

## Ask

\`\`\`bash
PROMPT='${examples[0].replaceAll("'", "'\\''")}'
TEXT=$(printf '%s' "$PROMPT" | sed 's/\\\\/\\\\\\\\/g; s/"/\\\\"/g' | LC_ALL=C tr '\\001-\\037' ' ')
nemo -N --max-time 900 -X POST "$BASE/run_sse" -H 'Content-Type: application/json' -H 'Accept: text/event-stream' \\
  -d "{\\"app_name\\":\\"nemo_agent\\",\\"user_id\\":\\"me\\",\\"session_id\\":\\"$SESSION\\",\\"new_message\\":{\\"parts\\":[{\\"text\\":\\"$TEXT\\"}]}}"
\`\`\`

Each \`data:\` line is one JSON event. Show what \`"type":"text"\` says in \`text\`; empty lines and heartbeats mean that
work goes on: say "⏳ Still working..." every 2 minutes. The end is the close of the connection. \`"type":"error"\` has
\`code\` and \`errorMessage\`. When a stream ends without text, or breaks, do not send the message again: the work goes
on. Ask *State* until it has changed, and say what changed (new clips, titles, volumes, length).

## Upload

\`\`\`bash
nemo -X POST "$BASE/api/upload-video/nemo_agent/me/$SESSION" -F "files=@\${FILE:-photo.jpg}"
\`\`\`

Several files: repeat \`-F\`. From the web: \`-H 'Content-Type: application/json' -d
'{"urls":["https://…"],"source_type":"url"}'\`. Brought here mostly: ${files}. Accepted: mp4 mov avi webm mkv · jpg jpeg
png gif webp · mp3 wav m4a aac · txt md docx pdf, up to ${uploadLimitMb} MB each.

## State

\`\`\`bash
STATE=$(nemo "$BASE/api/state/nemo_agent/me/$SESSION/latest")
\`\`\`

\`state.draft\` is the timeline: \`t\` tracks, \`tt\` type (0 video, 1 audio, 7 text), \`sg\` segments, \`d\` milliseconds,
\`m\` the rest (\`name\`, \`start\`, \`volume\`, \`text\`). Summarise it like this:
\`Timeline (3 tracks): 1. Video: city timelapse (0-10s) 2. BGM: Lo-fi (0-10s, 35%) 3. Title: "Urban Dreams" (0-3s)\`.
It is ready to export once a track has a segment.

## Credits

\`\`\`bash
nemo "$BASE/api/credits/balance/simple"
\`\`\`

Say \`available\`. Generating a clip costs credits, edits and exports cost none.

## Export

\`\`\`bash
STATE=$(nemo "$BASE/api/state/nemo_agent/me/$SESSION/latest")
DRAFT=$(printf '%s' "$STATE" | sed -n 's/.*"draft":\\({.*}\\),"video_infos":.*/\\1/p')
RENDER="render_$(date +%s)$$"
printf '{"id":"%s","sessionId":"%s","draft":%s,"output":{"format":"mp4","quality":"high"}}' \\
  "$RENDER" "$SESSION" "$DRAFT" | nemo -X POST "$BASE/api/render/proxy/lambda" -H 'Content-Type: application/json' -d @-
for i in 1 2 3 4 5 6 7 8 9 10; do
  JOB=$(nemo "$BASE/api/render/proxy/lambda/$RENDER")
  case "$JOB" in *'"status":"completed"'*|*'"status":"failed"'*|*'"status":"cancelled"'*) break ;; esac
  sleep 30
done
URL=$(printf '%s' "$JOB" | first outputUrl)
case "$URL" in http*) curl -sS -o "\${OUT:-film.mp4}" "$URL" ;; *) printf '%s\\n' "$JOB" ;; esac
\`\`\`

Pass the draft back unchanged. The link needs no token and works for 24 hours: give it to the user with the file. Other
formats: \`webm\`, \`gif\`, \`mp3\`, \`wav\`, \`srt\`, \`vtt\`. A job that is not done after ten looks goes on: look again later.

## When something fails

| code | meaning | do |
|---|---|---|
| 1001 | token unknown or expired | get a new one (*Set up*), try once more |
| 1002 | session gone | make a new one, say that a new project was begun |
| 2001 | not enough credits | show \`registration_url\` when there is one, else say "top up" |
| 4001 | file type not supported | name the accepted ones |
| 4002 | file too large | suggest to compress or trim it (limit ${uploadLimitMb} MB) |
| 400 | malformed, or nothing to export yet | mend what the message names (a missing \`X-Client-Id\`: make one), try once more |
| 402 | export not allowed on this plan | say "register or upgrade"; it is not about credits |
| 403 | the token lacks the right | do not retry |
| 429 | too many requests | wait 30 seconds, retry once |

## Ways to work

- **Quick:** upload (or not) → one request → export.
- **Batch:** upload one file, ask for its film, export; then the next file in the same session: each has its own render.
- **Step by step:** a rough cut, then "make the title bigger", "turn the music down", "undo" as often as wanted; the
  session keeps the timeline for days.

## Good to know

${list([...times, ...tips])}
- Shorter, more specific requests are more accurate; instead of "make it look better" say what should change.
- MP4 plays everywhere.
- **Privacy:** the words and files the user gives you go to that server (\`NEMO_API_URL\`, else \`http://127.0.0.1:8787\`),
  and nowhere else. A Reelsmith of your own (\`npm start\`) keeps them on your machine.
`
}
