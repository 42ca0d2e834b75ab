# tests/program/same_bytes_test.sh REGIE - the same data give the same bytes: twice, elsewhere on earth, after a rebuild.
source "$(dirname "${BASH_SOURCE[0]}")/claims.sh" "$@"

# everything FOLDER: all that Regie says about a workspace, as files in FOLDER-said.
everything() {
  local said=$1-said format
  mkdir -p "$said"
  for format in text json md html; do
    "$regie" brief --workspace "$1" --as-of "$as_of" --format "$format" >"$said/brief.$format" || return 1
  done
  "$regie" brief --workspace "$1" --as-of "$as_of" --json >"$said/brief-flag.json"
  "$regie" sources --workspace "$1" --as-of "$as_of" --json >"$said/sources.json"
  "$regie" metrics --workspace "$1" --json >"$said/metrics.json"
}

make() {
  new_workspace "$1" "$2" >/dev/null
  "$regie" import "$example" --workspace "$1" --json >"$1-import.json"
  everything "$1"
}

for language in en nl; do
  first="$scratch/first $language"
  second="$scratch/second $language"
  claim "a workspace is made ($language)" make "$first" "$language"
  claim "and made again in Kathmandu, in Dutch" \
    env TZ=Asia/Kathmandu LANG=nl_NL.UTF-8 LC_ALL=nl_NL.UTF-8 bash -c "$(declare -f make everything new_workspace)
      set -e; regie='$regie' example='$example' as_of='$as_of'; make \"\$1\" \"\$2\"" - "$second" "$language"
  claim "both say the same, byte for byte ($language)" diff -r "$first-said" "$second-said"
  claim "both were read alike" diff "$first-import.json" "$second-import.json"
done

first="$scratch/first en"
claim "the JSON is one document" python3 -m json.tool "$first-said/brief.json" /dev/null
claim "--json and --format json are one" cmp "$first-said/brief.json" "$first-said/brief-flag.json"

cp -r "$first-said" "$scratch/before"
claim "importing the same files again changes nothing" "$regie" import "$example" --workspace "$first"
everything "$first"
claim "so it says the same" diff -r "$scratch/before" "$first-said"

claim "the facts are rebuilt from the archive" "$regie" rebuild --workspace "$first"
everything "$first"
claim "with equal figures" diff -r "$scratch/before" "$first-said"

rm -rf "$first"/facts*
claim "the facts are rebuilt after they were lost" "$regie" rebuild --workspace "$first"
everything "$first"
claim "with equal figures again" diff -r "$scratch/before" "$first-said"
finish
