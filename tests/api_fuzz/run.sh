#!/usr/bin/env bash
# tests/api_fuzz/run.sh [SECONDS] - asks every operation of the interface things nobody would; no 5xx, no answer of another shape.
# `API_FUZZ_REGIE` names another build. What was found lies in build/api_fuzz/found.txt.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
seconds=${1:-240}
regie=${API_FUZZ_REGIE:-$PWD/build/release/regie}
here=$PWD/build/api_fuzz
venv=$here/venv
mkdir -p "$here"

if ! cmp -s tests/api_fuzz/requirements.txt "$venv/.requirements"; then
  python3 -m venv "$venv" &&
    "$venv/bin/pip" install -q --disable-pip-version-check --require-hashes -r tests/api_fuzz/requirements.txt ||
    { echo "api_fuzz: schemathesis cannot be had from PyPI; left out" >&2; exit 0; }
  cp tests/api_fuzz/requirements.txt "$venv/.requirements"
fi

scratch=$(mktemp -d)
server=''
trap '[[ -z $server ]] || { kill "$server" && wait "$server"; } 2>/dev/null || true; rm -rf "$scratch"' EXIT
"$regie" init "$scratch/desk/example" --name Example --currency EUR --time-zone Europe/Amsterdam --language en >/dev/null
"$regie" import examples/spring-summit/data --workspace "$scratch/desk/example" >/dev/null
"$regie" serve --workspaces "$scratch/desk" --address 127.0.0.1:0 >"$scratch/said" &
server=$!
for _ in $(seq 600); do
  grep -q Ctrl-C "$scratch/said" && break
  kill -0 "$server" 2>/dev/null || { echo "api_fuzz: the desk did not start" >&2; exit 1; }
  sleep 0.1
done

export REGIE_AT REGIE_CODE PYTHONPATH=$PWD/tests/api_fuzz SCHEMATHESIS_HOOKS=asked_well PYTHONDONTWRITEBYTECODE=1
REGIE_AT=$(grep -o 'http://127\.0\.0\.1:[0-9]*' "$scratch/said" | head -n 1)
REGIE_CODE=$(grep -o 'code=.*' "$scratch/said" | cut -d= -f2)
cd "$here" # schemathesis leaves notes of its own where it runs
# The session must last as long as the run; all else may be asked.
"$venv/bin/schemathesis" run "$REGIE_AT/api/v1/openapi.json" \
  --exclude-operation-id sign_out --exclude-operation-id sign_out_everywhere \
  --checks not_a_server_error,response_schema_conformance,content_type_conformance \
  --phases examples,coverage,fuzzing --max-examples "${API_FUZZ_EXAMPLES:-20}" --seed 7 --max-time "$seconds" \
  --continue-on-failure --request-timeout 60 --generation-database none --suppress-health-check all \
  --warnings off --output-truncate false --no-color 2>&1 | tee "$here/found.txt"
kill -0 "$server" || { echo "api_fuzz: the desk is gone" >&2; exit 1; }
