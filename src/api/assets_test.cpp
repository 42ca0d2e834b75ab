// api/assets_test.cpp - the front end stays as small as its decision says.
#include "api/assets.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

namespace regie {
namespace {

// docs/decisions/0018-the-front-end.md: a person waits for the first load, and for no other part.
constexpr std::size_t first_load_bytes_max = 120'000;
constexpr std::size_t later_part_bytes_max = 80'000;
constexpr std::size_t all_bytes_max = 200'000;

TEST(Assets, First_load_later_parts_and_all_files_stay_within_their_limits) {
  std::ifstream file(REGIE_SOURCE_DIR "/web/dist/index.html");
  const std::string page((std::istreambuf_iterator<char>(file)), {});
  if (assets().empty() || page.empty()) GTEST_SKIP() << "built without the front end";
  std::size_t first = 0;
  std::size_t all = 0;
  for (const Asset& asset : assets()) {
    all += asset.bytes.size();
    const bool is_first = asset.path == "/index.html" || page.find(asset.path) != page.npos;
    if (is_first)
      first += asset.bytes.size();
    else
      EXPECT_LE(asset.bytes.size(), later_part_bytes_max) << asset.path;
  }
  EXPECT_LE(first, first_load_bytes_max);
  EXPECT_GT(first, 20'000U) << "the page names its script and its styles";
  EXPECT_LE(all, all_bytes_max);
}

}  // namespace
}  // namespace regie
