# tests/program/service_test.sh REGIE - the unit of systemd forbids nearly everything, and the program works under it.
source "$(dirname "${BASH_SOURCE[0]}")/claims.sh" "$@"

unit=$root/packaging/regie.service
if ! command -v systemd-analyze >/dev/null; then
  echo "systemd-analyze is not here: nothing was tried"
  exit 77
fi

exposure() { systemd-analyze security --offline=true --no-pager "$1" | sed -n 's/.*Overall exposure level for .*: \([0-9.]*\) .*/\1/p'; }
at_most() { echo "$1 of at most $2"; awk "BEGIN { exit !(\"$1\" != \"\" && $1 <= $2) }"; }
claim "its exposure is at most 2.0 of 10" at_most "$(exposure "$unit")" 2.0
grep -v -e SystemCallFilter -e CapabilityBoundingSet -e PrivateUsers -e Protect "$unit" >"$scratch/open.service"
claim "and the figure sees what is taken out" bash -c "! awk 'BEGIN { exit !($(exposure "$scratch/open.service") <= 2.0) }'"
claim "systemd understands every line" bash -c \
  "! systemd-analyze verify '$unit' 2>&1 | grep -v 'is not executable' | grep '$(basename "$unit")'"

locked=(python3 "$root/tests/program/as_the_service.py" "$unit")
refused() { answers 0 "Operation not permitted|Permission denied" "${locked[@]}" "$(command -v python3)" -c "$1"; }
claim "under it there is no raw socket" refused 'import socket
try: socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
except OSError as refused: print(refused)'
claim "nor memory that is written and run" refused 'import mmap
try: mmap.mmap(-1, 4096, prot=7)
except OSError as refused: print(refused)'
claim "nor another user" refused 'import os
try: os.setuid(0)
except OSError as refused: print(refused)'

mkdir "$scratch/clients"
claim "it makes a workspace" answers 0 "." "${locked[@]}" "$regie" init "$scratch/clients/acme" --name Acme
claim "it imports, its reader locked in" answers 0 "." "${locked[@]}" "$regie" import "$example" --workspace "$scratch/clients/acme"
claim "what it writes is its own" bash -c "! find '$scratch/clients/acme' -type f -perm /077 | grep ."
claim "it prints a brief" answers 0 "." "${locked[@]}" "$regie" brief --workspace "$scratch/clients/acme" --as-of "$as_of"
claim "it makes its figures again" answers 0 "." "${locked[@]}" "$regie" rebuild --workspace "$scratch/clients/acme"

"${locked[@]}" "$regie" serve --workspaces "$scratch/clients" --address 127.0.0.1:0 >"$scratch/said" 2>&1 &
served=$!
children+=("$served")
for _ in $(seq 300); do
  grep -q Ctrl-C "$scratch/said" && break
  kill -0 "$served" 2>/dev/null || break
  sleep 0.1
done
at=$(grep -o 'http://127\.0\.0\.1:[0-9]*/' "$scratch/said" | head -n 1)
claim "it serves" python3 -c "import sys, urllib.request; assert urllib.request.urlopen(sys.argv[1] + 'api/v1/openapi.json').status == 200" "$at"
kill -TERM "$served"
claim "it stops when it is told to" wait "$served"
finish
