#!/usr/bin/env bash
# bench/run.sh - the benchmarks, by name or all. Called by ./x bench.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
regie=${BENCH_REGIE:-$PWD/build/release/regie}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# publish NAME PAGE TABLE: the published table is this run's, between its two marks.
publish() {
  sed -e "/<!-- begin: .\/x bench $1 -->/,/<!-- end: .\/x bench $1 -->/{/<!-- begin/{p;r $3
};/<!-- end/p;d}" "$2" >"$scratch/page.md"
  cp "$scratch/page.md" "$2"
}

truth() {
  cmake --build build/release --target bench_truth
  build/release/bench_truth --count "${TRUTH_COUNT:-200}" | tee "$scratch/truth.md"
  publish truth docs/why/error-rates.md "$scratch/truth.md"
}

# The Python that has the peers of bench/peers, or nothing with a word: PyPI may be out of reach.
peers_python() {
  local venv=build/peers/venv wanted=bench/peers/requirements.txt
  if ! cmp -s "$wanted" "$venv/has.txt"; then
    if ! python3 -m venv "$venv" >&2 ||
      ! "$venv/bin/pip" install -q --disable-pip-version-check --require-hashes -r "$wanted" >&2; then
      echo "bench: the peers cannot be had from PyPI; measured without them" >&2
      return
    fi
    cp "$wanted" "$venv/has.txt"
  fi
  echo "$PWD/$venv/bin/python"
}

candidates() {
  cmake --build build/release --target bench_candidates
  build/release/bench_candidates --count "${CANDIDATES_COUNT:-60}" | tee "$scratch/candidates.md"
  publish candidates docs/why/measuring-candidates.md "$scratch/candidates.md"
}

power() {
  cmake --build build/release --target bench_power
  build/release/bench_power "${POWER_RUNS:-20}" "${POWER_WORKSPACES:-20}" | tee "$scratch/power.md"
  publish power docs/why/measuring-candidates.md "$scratch/power.md"
}

# The peer comes from PyPI, which may be out of reach: then its rows are missing, with a word.
judge() {
  cmake --build build/release --target bench_judge
  local count=${JUDGE_COUNT:-16} venv=build/judge_peer peer=()
  if [[ -x $venv/bin/python ]] || python3 -m venv "$venv" &&
    "$venv/bin/pip" install -q --disable-pip-version-check --require-hashes -r bench/requirements.txt; then
    mkdir "$scratch/series"
    build/release/bench_judge --count "$count" --series "$scratch/series"
    "$venv/bin/python" bench/judge_peer.py "$scratch/series" >"$scratch/peer.csv"
    peer=(--peer "$scratch/peer.csv")
  else
    echo "judge: bsts-causalimpact cannot be had from PyPI; judged without it" >&2
  fi
  build/release/bench_judge --count "$count" "${peer[@]}" | tee "$scratch/judge.md"
  publish judge docs/why/judging.md "$scratch/judge.md"
}

footprint() {
  cmake --build build/release --target bench_footprint
  build/release/bench_footprint --count "${TRUTH_COUNT:-200}" | tee "$scratch/footprint.md"
  publish footprint docs/why/footprints.md "$scratch/footprint.md"
}

coverage() {
  cmake --build build/release --target bench_coverage
  build/release/bench_coverage "${COVERAGE_COUNT:-1000}" | tee "$scratch/coverage.md"
  publish coverage docs/why/error-rates.md "$scratch/coverage.md"
}

effect() {
  cmake --build build/release --target bench_effect
  bash bench/effect.sh "$scratch"
  publish effect docs/why/speed.md "$scratch/effect.md"
}

wide() {
  cmake --build build/release --target bench_wide
  build/release/bench_wide "$scratch" "${WIDE_COUNT:-20000}" | tee "$scratch/wide.md"
  publish wide docs/why/measuring-wide.md "$scratch/wide.md"
}

fitting() {
  cmake --build build/release --target bench_fitting
  build/release/bench_fitting bench/fitting ../shared/data | tee "$scratch/fitting.md"
  publish fitting docs/why/fitting.md "$scratch/fitting.md"
}

# The series and what people marked are not kept here: without them it says so, and the published table stays.
change_points() {
  cmake --build build/release --target bench_change_points
  local program=build/release/bench_change_points python
  python=$(peers_python)
  "$program" speed >"$scratch/ours.csv"
  : >"$scratch/theirs.csv"
  if [[ -n $python ]]; then
    "$program" values >"$scratch/values.txt"
    "$python" bench/peers/change_points.py "$scratch/values.txt" >"$scratch/theirs.csv"
  fi
  {
    "$program" turing ../shared/data/causal/changepoint
    echo "| what | values | changes found | CPU seconds | times ours |"
    echo "|---|---|---|---|---|"
    awk -F, 'NR == FNR { if ($1 == "PELT bic") ours[$2] = $3; printf "| %s | %d | %d | %.4f | |\n", $1, $2, $4, $3; next }
      { printf "| ruptures %s | %d | %d | %.4f | %.1f |\n", $1, $2, $4, $3, $3 / ours[$2] }' \
      "$scratch/ours.csv" "$scratch/theirs.csv"
  } | tee "$scratch/change_points.md"
  grep -q '^skipped' "$scratch/change_points.md" ||
    publish change_points docs/why/measuring-change-points.md "$scratch/change_points.md"
}

import() { bash bench/import.sh "$regie" "$scratch"; }
brief() { bash bench/brief.sh "$regie" "$scratch"; }

desk() {
  bash bench/desk.sh "$regie" "$scratch" | tee "$scratch/desk.md"
  publish desk docs/why/speed.md "$scratch/desk.md"
}

load() {
  bash bench/load.sh "$regie" "$scratch" | tee "$scratch/load.md"
  publish load docs/why/speed.md "$scratch/load.md"
}

# Surprise in a stream. Its peers come from PyPI: out of reach, their rows are missing, with a word.
detect() {
  cmake --build build/release --target bench_detect
  local files=../shared/data/causal/nab_adexchange python
  mkdir "$scratch/detect"
  python=$(peers_python)
  if [[ -n $python && -d $files ]]; then "$python" bench/peers/detect.py "$files" "$scratch/detect"; fi
  build/release/bench_detect "$files" "$scratch/detect" | tee "$scratch/detect.md"
  grep -q '^skipped' "$scratch/detect.md" || publish detect docs/why/measuring-stream.md "$scratch/detect.md"
}

locate() {
  cmake --build build/release --target bench_locate
  local program=build/release/bench_locate sets=../shared/data/causal/rootcause python
  python=$(peers_python)
  {
    "$program" sets "$sets"
    echo
    echo "| leaves | dimensions | CPU | columns | peak memory over columns | found | should be under |"
    echo "|---|---|---|---|---|---|---|"
    "$program" world small
    "$program" world large
    echo
    "$program" mix
    if [[ -n $python && -d $sets ]]; then
      echo
      echo "| peer, scikit-learn's regression tree | F1 | CPU a case |"
      echo "|---|---|---|"
      "$python" bench/peers/locate.py "$sets" | sed 's/^/| /; s/,/ | /g; s/$/ s |/'
    fi
  } | tee "$scratch/locate.md"
  grep -q '^skipped' "$scratch/locate.md" || publish locate docs/why/measuring-locate.md "$scratch/locate.md"
}

# The sets it is measured on are not kept here: without them it says so, and the published table stays.
text() {
  cmake --build build/release --target bench_text
  build/release/bench_text | tee "$scratch/text.md"
  grep -q '^skipped' "$scratch/text.md" || publish text docs/why/reading.md "$scratch/text.md"
  fitting
}

all=(import brief desk load effect coverage truth footprint judge text detect change_points locate candidates power wide)
known=("${all[@]}" fitting)
names=("$@")
[[ ${#names[@]} -gt 0 ]] || names=("${all[@]}")
for name in "${names[@]}"; do
  if [[ " ${known[*]} " != *" $name "* ]]; then
    echo "bench: there is no benchmark $name (${known[*]})" >&2
    exit 2
  fi
  "$name"
done
