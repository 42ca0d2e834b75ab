// tests/trust/proof.h - how a proof is asked and how it answers: see README.md.
#pragma once

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace regie::trust {

struct Asked {
  std::int64_t size = 0;  // kills, states, flips, rows: whatever this proof counts
  std::string regie;      // the program
};

/// Ends the program with 2 where it was asked in no way it knows.
inline Asked asked(int count, char** words) {
  Asked read;
  const std::string size = count == 3 ? words[1] : "";
  if (std::from_chars(size.data(), size.data() + size.size(), read.size).ec != std::errc() || read.size < 1) {
    std::fputs("usage: NAME_proof SIZE PATH_OF_REGIE\n", stderr);
    std::exit(2);
  }
  read.regie = words[2];
  return read;
}

/// The last line, and what main returns.
inline int tell(bool held, const std::string& figure) {
  std::printf("%s\n", figure.c_str());
  return held ? 0 : 1;
}

}  // namespace regie::trust
