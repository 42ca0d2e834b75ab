# src/measure/explain/embed_rules.cmake - writes rules.txt into a source file, so that the program carries it.
# Run as: cmake -DIN=rules.txt -DOUT=rules_text.cpp -P embed_rules.cmake
file(READ "${IN}" text)
set(parts "")
string(LENGTH "${text}" length)
set(from 0)
# Compilers need only take literals of 65,536 characters.
while(from LESS length)
  string(SUBSTRING "${text}" ${from} 8000 part)
  string(APPEND parts "    R\"rules(${part})rules\"\n")
  math(EXPR from "${from} + 8000")
endwhile()
file(WRITE "${OUT}" "// Made from rules.txt; edit that.
#include \"measure/explain/rules.h\"

namespace regie::explaining {

std::string_view rules_text() {
  return
${parts};
}

}  // namespace regie::explaining
")
