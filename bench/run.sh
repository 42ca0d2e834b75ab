#!/usr/bin/env bash
# bench/run.sh - the benchmarks: truth, import, brief, desk; none named = all. Called by ./x bench.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
regie=${BENCH_REGIE:-$PWD/build/release/regie}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

truth() {
  cmake --build build/release --target bench_truth
  local table=$scratch/truth.md
  build/release/bench_truth --count "${TRUTH_COUNT:-200}" | tee "$table"
  # The published table is this run's, between its two marks.
  local page=docs/why/error-rates.md
  sed -e "/<!-- begin: .\/x bench truth -->/,/<!-- end: .\/x bench truth -->/{/<!-- begin/{p;r $table
};/<!-- end/p;d}" "$page" >"$scratch/page.md"
  cp "$scratch/page.md" "$page"
}

import() { bash bench/import.sh "$regie" "$scratch"; }
brief() { bash bench/brief.sh "$regie" "$scratch"; }

names=("$@")
[[ ${#names[@]} -gt 0 ]] || names=(import brief truth)
for name in "${names[@]}"; do
  case $name in
    truth | import | brief) "$name" ;;
    desk) echo "desk: the desk's own benchmark comes with the desk" ;;
    *) echo "bench: there is no benchmark $name (truth, import, brief, desk)" >&2; exit 2 ;;
  esac
done
