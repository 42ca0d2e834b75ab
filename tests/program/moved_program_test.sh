# tests/program/moved_program_test.sh REGIE - the program, its reader and its library can be moved together, and run from anywhere.
source "$(dirname "${BASH_SOURCE[0]}")/claims.sh" "$@"

mkdir "$scratch/het programma"
cp "$regie" "$(dirname "$regie")/regie-reader" "$(dirname "$regie")/libduckdb.so" "$scratch/het programma/"
regie="$scratch/het programma/regie"
cd /
claim "it runs from another folder" answers 0 "." "$regie" init "$scratch/acme" --name "Acme"
claim "it imports" answers 0 "." "$regie" import "$example" --workspace "$scratch/acme"
claim "it prints a brief" answers 0 "." "$regie" brief --workspace "$scratch/acme" --as-of "$as_of"
cd "$scratch"
cp -r acme regie-workspace
claim "the workspace lies in the current folder by default" answers 0 "." "$regie" sources
claim "or where REGIE_WORKSPACE says" answers 0 "." env REGIE_WORKSPACE="$scratch/acme" "$regie" sources
mv acme "een andere map"
claim "a workspace can be moved" answers 0 "." "$regie" brief --workspace "een andere map" --as-of "$as_of"
finish
