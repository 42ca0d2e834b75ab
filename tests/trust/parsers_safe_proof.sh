# tests/trust/parsers_safe_proof.sh SECONDS REGIE - each parser against random bytes for so long: `./x fuzz` as a promise.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
command -v clang++-19 >/dev/null || { echo "clang 19 is not here: ./x fuzz installs it"; exit 77; }
./x fuzz "$1" >&2 || { echo "something was found: build/fuzz/artifacts"; exit 1; }
runs=$(sed -n 's/^stat::number_of_executed_units: *//p' build/fuzz/*.log | awk "{ sum += \$1 } END { print sum }")
echo "$(ls build/fuzz/*_fuzz | wc -l) parsers, $1 s each, $runs inputs: nothing found"
