# tests/program/reader_test.sh REGIE - a reader that breaks costs its own file; the program that reads stands alone.
source "$(dirname "${BASH_SOURCE[0]}")/claims.sh" "$@"

folder=$(dirname "$regie")
new_workspace "$scratch/acme" >/dev/null
mkdir "$scratch/in" "$scratch/planted" "$scratch/alone"

# The reader loads nothing that could send, store or serve.
listed=$(ldd "$folder/regie-reader")
for library in duckdb sqlite curl microhttpd; do
  claim "it does not load $library" bash -c "! grep -q $library <<<'$listed'"
done
claim "started by hand it says who starts it" answers 64 "is started by regie" "$folder/regie-reader"

# A reader that goes wrong in the way its file is called.
cp "$regie" "$folder/libduckdb.so" "$scratch/planted/"
cp "$folder/planted_reader" "$scratch/planted/regie-reader"
cp "$example/ga4/traffic.csv" "$scratch/in/a-fine.csv"
for how in fault hog open connect nonsense; do
  { cat "$example/ga4/traffic.csv"; echo "# $how"; } >"$scratch/in/$how.csv"
done
claim "five files break their reader, and each is told" answers 0 "intake.reader_died" \
  "$scratch/planted/regie" import "$scratch/in" --workspace "$scratch/acme"
claim "... five times" bash -c "[[ \$(grep -c 'intake.reader_died' '$scratch/answer.log') == 5 ]]"
claim "the sixth is there" answers 0 "GA4 +2026-01-05 to 2026-03-15" "$regie" sources --workspace "$scratch/acme"
claim "of the five no bytes are kept" bash -c "[[ \$(find '$scratch/acme/archive' -type f | wc -l) == 1 ]]"
claim "the workspace is whole" answers 0 "." "$regie" verify --workspace "$scratch/acme"

cp "$regie" "$folder/libduckdb.so" "$scratch/alone/"
claim "without its reader it says what is missing" answers 1 "child.not_started" \
  "$scratch/alone/regie" import "$scratch/in/open.csv" --workspace "$scratch/acme"
claim "a bomb is still called one" bash -c "python3 - '$scratch/bomb.zip' <<'PY'
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as bomb:
    bomb.writestr('a.csv', 'x' * (64 << 20))
PY"
claim "... by its name" answers 1 "intake.bomb" "$regie" import "$scratch/bomb.zip" --workspace "$scratch/acme"
finish
