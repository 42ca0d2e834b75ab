#!/usr/bin/env bash
# bench/brief.sh - the brief over 5,000,000 rows x 8 dimensions x 3 years, cold and warm, and over the example.
# Expected: under 10 s cold, 5 s warm, 1,500 MB; the example under 0.3 s.
set -euo pipefail
regie=$1
scratch=$2
source bench/measure.sh
rows=${BENCH_ROWS:-5000000}

cmake --build build/release --target bench_big_table
build/release/bench_big_table "$rows" 1096 7 >"$scratch/big.csv"
rm -rf "$scratch/ws"
"$regie" init "$scratch/ws" --name Bench >/dev/null
"$regie" import "$scratch/big.csv" --workspace "$scratch/ws" >/dev/null
last=$("$regie" sources --workspace "$scratch/ws" --json | sed -n 's/.*"to": "\(.*\)".*/\1/p' | sort | tail -n 1)
as_of=$(date -d "$last + 1 day" +%F)
sync
# Without the right to drop the page cache, "cold" is the first run after the import.
(echo 3 >/proc/sys/vm/drop_caches) 2>/dev/null || echo "cold: the page cache could not be dropped"
measure "brief, $rows rows, cold" 1 "$regie" brief --workspace "$scratch/ws" --as-of "$as_of"
measure "brief, $rows rows, warm" 3 "$regie" brief --workspace "$scratch/ws" --as-of "$as_of"

rm -rf "$scratch/example"
"$regie" init "$scratch/example" --name Example >/dev/null
"$regie" import examples/spring-summit/data --workspace "$scratch/example" >/dev/null
measure "brief, the example" 5 "$regie" brief --workspace "$scratch/example" --as-of 2026-03-16
