# bench/measure.sh - sourced: seconds and memory of one command, best of several runs.

# measure LABEL RUNS COMMAND... -> sets `seconds` (best wall time) and `megabytes` (largest resident set)
measure() {
  local label=$1 runs=$2 i one
  shift 2
  seconds=
  megabytes=0
  for ((i = 0; i < runs; i++)); do
    /usr/bin/time -f '%e %M' "$@" >/dev/null 2>"$scratch/err" || true
    one=$(tail -n 1 "$scratch/err")
    if grep -q 'exited with non-zero status' "$scratch/err"; then
      echo "$label failed:" >&2
      cat "$scratch/err" >&2
      exit 1
    fi
    read -r wall kilobytes <<<"$one"
    if [[ -z $seconds ]] || awk "BEGIN{exit !($wall < $seconds)}"; then seconds=$wall; fi
    if ((kilobytes / 1024 > megabytes)); then megabytes=$((kilobytes / 1024)); fi
  done
  printf '%-44s %8s s %8s MB\n' "$label" "$seconds" "$megabytes"
}

ratio() { awk "BEGIN{printf \"%.2f\", $1 / $2}"; }
