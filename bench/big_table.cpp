// bench/big_table.cpp - writes the large CSV of the import and brief benchmarks to standard output.
#include "simulate/big_table.h"

#include <cstdio>
#include <cstdlib>

/// big_table ROWS DAYS SEED
int main(int count, char** words) {
  if (count != 4) return 2;
  regie::Random random(static_cast<std::uint64_t>(std::atoll(words[3])));
  regie::big_table(random, std::atoll(words[1]), std::atoi(words[2]),
                   [](std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); });
  return 0;
}
