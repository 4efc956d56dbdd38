/** What `--help` says. */

export const commands = ['make', 'serve', 'admin', 'doctor'] as const
export type Command = (typeof commands)[number]

export const overview = `Usage: reelsmith <command> [options]

Say what you want, get the film.

  make "…"   make a film from a description (and your own files)
  serve      run the server
  admin      accounts, credits and plans of the server here
  doctor     what this machine has for making films, and what that means

reelsmith <command> --help tells more about a command, --version the version.
`

export const commandHelp: Record<Command, string> = {
  make: `Usage: reelsmith make "what the film shows" [options]

  reelsmith make "a 10-second clip of a sunset over the ocean with waves crashing" -o sunset.mp4
  reelsmith make --upload a.jpg b.jpg logo.png "turn these photos into a 30-second promo"

The prompt may be "-" to be read from standard input. English and Chinese are understood.

  -o, --output FILE   where the film goes (a folder: a name from the prompt in it);
                      without it, a name from the prompt in this folder, never overwriting
  -f, --force         replace FILE when it is there
      --upload FILE…  use these pictures, clips, sounds or scripts
      --ratio R       16:9 (default), 9:16, 1:1 or 4:5
      --seed N        the same prompt and seed make the same film
      --draft         720p, made faster
      --keep          leave the session open for more
      --continue      go on with the film that was kept: the prompt says what to change
      --json          the result as one line of JSON
  -q, --quiet         show no progress

Progress goes to standard error, the result (file, length, size, what was made) to standard output.

Environment:
  NEMO_API_URL   use this server; else the one that runs on the data folder, else one is started
  NEMO_TOKEN     token for that server; else an anonymous one is asked for
  REELSMITH_DATA the data folder (default ~/.local/share/reelsmith)

Exit codes: 0 done, 2 the command or request can't be used, 3 the file can't be written,
4 no server or it refuses, 5 the film failed, 130 interrupted.
`,
  serve: `Usage: reelsmith serve [options]

Runs the server until it is interrupted.

      --port N     port to listen on, 0 for any free one (default PORT, else 8787)
      --host H     address to listen on (default HOST, else 127.0.0.1)
      --data DIR   the data folder (default REELSMITH_DATA, else ~/.local/share/reelsmith)

Environment: PORT, HOST, REELSMITH_DATA, DATABASE_URL, REELSMITH_PUBLIC_URL, REELSMITH_TRUSTED_PROXIES,
REELSMITH_ANON, REELSMITH_ANON_CREDITS, REELSMITH_TOKENS_PER_IP and others: the README lists them.
`,
  admin: `Usage: reelsmith admin <what> [options]

For whoever runs the server, on the machine where its data folder is.

  users [--search TEXT] [--limit N]   accounts, newest first, with their credits
  add NAME [--plan PLAN]              make an account; its password is shown once
  grant USER AMOUNT [--days N]        give credits; with --days, what is left of them ends then
  plan USER PLAN                      anonymous, registered or unlimited
  revoke USER                         end all tokens of the account

USER is an account's id or the name it is registered with.

      --json   as JSON
`,
  doctor: `Usage: reelsmith doctor [--json]

Says what this machine has for making films, and what that means for speed and quality.

      --json   as JSON
`,
}
