// simulate/big_table_test.cpp - as many rows as asked, over all days, the same each time.
#include "simulate/big_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <string>

namespace regie {
namespace {

constexpr std::size_t piece_max = 1100000;

struct Asked {
  std::int64_t rows;
  int days;
};

std::string written(std::uint64_t seed, Asked asked) {
  Random random(seed);
  std::string text;
  big_table(random, asked.rows, asked.days, [&](std::string_view piece) {
    EXPECT_LE(piece.size(), piece_max);
    text += piece;
  });
  return text;
}

TEST(BigTable, Has_the_rows_asked_for_over_all_days_and_columns) {
  const Asked table{30000, 1096};
  std::istringstream lines(written(1, table));
  std::string line;
  ASSERT_TRUE(std::getline(lines, line));
  const auto commas = std::ranges::count(line, ',');
  std::int64_t rows = 0;
  std::set<std::string> days;
  std::set<std::string> campaigns;
  while (std::getline(lines, line)) {
    ++rows;
    ASSERT_EQ(std::ranges::count(line, ','), commas) << line;
    days.insert(line.substr(0, 10));
    campaigns.insert(line.substr(11, line.find(',', 11) - 11));
  }
  EXPECT_EQ(rows, table.rows);
  EXPECT_EQ(static_cast<int>(days.size()), table.days);
  EXPECT_EQ(*days.rbegin(), "2026-03-15");
  EXPECT_EQ(campaigns.size(), 240U);
}

TEST(BigTable, The_same_seed_gives_the_same_bytes) {
  const Asked table{5000, 100};
  EXPECT_EQ(written(4, table), written(4, table));
  EXPECT_NE(written(4, table), written(5, table));
}

}  // namespace
}  // namespace regie
