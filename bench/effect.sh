#!/usr/bin/env bash
# bench/effect.sh - the counterfactual's speed and answers beside a Rust port of bsts. Called by bench/run.sh.
# usage: effect.sh SCRATCH; the table goes to standard output and to SCRATCH/effect.md
set -euo pipefail
scratch=$1
program=build/release/bench_effect
venv=build/peers/effect
shared=../shared/data/causal/counterfactual
"$program" make controls >"$scratch/controls.csv"
"$program" make season >"$scratch/season.csv"

peer=
if [[ ! -x $venv/bin/python ]]; then python3 -m venv "$venv" >/dev/null 2>&1 || true; fi
if "$venv/bin/python" -c 'import causal_impact' 2>/dev/null ||
  "$venv/bin/pip" install -q --require-hashes -r bench/requirements.txt >/dev/null 2>&1; then
  peer=1
else
  echo "effect: the peer is left out, PyPI is out of reach" >&2
fi

cat >"$scratch/peer.py" <<'PY'
import sys, time
import pandas as pd
from causal_impact import CausalImpact
path, before, season = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
data = pd.read_csv(path)
data = data.select_dtypes("number").reset_index(drop=True)
options = {"niter": 1000, "nseasons": season} if season else {"niter": 1000}
best = 1e9
for _ in range(3):
    start = time.perf_counter()
    impact = CausalImpact(data, [0, before - 1], [before, len(data) - 1], model_args=options)
    stats = impact.summary_stats
    best = min(best, time.perf_counter() - start)
print(best, stats["point_effect_mean"], stats["ci_lower"], stats["ci_upper"])
PY

row() {
  local label=$1 file=$2 before=$3 season=$4 bar=$5 seconds effect sd low high megabytes line times=- answer=-
  if [[ ! -f $file ]]; then echo "effect: $label is left out, there is no shared data" >&2; return; fi
  read -r seconds effect sd low high megabytes < <("$program" run "$file" "$before" "$season")
  if [[ -n $peer ]]; then
    line=$("$venv/bin/python" "$scratch/peer.py" "$file" "$before" "$season")
    times=$(awk "{printf \"%.3f s, %.1f times ours\", \$1, \$1 / $seconds}" <<<"$line")
    answer=$(awk '{printf "%.3f, %.3f to %.3f", $2, $3, $4}' <<<"$line")
  fi
  LC_ALL=C printf '| %s | %s s | %s MB | %.3f, %.3f to %.3f | %s | %s | %s |\n' "$label" "$seconds" "$megabytes" \
    "$effect" "$low" "$high" "$times" "$answer" "$bar"
}

{
  echo "| what | seconds | memory | effect and 95 % interval | peer, 1,000 draws | its answer | should be under |"
  echo "|---|---|---|---|---|---|---|"
  row "1,000 days, 20 controls, 1,000 draws; truth 3" "$scratch/controls.csv" 900 0 "0.15 s, 100 MB"
  row "1,000 days, weekly season; truth 3" "$scratch/season.csv" 900 7 "0.3 s"
  row "108 days, three collinear controls; R -641.8, -2109.7 to 814.8" "$shared/comparison_data.csv" 90 0 "0.1 s"
  row "100 days, one control; R 10.513, 9.797 to 11.229" "$shared/r_vignette_data.csv" 70 0 ""
} | tee "$scratch/effect.md"
