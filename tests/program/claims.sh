# tests/program/claims.sh - what the tests of the whole program share: a scratch folder and claims that are counted.
set -euo pipefail

regie=$(readlink -f "$1")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
example=$root/examples/spring-summit/data
as_of=2026-03-16
# A space and a letter beyond ASCII: paths of real people have both.
scratch=$(mktemp -d "${TMPDIR:-/tmp}/regie tést XXXXXX")
children=()
leave() {
  local child
  for child in "${children[@]}"; do kill "$child" 2>/dev/null || true; done
  rm -rf "$scratch"
}
trap leave EXIT
unset REGIE_WORKSPACE
export NO_COLOR=1

held=0
broken=0

# claim WORDS COMMAND...: holds where the command ends with 0.
claim() {
  local words=$1
  shift
  if "$@" >"$scratch/claim.log" 2>&1; then
    held=$((held + 1))
  else
    broken=$((broken + 1))
    echo "BROKEN: $words"
    sed 's/^/    /' "$scratch/claim.log" | head -n 40
  fi
}

# answers STATUS WORDS COMMAND...: the command ends with STATUS and says WORDS (an extended regular expression).
answers() {
  local wanted=$1 words=$2 status=0
  shift 2
  "$@" >"$scratch/answer.log" 2>&1 </dev/null || status=$?
  cat "$scratch/answer.log"
  if [[ $status != "$wanted" ]]; then echo "ended with $status, not $wanted"; return 1; fi
  grep -Eq -- "$words" "$scratch/answer.log" || { echo "does not say: $words"; return 1; }
}

new_workspace() {
  "$regie" init "$1" --name "Spring Summit" --currency EUR --time-zone Europe/Amsterdam --language "${2:-en}"
}

finish() {
  echo "$held held, $broken broken"
  [[ $broken == 0 && $held -gt 0 ]]
}
