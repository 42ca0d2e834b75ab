# tests/trust/asvs_proof.sh 210 REGIE - the page that answers each requirement of OWASP ASVS 5.0: at least so many are not open, and
# none of level 1. Whether each row tells the truth is what the tests it names are for.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
python3 tools/asvs_test
