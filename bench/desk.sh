#!/usr/bin/env bash
# bench/desk.sh - the desk in Chromium over 5,000,000 rows x 8 dimensions x 3 years, in a week in which four things moved.
# Expected: first paint of any page under 300 ms, Today complete under 1 s, what a person does under 100 ms, files of the first load
# 120 kB, all files 200 kB.
set -euo pipefail
regie=$1
scratch=$2
rows=${BENCH_ROWS:-5000000}
build=$(dirname "$regie")
workspace=$scratch/desk

npm ci --prefix tests/browser --no-audit --no-fund --loglevel=error >&2
cmake --build "$build" --target bench_big_table >&2
"$build/bench_big_table" "$rows" 1095 7 | awk -f bench/moved.awk >"$scratch/desk.csv"
"$regie" init "$workspace" --name Bench --language en >/dev/null
"$regie" import "$scratch/desk.csv" --workspace "$workspace" >/dev/null
rm "$scratch/desk.csv"
node bench/desk.mjs "$regie" "$workspace"
