#!/usr/bin/env bash
# bench/load.sh - 200 people at one desk of the example, then the same beside 50 slow and 200 silent clients.
# Expected: every request is answered, and well; memory does not grow. LOAD_SECONDS, LOAD_USERS change its size.
set -euo pipefail
regie=$1
scratch=$2
workspace=$scratch/load
"$regie" init "$workspace" --name Load --currency EUR --time-zone Europe/Amsterdam --language en >/dev/null
"$regie" import examples/spring-summit/data --workspace "$workspace" >/dev/null
node bench/load.mjs "$regie" "$workspace"
