#!/usr/bin/env bash
# tests/browser/run.sh REGIE [NAME] - the desk in a real Chromium: every situation, or the one file named so.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
REGIE=$(readlink -f "$1")
export REGIE
stop() { printf 'error: %s\n' "$*" >&2; exit 1; }
command -v node >/dev/null || stop "node is not here. As root: apt-get install nodejs npm"
[[ -x ${CHROMIUM:-/usr/bin/chromium} ]] || stop "chromium is not here. As root: apt-get install chromium"

# What was installed from another lock file is no longer what is asked for.
if ! cmp -s "$here/package-lock.json" "$here/node_modules/installed-lock.json"; then
  npm ci --prefix "$here" --no-audit --no-fund --silent
  cp "$here/package-lock.json" "$here/node_modules/installed-lock.json"
fi
file=$here/${2:-all}
[[ -n ${2:-} ]] && file=${file}_test
exec node --test-reporter=spec "$file.mjs"
