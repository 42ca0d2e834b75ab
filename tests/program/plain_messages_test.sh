# tests/program/plain_messages_test.sh REGIE - wrong use and a broken world: a plain message, a code, nothing lost.
source "$(dirname "${BASH_SOURCE[0]}")/claims.sh" "$@"

place="$scratch/acme"
new_workspace "$place" >/dev/null
cd "$scratch"

claim "help ends with 0" answers 0 "import" "$regie" --help
claim "an unknown command is wrong use" answers 2 "." "$regie" imprt
claim "an unknown flag is wrong use" answers 2 "." "$regie" brief --workspace "$place" --colour
claim "a day that is none is wrong use" answers 2 "2026-02-30" "$regie" brief --workspace "$place" --as-of 2026-02-30
claim "a workspace that is not there is told" answers 1 "workspace\.missing" "$regie" brief --workspace nowhere
claim "a workspace is not made over another" answers 1 "workspace\.exists" "$regie" init "$place" --name X
claim "a currency that is none is told" answers 1 "workspace\.bad_setting" "$regie" init other --name X --currency euros
claim "a brief of nothing is told" answers 1 "brief\.no_imports" "$regie" brief --workspace "$place" --as-of "$as_of"
claim "a metric nobody knows is told" answers 1 "metric\.unknown|brief\.no_imports" \
  "$regie" explain nonsense --workspace "$place" --as-of "$as_of"

claim "a missing file is told" answers 1 "files\.missing" "$regie" import nowhere.csv --workspace "$place"
mkdir empty
claim "an empty folder is told" answers 1 "import\.nothing_found" "$regie" import empty --workspace "$place"
: >empty.csv
claim "an empty file is told" answers 1 "intake\.empty" "$regie" import empty.csv --workspace "$place"
printf '\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xdb\x00\x43\x00' >picture.csv
head -c 4000 /dev/zero >>picture.csv
claim "a picture under a table's name is told" answers 1 "intake\.not_a_table" "$regie" import picture.csv --workspace "$place"
truncate -s 2G huge.csv
claim "2 GB of nothing are told" answers 1 "intake\.(not_a_table|too_large|empty)" \
  timeout 300 "$regie" import huge.csv --workspace "$place"
rm huge.csv
claim "a bad file does not stop a good one" answers 0 "intake\.not_a_table" \
  "$regie" import picture.csv "$example" --workspace "$place"
claim "and the good one is there" answers 0 "." "$regie" brief --workspace "$place" --as-of "$as_of"
claim "an error is JSON where JSON was asked" answers 1 '"code": *"files\.missing"' \
  "$regie" import nowhere.csv --workspace "$place" --json

# Another program has it open.
claim "a workspace in use is told" answers 1 "workspace\.locked" \
  flock "$place/lock" "$regie" import "$example" --workspace "$place"

# Beside a running desk one can import; the desk ends cleanly on Ctrl-C and leaves nothing locked.
"$regie" serve --workspace "$place" --address 127.0.0.1:0 >"$scratch/serve.log" 2>&1 &
children+=($!)
for _ in $(seq 100); do grep -q 'http://' "$scratch/serve.log" && break; sleep 0.1; done
port=$(grep -o '127\.0\.0\.1:[0-9]*' "$scratch/serve.log" | head -n 1 | cut -d: -f2)
ask() {
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  printf '%s %s HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n' "$1" "$2" >&3
  tr -d '\0' <&3
}
claim "the desk shows its page" answers 0 "HTTP/1.. 200" ask GET "/?as_of=$as_of"
claim "whoever sets it up is told how" grep -q 'set-up#code=' "$scratch/serve.log"
claim "the desk says who is signed in" answers 0 '"state":"set_up"' ask GET /api/v1/me
claim "a page that is not there is told" answers 0 "http\.not_found" ask GET /api/v1/nowhere
claim "nobody reads without signing in" answers 0 "access\.signed_out" ask GET "/api/v1/w/acme/today?as_of=$as_of"
claim "nobody writes without signing in" answers 0 "access\.signed_out" ask POST /api/v1/w/acme/notes
claim "what cannot be done there is told" answers 0 "http\.method" ask PUT /api/v1/w/acme/notes
claim "one can import beside it" answers 0 "." "$regie" import "$example" --workspace "$place"
claim "an address in use is told" answers 1 "serve\.address_in_use" \
  "$regie" serve --workspace "$place" --address "127.0.0.1:$port"
kill -INT "${children[0]}"
status=0
wait "${children[0]}" || status=$?
claim "the desk ends cleanly on Ctrl-C" test "$status" == 0
children=()

# A later Regie has written it.
cp -r "$place" "$place-newer"
claim "a newer workspace can be made" python3 -c '
import pathlib, sqlite3, sys
found = list(pathlib.Path(sys.argv[1]).rglob("records.sqlite"))
with sqlite3.connect(found[0]) as records:
    records.execute("PRAGMA user_version = 9999")
' "$place-newer"
claim "a newer workspace is refused" answers 1 "records\.newer" "$regie" brief --workspace "$place-newer" --as-of "$as_of"

# A workspace that cannot be written, and a full disk, where this user can have them.
if [[ $(id -u) != 0 ]]; then
  cp -r "$place" "$place-fixed"
  chmod -R a-w "$place-fixed"
  claim "a workspace that is not yours is told" answers 1 "not_writable" "$regie" import "$example" --workspace "$place-fixed"
  chmod -R u+w "$place-fixed"
fi
if unshare --map-root-user --mount true 2>/dev/null; then
  # Filled to the last byte SQLite cannot even grow its index of the journal, and calls that a failure of the disk.
  full='mount -t tmpfs -o size=2500k tmpfs "$1" && cd "$1" && "$2" init w --name X >/dev/null &&
    { head -c 9000000 /dev/zero >rest 2>/dev/null || true; "$2" import "$3" --workspace w; }'
  mkdir "$scratch/full"
  claim "a full disk is told" answers 1 "disk_full|disk_failed" \
    unshare --map-root-user --mount bash -c "$full" - "$scratch/full" "$regie" "$example"
else
  echo "skipped: no mount of one's own for a full disk"
fi
finish
