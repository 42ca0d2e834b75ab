# tests/program/broken_disk_test.sh REGIE - a disk that is full, more or less so, and one that is read-only: what is told
# is true, what was saved stays, and with room again all goes on.
source "$(dirname "${BASH_SOURCE[0]}")/claims.sh" "$@"

if ! unshare --map-root-user --mount true 2>/dev/null; then
  echo "skipped: no mount of one's own for a small disk"
  exit 0
fi

# on_small_disk WORDS SCRIPT: the lines of SCRIPT, each a claim of its own, in a file system of 96 MB.
on_small_disk() {
  local words=$1 script=$2
  mkdir -p "$scratch/small"
  cat >"$scratch/on_small_disk.sh" <<'HEAD'
set -euo pipefail
regie=$1 example=$2
mount -t tmpfs -o size=96m tmpfs "$3"
cd "$3"
said=$3/../said.log  # beside the small disk: what is told needs room too
"$regie" init w --name X --language en >/dev/null
"$regie" import "$example" --workspace w >/dev/null
"$regie" note "kept from before" --from 2026-03-02 --workspace w >/dev/null

# Leaves so many bytes free.
leave_free() {
  rm -f rest
  local free
  free=$(df --output=avail -B1 . | tail -n 1)
  head -c $((free > $1 ? free - $1 : 0)) /dev/zero >rest 2>/dev/null || true
}
# told_truly ACT COMMAND...: it ends with 0 and ACT is there, or with 1, a code, and ACT is not there.
told_truly() {
  local act=$1 status=0
  shift
  "$@" >"$said" 2>&1 || status=$?
  rm -f rest
  if [[ $status -gt 1 ]]; then echo "ended with $status"; cat "$said"; return 1; fi
  if [[ $status == 1 ]] && ! grep -Eq '\[[a-z]+\.[a-z_]+\]' "$said"; then echo "no code"; cat "$said"; return 1; fi
  "$regie" verify --workspace w >>"$said" 2>&1 || { echo "not whole after: $*"; cat "$said"; return 1; }
  local there=1
  { "$regie" notes --workspace w; "$regie" event --workspace w; "$regie" imports --workspace w 2>/dev/null || true; } >"$said.list"
  grep -q "kept from before" "$said.list" || { echo "what was saved before is gone"; return 1; }
  [[ -z $act ]] && return 0
  grep -q -- "$act" "$said.list" && there=0
  if [[ $status == 1 && $there == 0 ]] && ! grep -q 'records\.unknown' "$said"; then echo "told as failed, and there: $act"; cat "$said"; return 1; fi
  if [[ $status == 0 && $there == 1 ]]; then echo "told as done, and not there: $act"; cat "$said"; return 1; fi
}
HEAD
  printf '%s\n' "$script" >>"$scratch/on_small_disk.sh"
  claim "$words" unshare --map-root-user --mount bash "$scratch/on_small_disk.sh" "$regie" "$example" "$scratch/small"
}

# From not a byte to more than each needs: 64 kB is a save, some hundreds an index of the journal, a few thousand an import.
on_small_disk "on a disk with hardly any room left each command tells the truth" '
refused=0
for kilobytes in 0 4 12 36 44 60 90 400 4000 34000; do
  leave_free $((kilobytes * 1024))
  told_truly "note of $kilobytes" "$regie" note "note of $kilobytes" --from 2026-03-02 --workspace w
  grep -q "disk" "$said" && refused=$((refused + 1))
  leave_free $((kilobytes * 1024))
  told_truly "fair of $kilobytes" "$regie" event add --title "fair of $kilobytes" --from 2026-03-02 --workspace w
  printf "Day,Campaign,Impr.,Clicks,Cost\n2026-03-01,Fill %s,100,5,1.00\n2026-03-02,Fill %s,100,5,1.00\n" $kilobytes $kilobytes >"$said.csv"
  leave_free $((kilobytes * 1024))
  told_truly "" "$regie" import "$said.csv" --workspace w
  leave_free $((kilobytes * 1024))
  told_truly "" "$regie" rebuild --workspace w
done
[[ $refused -gt 0 ]] || { echo "the disk was never full"; exit 1; }
"$regie" import "$example" --workspace w >/dev/null
"$regie" brief --workspace w --as-of 2026-03-16 >/dev/null'

on_small_disk "on a disk that is read-only each command says so and ends with 1" '
before=$(cat w/records.sqlite w/facts.duckdb | sha256sum)
mount -o remount,ro .
for words in "brief --as-of 2026-03-16" "notes" "sources" "note x" "import $example" "rebuild"; do
  status=0
  told=$("$regie" $words --workspace w 2>&1) || status=$?
  if [[ $status != 1 ]] || ! grep -Eq "Read-only file system.*|read-only" <<<"$told" || ! grep -Eq "\[[a-z]+\.[a-z_]+\]" <<<"$told"; then
    echo "$words ended with $status: $told"
    exit 1
  fi
done
mount -o remount,rw .
[[ $(cat w/records.sqlite w/facts.duckdb | sha256sum) == "$before" ]]
"$regie" note "and now it can be written" --workspace w >/dev/null'
finish
