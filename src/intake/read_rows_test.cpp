// intake/read_rows_test.cpp - tables of texts, feeds and calendars as rows.
#include "intake/read_rows.h"

#include <gmock/gmock.h>

namespace regie {
namespace {

using testing::ElementsAre;

PlainTable rows_of(const std::string& text) { return read_rows_or_feed({"plan.csv", text}).value(); }

TEST(ReadRows, Texts_keep_their_commas_and_line_breaks_and_lines_are_those_of_the_file) {
  const PlainTable table =
      rows_of("Datum;Kanaal;Tekst\n2027-05-04;Instagram;\"Feest,\nvandaag\"\n\n2027-05-05;Mail;Dag\n");
  EXPECT_THAT(table.headers, ElementsAre("Datum", "Kanaal", "Tekst"));
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[0].cells[2], "Feest,\nvandaag");
  EXPECT_EQ(table.rows[1].line, 5);
}

TEST(ReadRows, A_column_is_found_by_any_of_its_names_and_the_earlier_name_wins) {
  const PlainTable table = rows_of("title,Post TEXT,day\na,b,2027-05-04\n");
  EXPECT_EQ(table.column("text|post text|title"), 1U);
  EXPECT_EQ(table.column("tekst"), std::nullopt);
}

TEST(ReadRows, Short_rows_are_filled_and_long_ones_cut_to_the_header) {
  const PlainTable table = rows_of("day,text\n2027-05-04\n2027-05-05,b,c\n");
  EXPECT_THAT(table.rows[0].cells, ElementsAre("2027-05-04", ""));
  EXPECT_THAT(table.rows[1].cells, ElementsAre("2027-05-05", "b"));
}

TEST(ReadRows, A_feed_gives_a_row_an_entry_with_its_day_and_time_as_written) {
  const PlainTable table = rows_of(
      "<?xml version=\"1.0\"?><rss><channel><title>News</title><item><title>Flood &amp; storm</title>"
      "<pubDate>Tue, 04 May 2027 08:05:00 +0200</pubDate><link>https://news.example/1</link></item>"
      "<item><title>No day</title></item></channel></rss>");
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_THAT(table.rows[0].cells,
              ElementsAre("2027-05-04", "08:05", "Flood & storm", "", "https://news.example/1"));
  EXPECT_EQ(table.rows[1].cells[0], "");
}

TEST(ReadRows, Atom_is_a_feed_as_well) {
  const PlainTable table = rows_of(
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>Strike</title><link "
      "href=\"https://a.example\"/>"
      "<updated>2027-05-04T20:00:00Z</updated><summary>No trains.</summary></entry></feed>");
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_THAT(table.rows[0].cells,
              ElementsAre("2027-05-04", "20:00", "Strike", "No trains.", "https://a.example"));
}

TEST(ReadRows, A_feed_that_expands_or_breaks_off_is_refused) {
  EXPECT_EQ(read_feed({"a.rss", "<!DOCTYPE a [<!ENTITY b \"c\">]><rss>&b;</rss>"}).error().code,
            "intake.bomb");
  EXPECT_EQ(read_feed({"a.rss", "<rss><item>"}).error().code, "intake.damaged_feed");
}

TEST(ReadRows, Days_and_times_are_read_as_people_write_them) {
  EXPECT_EQ(day_of_cell("4-5-2027").day->iso(), "2027-05-04");
  EXPECT_EQ(day_of_cell("5/4/2027", DateOrder::mdy).day->iso(), "2027-05-04");
  EXPECT_EQ(day_of_cell("2027-05-04 09:30").minute, 9 * 60 + 30);
  EXPECT_EQ(day_of_cell("4 mei 2027").day->iso(), "2027-05-04");
  EXPECT_EQ(day_of_cell("soon").day, std::nullopt);
  EXPECT_EQ(minute_of_cell("9:30 PM"), 21 * 60 + 30);
  EXPECT_EQ(minute_of_cell("24:00"), std::nullopt);
}

}  // namespace
}  // namespace regie
