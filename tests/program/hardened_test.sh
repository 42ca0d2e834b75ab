# tests/program/hardened_test.sh REGIE - the programs have what docs/decisions/0021-hardening.md says they have.
source "$(dirname "${BASH_SOURCE[0]}")/claims.sh" "$@"

folder=$(dirname "$regie")
if ! command -v readelf >/dev/null; then
  echo "readelf is not here: nothing was looked at"
  exit 77
fi
if [[ $(ldd "$folder/regie-reader") == *lib[at]san* ]]; then
  echo "a build for a sanitizer: its own checks stand in for these"
  exit 77
fi

# To its end: one that stops reading would end readelf with an error.
says() { grep -E -- "$1" >/dev/null; }
is_pie() { readelf -hW "$1" | says 'Type: *DYN' && readelf -dW "$1" | says 'Flags:.*PIE'; }
is_relro() { readelf -lW "$1" | says GNU_RELRO && readelf -dW "$1" | says 'BIND_NOW|Flags: .*NOW'; }
has_plain_stack() { readelf -lW "$1" | says 'GNU_STACK.* RW +0x'; }
runs_nothing_written() { ! readelf -lW "$1" | says '^ +LOAD.* RWE '; }
has_canaries() { readelf --dyn-syms -W "$1" | says '__stack_chk_fail'; }
is_fortified() { readelf --dyn-syms -W "$1" | says ' __[a-z]+_chk(@|$)'; }
has_assertions() { readelf --dyn-syms -W "$1" | says '__glibcxx_assert_fail'; }
# Of our own functions most begin with endbr64; those that are only called by name need none.
has_marks() {
  objdump -d --no-show-raw-insn "$1" | awk '/^[0-9a-f]+ <_ZN5regie/ { asked++; getline; if (/endbr64/) marked++ }
    END { print marked + 0 " of " asked + 0; exit !(asked > 0 && marked > asked / 2) }'
}

check() {
  local program=$1 name
  name=$(basename "$program")
  claim "$name is loaded where nobody knows" is_pie "$program"
  claim "$name cannot have its table of functions changed" is_relro "$program"
  claim "$name has no stack that runs" has_plain_stack "$program"
  claim "$name has no memory that is written and run" runs_nothing_written "$program"
  claim "$name sees an array run over on its stack" has_canaries "$program"
  claim "$name knows how large its targets are" is_fortified "$program"
  claim "$name looks at each index" has_assertions "$program"
  claim "$name marks where calls may go" has_marks "$program"
}
check "$regie"
check "$folder/regie-reader"

# Each question can be answered with no.
if command -v g++ >/dev/null; then
  cat >"$scratch/soft.cpp" <<'CPP'
#include <cstdio>
#include <vector>
namespace regie { int soft(const std::vector<int>& of, unsigned at) { char text[64]; std::sprintf(text, "%d", of[at]); return text[0]; } }
int main(int count, char**) { return regie::soft({1, 2, 3}, static_cast<unsigned>(count)); }
CPP
  g++ -O1 -no-pie -fno-pie -U_FORTIFY_SOURCE -fno-stack-protector -fcf-protection=none -z execstack -z norelro -z lazy \
    "$scratch/soft.cpp" -o "$scratch/soft" 2>/dev/null
  for question in is_pie is_relro has_plain_stack has_canaries is_fortified has_assertions has_marks; do
    says_no() { ! "$question" "$scratch/soft"; }
    claim "$question says no of a soft program" says_no
  done
fi
finish
