# tests/trust/load_proof.sh USERS REGIE - so many people at one desk for a minute, then the same beside slow and silent clients.
# Of `./x prove` alone: tests assert no time.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
status=0
LOAD_USERS=$1 LOAD_SECONDS=${LOAD_SECONDS:-60} bash bench/load.sh "$2" "$scratch" >"$scratch/table.md" || status=$?
cat "$scratch/table.md" >&2
python3 - "$scratch/table.md" "$status" "$1" <<'PY'
import re, sys
read_most, write_most = 100, 250  # milliseconds within which 99 of 100 are answered
rows = [[cell.strip() for cell in line.strip("| \n").split("|")] for line in open(sys.argv[1])][2:]
within = {row[0]: float(re.match(r"[\d.]+", row[4])[0]) for row in rows if len(row) > 4}
reads = [value for what, value in within.items() if "read" in what]
writes = [value for what, value in within.items() if "writ" in what]
held = sys.argv[2] == "0" and reads and writes and max(reads) < read_most and max(writes) < write_most
print(f"{sys.argv[3]} people: 99 of 100 reads within {max(reads, default=-1):.1f} ms, writes within {max(writes, default=-1):.1f} ms, "
      f"slow and silent clients beside them; {'every request answered well' if sys.argv[2] == '0' else 'NOT every request answered well'}")
sys.exit(0 if held else 1)
PY
