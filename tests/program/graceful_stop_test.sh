#!/usr/bin/env bash
# tests/program/graceful_stop_test.sh REGIE - a desk that is told to stop ends what runs, keeps nothing half, and says so.
set -euo pipefail
exec python3 "$(dirname "${BASH_SOURCE[0]}")/graceful_stop.py" "$1"
