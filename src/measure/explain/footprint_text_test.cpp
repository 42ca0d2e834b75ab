// measure/explain/footprint_text_test.cpp - footprints read as they are written, and say where they do not.
#include "measure/explain/footprint_text.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

std::vector<FootprintCell> read(std::string_view text, std::string_view unless_told = "") {
  return parse_footprint({text, unless_told}).value();
}

TEST(FootprintText, The_moves_of_an_event_are_a_footprint) {
  const auto cells = read("registrations:down, clicks:up");
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_EQ(cells[0].metric, "registrations");
  EXPECT_EQ(cells[0].expected, "down");
  EXPECT_EQ(cells[1].metric, "clicks");
  EXPECT_EQ(cells[1].expected, "up");
  EXPECT_TRUE(read("").empty());
  EXPECT_TRUE(read(" ; ,").empty());
}

TEST(FootprintText, A_slice_stands_in_braces_and_may_hold_commas_colons_and_bars) {
  const auto cells = read("clicks{campaign=Webinars,country=NL}:still;cost{campaign=A, B: c | d}:down");
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_EQ(cells[0].slice, (Slice{{"campaign", "Webinars"}, {"country", "NL"}}));
  EXPECT_EQ(cells[1].slice, (Slice{{"campaign", "A, B: c | d"}}));
}

TEST(FootprintText, What_must_stand_needs_no_direction_where_the_option_says_it) {
  const auto cells = read("impressions; clicks{campaign=Webinars}", "still");
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_EQ(cells[0].expected, "still");
  EXPECT_EQ(cells[1].expected, "still");
}

TEST(FootprintText, What_is_written_reads_back_the_same) {
  const std::vector<FootprintCell> cells{
      {"ctr", {{"campaign", "A, B"}, {"platform", "google_ads"}}, "down", ""},
      {"impressions", {}, "still", ""}};
  const auto again = read(footprint_text(cells));
  ASSERT_EQ(again.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(again[i].metric, cells[i].metric);
    EXPECT_EQ(again[i].slice, cells[i].slice);
    EXPECT_EQ(again[i].expected, cells[i].expected);
  }
}

TEST(FootprintText, What_cannot_be_read_is_shown) {
  for (const char* text : {"clicks", "clicks:sideways", ":down", "clicks{campaign=A:down", "clicks}:down",
                           "clicks{campaign}:down", "clicks{=A}:down", "clicks{campaign=}:down", "{}:up",
                           "clicks:up;clicks:down"}) {
    const auto cells = parse_footprint({text, ""});
    ASSERT_FALSE(cells) << text;
    EXPECT_EQ(cells.error().code, "reason.bad_footprint");
    EXPECT_NE(cells.error().say.find('"'), std::string::npos);
  }
}

}  // namespace
}  // namespace regie
