#!/usr/bin/env bash
# bench/import.sh - importing 5,000,000 rows of CSV, beside DuckDB's read_csv of the same file in the same run.
# Expected: every row kept; at most 3 times the peer's time; under 1,000 MB.
set -euo pipefail
regie=$1
scratch=$2
source bench/measure.sh
rows=${BENCH_ROWS:-5000000}

build=$(dirname "$regie")
cmake --build "$build" --target bench_big_table bench_read_csv
file=$scratch/big.csv
"$build/bench_big_table" "$rows" 1096 7 >"$file"
printf 'file: %s rows, %s MB\n' "$rows" "$(($(stat -c %s "$file") / 1000000))"

peer() { rm -f "$scratch/peer.duckdb"; "$build/bench_read_csv" "$file" "$scratch/peer.duckdb"; }
ours() {
  rm -rf "$scratch/ws"
  "$regie" init "$scratch/ws" --name Bench >/dev/null
  "$regie" import "$file" --workspace "$scratch/ws" --json
}
export -f peer ours
export file scratch regie build
measure "DuckDB read_csv into a table" 3 bash -c peer
peer_seconds=$seconds
measure "regie init and import" 2 bash -c ours
kept=$(ours | sed -n 's/.*"kept": \([0-9]*\).*/\1/p' | tail -n 1)
printf 'kept %s of %s rows; %s times the peer, %s MB at most\n' "$kept" "$rows" \
  "$(ratio "$seconds" "$peer_seconds")" "$megabytes"
[[ $kept == "$rows" ]]
