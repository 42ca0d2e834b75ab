#!/usr/bin/env bash
# tests/fuzz/run.sh SECONDS - runs every fuzz target for so long, two at a time; ends with 1 on a finding.
# Findings lie in build/fuzz/artifacts; copy one into tests/fuzz/corpus/TARGET once it is mended.
set -euo pipefail

seconds=${1:-60}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
built="$root/build/fuzz"
artifacts="$built/artifacts"
rss_limit_mb=2048 # a parser that needs more for a few kilobytes has been led astray
input_seconds=10  # the same for time, with room for a busy machine
input_bytes=65536 # small inputs find more in the same time
mkdir -p "$artifacts"

run_target() {
  local name=$1 found="$built/found/$1" options=()
  mkdir -p "$found"
  [[ -f "$root/tests/fuzz/$name.dict" ]] && options+=("-dict=$root/tests/fuzz/$name.dict")
  UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1 \
    "$built/${name}_fuzz" -max_total_time="$seconds" -timeout="$input_seconds" -rss_limit_mb="$rss_limit_mb" \
    -max_len="$input_bytes" -print_final_stats=1 -artifact_prefix="$artifacts/$name-" "${options[@]}" \
    "$found" "$root/tests/fuzz/corpus/$name" >"$built/$name.log" 2>&1
}

failed=()
targets=(csv numbers days xlsx ics told mail)
declare -A running=()
collect() { # waits for one target
  local pid=$1
  if wait "$pid"; then
    printf '%-8s %s runs, nothing found\n' "${running[$pid]}" \
      "$(sed -n 's/^stat::number_of_executed_units: *//p' "$built/${running[$pid]}.log")"
  else
    failed+=("${running[$pid]}")
    printf '%-8s FOUND SOMETHING: %s\n' "${running[$pid]}" "$built/${running[$pid]}.log"
  fi
  unset "running[$pid]"
}
for name in "${targets[@]}"; do
  [[ -x "$built/${name}_fuzz" ]] || { echo "build $built/${name}_fuzz first: ./x fuzz" >&2; exit 2; }
done
for name in "${targets[@]}"; do
  while ((${#running[@]} >= 2)); do
    for pid in "${!running[@]}"; do kill -0 "$pid" 2>/dev/null || collect "$pid"; done
    sleep 0.2
  done
  run_target "$name" &
  running[$!]=$name
done
for pid in "${!running[@]}"; do collect "$pid"; done
((${#failed[@]} == 0)) || exit 1
