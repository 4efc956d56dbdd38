#!/bin/sh
# Makes sure that everything is set up: npm packages, system programs; told `browser`, also the one that tests drive.
# When it is, that is all found out here, in milliseconds, without starting node and without a network.
# Each step leaves a stamp as the last thing it does, so an interrupted set-up is simply taken up again.
set -eu

root=$(CDPATH='' cd -- "$(dirname "$0")/.." && pwd -P)
modules=$root/node_modules
# An installed package (npm packs no lock file) lies among the packages it needs, or above its own.
is_clone() { [ -f "$root/package-lock.json" ]; }
if ! is_clone && [ ! -d "$modules/webgpu" ]; then modules=${root%/*}; fi
node=$modules/.bin/node

# The same rule as src/cli/locale.ts.
case ${LC_ALL:-${LC_MESSAGES:-${LANG-}}} in
  [Zz][Hh] | [Zz][Hh][-_.@]* | [Yy][Uu][Ee]* | [Cc][Mm][Nn]*) tongue=zh ;;
  *) tongue=en ;;
esac
# In English and in Chinese.
say() {
  if [ "$tongue" = zh ]; then printf 'reelsmith 安装：%s\n' "$2" >&2; else printf 'reelsmith set-up: %s\n' "$1" >&2; fi
}

# A fingerprint of the files' contents; files that do not exist count as empty.
fingerprint() { cat "$@" 2>/dev/null | cksum | tr ' ' '-'; }

# The same rule as src/process/data-folder.ts.
default_data_folder() {
  case ${XDG_DATA_HOME-} in
    /*) folder=$XDG_DATA_HOME/reelsmith ;;
    *) folder=${HOME:+$HOME/.local/share/reelsmith} ;;
  esac
  if [ -z "$folder" ] || ! { mkdir -p "$folder" && [ -w "$folder" ]; } 2>/dev/null; then
    folder=${TMPDIR:-/tmp}/reelsmith-$(id -u)
    mkdir -p "$folder"
    chmod 700 "$folder"
  fi
  printf '%s' "$folder"
}

packages_key=$(fingerprint "$root/package-lock.json" "$root/setup/packages.mjs")
system_key=$(fingerprint "$root"/setup/system*.ts /etc/os-release)

default_data=$(default_data_folder)
data=${REELSMITH_DATA:-$default_data}

first_line_is() {
  [ -r "$2" ] && IFS= read -r line <"$2" && [ "$line" = "$1" ]
}

have_packages() { first_line_is "$packages_key" "$modules/.reelsmith-packages" && [ -x "$node" ]; }

# After its first line, the stamp of a system step names the files that set-up found: all must still be there.
is_system_stamp_good() {
  first_line_is "$system_key" "$1" || return 1
  while IFS= read -r line; do
    case $line in
      /*) [ -e "$line" ] || return 1 ;;
    esac
  done <"$1"
}

# What was unpacked for the default data folder serves another one too.
have_step() { is_system_stamp_good "$data/$1.stamp" || is_system_stamp_good "$default_data/$1.stamp"; }
wants=${1-}
have_browser() { [ "$wants" != browser ] || have_step browser; }

if have_packages && have_step system && have_browser; then exit 0; fi

# One set-up at a time in this clone and in this data folder, always locked in this order. The kernel frees a lock
# when its holder ends, however it ends.
if [ -z "${REELSMITH_SETUP_LOCKED-}" ] && command -v flock >/dev/null 2>&1; then
  export REELSMITH_SETUP_LOCKED=1
  mkdir -p "$data"
  { flock -n "$root/setup" true && flock -n "$data" true; } || say 'another set-up is at work; waiting for it' '另一个安装正在进行，等待它完成'
  exec flock "$root/setup" flock "$data" sh "$root/setup/ensure.sh" "$wants"
fi

# npm is about to replace node_modules: nothing may run from it, as it would below `npm test`.
path_without_modules() {
  printf '%s' "$PATH" | tr ':' '\n' | grep -v '/node_modules/\.bin/*$' | tr '\n' ':' | sed 's/:*$//'
}

if ! have_packages; then
  if is_clone && [ "${REELSMITH_SETUP-on}" = off ]; then
    say 'the npm packages are missing or of another version, and REELSMITH_SETUP=off forbids installing them.' \
      'npm 包缺失或版本不符，而 REELSMITH_SETUP=off 禁止安装。'
    line="cd '$root' && npm install --no-save --ignore-scripts && REELSMITH_SETUP=on sh setup/ensure.sh"
    say "Run: $line" "请运行：$line"
    exit 1
  fi
  PATH=$(path_without_modules)
  export PATH
  major=$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)
  if [ "$major" -lt 20 ]; then
    if [ "$major" -eq 0 ]; then say 'Node.js was not found.' '未找到 Node.js。'; else say "Node.js $major is too old." "Node.js $major 太旧。"; fi
    say 'Install Node.js 20 or newer with npm (https://nodejs.org/en/download), then run this again.' \
      '请安装 Node.js 20 或更新版本及 npm（https://nodejs.org/zh-cn/download），然后重新运行。'
    exit 1
  fi
  node "$root/setup/packages.mjs" "$packages_key" "$tongue"
  "$node" "$root/setup/kernel.ts"
fi

# A missing system program is no reason to stop here: what needs it says so.
if ! have_step system; then "$node" "$root/setup/system.ts" "$system_key"; fi
if ! have_browser; then "$node" "$root/setup/system-browser.ts" "$system_key"; fi
