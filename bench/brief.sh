#!/usr/bin/env bash
# bench/brief.sh - the brief over 5,000,000 rows x 8 dimensions x 3 years, cold and warm, and over the example.
# Expected: under 10 s cold, 5 s warm, 1,500 MB; the example under 0.3 s.
set -euo pipefail
regie=$1
scratch=$2
source bench/measure.sh
rows=${BENCH_ROWS:-5000000}
build=$(dirname "$regie")

# workspace NAME FILES - a fresh workspace with these files
workspace() {
  rm -rf "${scratch:?}/$1"
  "$regie" init "$scratch/$1" --name Bench >/dev/null
  "$regie" import "$2" --workspace "$scratch/$1" >/dev/null
}

cmake --build "$build" --target bench_big_table
as_of=2026-03-16  # the day after the last of the rows
"$build/bench_big_table" "$rows" 1096 7 >"$scratch/big.csv"
workspace quiet "$scratch/big.csv"
sync
# Without the right to drop the page cache, "cold" is the first run after the import.
(echo 3 >/proc/sys/vm/drop_caches) 2>/dev/null || echo "cold: the page cache could not be dropped"
measure "brief, $rows rows, cold" 1 "$regie" brief --workspace "$scratch/quiet" --as-of "$as_of"
measure "brief, $rows rows, warm" 3 "$regie" brief --workspace "$scratch/quiet" --as-of "$as_of"

# The same rows with four changes in the last week: each is placed, weighed and explained.
awk -f bench/moved.awk "$scratch/big.csv" >"$scratch/moved.csv"
workspace moved "$scratch/moved.csv"
measure "brief, $rows rows, much moved, warm" 2 "$regie" brief --workspace "$scratch/moved" --as-of "$as_of"

workspace example examples/spring-summit/data
measure "brief, the example" 5 "$regie" brief --workspace "$scratch/example" --as-of "$as_of"
