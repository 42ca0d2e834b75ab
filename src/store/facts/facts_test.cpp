// store/facts/facts_test.cpp - sums, blanks, replacement and rebuilding over a real DuckDB file.
#include "store/facts/facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <set>

#include "store/testing/load_rows.h"
#include "store/testing/scratch.h"

namespace regie {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto blank = std::nullopt;

DaySpan span(const char* from, const char* to) {
  return {Day::parse_iso(from).value(), Day::parse_iso(to).value()};
}

FactShape ads(std::vector<std::string> dimensions = {"campaign", "country"}) {
  return {"google_ads", Grain::day, "EUR", std::move(dimensions), {"clicks", "cost"}};
}

const char* const ads_report = "google_ads/day/campaign+country";

std::vector<TestRow> march() {
  return {{"2026-03-01", {"Spring", "NL"}, {10, 1.25}, {}}, {"2026-03-01", {"Spring", "BE"}, {4, 0.5}, {}},
          {"2026-03-01", {"Brand", "NL"}, {1, blank}, {}},  {"2026-03-02", {"Spring", "NL"}, {20, 2.0}, {}},
          {"2026-03-02", {"", "NL"}, {2, 0.1}, {}},         {"2026-03-04", {"Brand", "NL"}, {0, blank}, {}}};
}

SeriesRequest ask(std::vector<std::string> by = {}, Slice where = {}) {
  return {
      {ads_report}, {"clicks", "cost"}, std::move(by), std::move(where), span("2026-03-01", "2026-03-31"), 0};
}

class FactsTest : public testing::Test {
 protected:
  FactsTest() { open(); }
  void open() {
    facts.reset();
    auto opened = open_facts(scratch.folder());
    ASSERT_TRUE(opened) << opened.error().say;
    facts = std::move(*opened);
  }
  void start_anew() {
    facts.reset();
    std::filesystem::remove(scratch.file("facts.duckdb"));
    open();
  }
  std::vector<std::vector<double>> sums(const SeriesRequest& request) {
    const auto table = facts->series(request);
    EXPECT_TRUE(table) << table.error().say;
    return table->lines.empty() ? std::vector<std::vector<double>>{} : table->lines[0].sums;
  }
  Scratch scratch;
  std::unique_ptr<Facts> facts;
};

TEST_F(FactsTest, Sums_by_day_over_all_slices) {
  ASSERT_EQ(load_rows(*facts, "i-1", ads(), march()).value(), 0);
  const auto table = facts->series(ask()).value();
  ASSERT_EQ(table.days.size(), 3U);
  EXPECT_EQ(table.days[2].iso(), "2026-03-04");
  ASSERT_EQ(table.lines.size(), 1U);
  EXPECT_THAT(table.lines[0].key, IsEmpty());
  EXPECT_THAT(table.lines[0].sums[0], ElementsAre(15, 22, 0));
  EXPECT_THAT(table.lines[0].sums[1], ElementsAre(1.75, 2.1, testing::IsNan()));
}

TEST_F(FactsTest, A_slice_without_rows_on_a_day_is_zero_and_one_with_only_blanks_is_not_a_number) {
  ASSERT_TRUE(load_rows(*facts, "i-1", ads(), march()));
  const auto table = facts->series(ask({"campaign"})).value();
  ASSERT_EQ(table.lines.size(), 3U);
  EXPECT_THAT(table.lines[0].key, ElementsAre("Spring"));
  EXPECT_THAT(table.lines[0].sums[0], ElementsAre(14, 20, 0));
  EXPECT_THAT(table.lines[1].key, ElementsAre(""));
  EXPECT_THAT(table.lines[1].sums[0], ElementsAre(0, 2, 0));
  EXPECT_THAT(table.lines[2].key, ElementsAre("Brand"));
  EXPECT_THAT(table.lines[2].sums[0], ElementsAre(1, 0, 0));
  EXPECT_THAT(table.lines[2].sums[1], ElementsAre(testing::IsNan(), 0, testing::IsNan()));
}

TEST_F(FactsTest, A_slice_keeps_only_its_rows_and_a_blank_value_can_be_asked) {
  ASSERT_TRUE(load_rows(*facts, "i-1", ads(), march()));
  EXPECT_THAT(sums(ask({}, {{"country", "NL"}, {"campaign", "Spring"}}))[0], ElementsAre(10, 20, 0));
  EXPECT_THAT(sums(ask({}, {{"campaign", ""}}))[0], ElementsAre(0, 2, 0));
  EXPECT_THAT(sums(ask({}, {{"campaign", "never seen"}})), IsEmpty());
  EXPECT_THAT(sums(ask({}, {{"device", "mobile"}})), IsEmpty());
  EXPECT_THAT(sums(ask({}, {{"device", ""}}))[0], ElementsAre(15, 22, 0));
  EXPECT_EQ(facts->series(ask({}, {{"campaign", "never seen"}}))->days.size(), 3U);
}

TEST_F(FactsTest, Two_dimensions_give_their_combinations_and_the_largest_slices_can_be_kept) {
  ASSERT_TRUE(load_rows(*facts, "i-1", ads(), march()));
  auto request = ask({"campaign", "country"});
  auto table = facts->series(request).value();
  ASSERT_EQ(table.lines.size(), 4U);
  EXPECT_THAT(table.lines[0].key, ElementsAre("Spring", "NL"));
  EXPECT_THAT(table.lines[1].key, ElementsAre("Spring", "BE"));
  request.slices_max = 2;
  table = facts->series(request).value();
  ASSERT_EQ(table.lines.size(), 2U);
  EXPECT_THAT(table.lines[0].key, ElementsAre("Spring", "NL"));
  EXPECT_THAT(table.lines[0].sums[0], ElementsAre(10, 20, 0));
  EXPECT_THAT(table.lines[1].key, ElementsAre("Spring", "BE"));
  EXPECT_EQ(table.days.size(), 3U);
}

TEST_F(FactsTest, Equal_slices_are_kept_in_the_order_of_their_names) {
  ASSERT_TRUE(load_rows(*facts, "i-1", ads({"campaign"}),
                        {{"2026-03-01", {"c"}, {1, 0}, {}},
                         {"2026-03-01", {"a"}, {1, 0}, {}},
                         {"2026-03-01", {"b"}, {1, 0}, {}}}));
  auto request = ask({"campaign"});
  request.reports = {"google_ads/day/campaign"};
  request.slices_max = 2;
  const auto table = facts->series(request).value();
  ASSERT_EQ(table.lines.size(), 2U);
  EXPECT_THAT(table.lines[0].key, ElementsAre("a"));
  EXPECT_THAT(table.lines[1].key, ElementsAre("b"));
}

TEST_F(FactsTest, A_measure_or_dimension_nobody_has_seen_is_blank) {
  ASSERT_TRUE(load_rows(*facts, "i-1", ads(), march()));
  auto request = ask({"planet"});
  request.measures = {"leads", "clicks"};
  const auto table = facts->series(request).value();
  ASSERT_EQ(table.lines.size(), 1U);
  EXPECT_THAT(table.lines[0].key, ElementsAre(""));
  EXPECT_TRUE(std::isnan(table.lines[0].sums[0][0]));
  EXPECT_THAT(table.lines[0].sums[1], ElementsAre(15, 22, 0));
}

TEST_F(FactsTest, Sums_are_exact_where_binary_fractions_are_not) {
  std::vector<TestRow> rows(1'000, {"2026-03-01", {"a", "b"}, {1, 0.1}, {}});
  ASSERT_TRUE(load_rows(*facts, "i-1", ads(), rows));
  EXPECT_EQ(sums(ask())[1][0], 100.0);
}

TEST_F(FactsTest, The_same_period_of_the_same_report_is_replaced_and_others_stay) {
  ASSERT_TRUE(load_rows(*facts, "i-1", ads(), march()));
  ASSERT_TRUE(load_rows(*facts, "i-2", ads({"campaign"}), {{"2026-03-02", {"Spring"}, {99, 1}, {}}}));
  EXPECT_EQ(load_rows(*facts, "i-3", ads(), {{"2026-03-02", {"Spring", "NL"}, {7, 1}, {}}}).value(), 2);
  EXPECT_THAT(sums(ask())[0], ElementsAre(15, 7, 0));
  auto other = ask();
  other.reports = {"google_ads/day/campaign"};
  EXPECT_THAT(sums(other)[0], ElementsAre(99));
  EXPECT_EQ(load_rows(*facts, "i-4", ads(), {{"2026-02-01", {"Spring", "NL"}, {5, 1}, {}}}).value(), 0);
  EXPECT_THAT(sums(ask())[0], ElementsAre(15, 7, 0));
}

TEST_F(FactsTest, The_same_import_again_replaces_itself) {
  ASSERT_TRUE(load_rows(*facts, "i-1", ads(), march()));
  const auto before = facts->fingerprint().value();
  EXPECT_EQ(load_rows(*facts, "i-1", ads(), march()).value(), 6);
  EXPECT_EQ(facts->fingerprint().value(), before);
  EXPECT_THAT(sums(ask())[0], ElementsAre(15, 22, 0));
  EXPECT_EQ(facts->remove(ImportId{"i-1"}).value(), 6);
  EXPECT_EQ(facts->remove(ImportId{"i-1"}).value(), 0);
  EXPECT_EQ(facts->remove(ImportId{"never"}).value(), 0);
  EXPECT_THAT(facts->reports().value(), IsEmpty());
}

TEST_F(FactsTest, A_load_that_is_not_committed_leaves_nothing) {
  ASSERT_TRUE(load_rows(*facts, "i-1", ads(), march()));
  const auto before = facts->fingerprint().value();
  {
    const auto load = facts->begin_load(ImportId{"i-2"}).value();
    append_table(*load, {"meta_ads", Grain::day, "", {"new"}, {"newer"}}, {{"2026-03-01", {"x"}, {1}, {}}});
    append_table(*load, ads(), march());
  }
  EXPECT_EQ(facts->fingerprint().value(), before);
  ASSERT_TRUE(load_rows(*facts, "i-3", {"meta_ads", Grain::day, "", {"new"}, {"newer"}},
                        {{"2026-03-01", {"x"}, {1}, {}}}));
  EXPECT_EQ(facts->reports()->size(), 2U);
}

TEST_F(FactsTest, Loads_are_told_in_the_order_of_their_last_commit) {
  ASSERT_TRUE(load_rows(*facts, "i-1", ads(), march()));
  ASSERT_TRUE(load_rows(*facts, "i-2", ads({"device"}), {{"2026-03-02", {"tv"}, {7, 1}, {}}}));
  ASSERT_TRUE(load_rows(*facts, "i-1", ads(), march()));
  {
    const auto dropped = facts->begin_load(ImportId{"i-3"}).value();
  }
  const auto loads = facts->loads().value();
  ASSERT_EQ(loads.size(), 2U);
  EXPECT_EQ(loads[0].import.text, "i-2");
  EXPECT_EQ(loads[0].replaced, 0);
  EXPECT_EQ(loads[1].import.text, "i-1");
  EXPECT_EQ(loads[1].replaced, 6);
  ASSERT_TRUE(facts->remove(ImportId{"i-2"}));
  EXPECT_EQ(facts->loads()->size(), 1U);
}

TEST_F(FactsTest, A_lost_table_leaves_its_days_empty_and_brings_no_outdated_rows_back) {
  ASSERT_TRUE(load_rows(*facts, "i-1", ads(), march()));
  const auto load = facts->begin_load(ImportId{"i-2"}).value();
  load->lose(ads(), span("2026-03-02", "2026-03-03"));
  EXPECT_EQ(load->commit().value(), 2);
  EXPECT_THAT(sums(ask())[0], ElementsAre(15, 0));
  ASSERT_EQ(facts->loads()->size(), 2U);
  EXPECT_FALSE(facts->loads()->at(0).is_lost);
  EXPECT_TRUE(facts->loads()->at(1).is_lost);
  ASSERT_TRUE(load_rows(*facts, "i-2", ads(), {{"2026-03-02", {"Spring", "NL"}, {7, 1}, {}}}));
  EXPECT_FALSE(facts->loads()->at(1).is_lost);
  EXPECT_THAT(sums(ask())[0], ElementsAre(15, 7, 0));
}

TEST_F(FactsTest, A_part_is_told_for_each_report_and_import) {
  ASSERT_TRUE(load_rows(*facts, "i-1", ads(), march()));
  ASSERT_TRUE(load_rows(*facts, "i-2", ads(), {{"2026-03-02", {"Spring", "NL"}, {7, 1}, {}}}));
  const auto parts = facts->parts().value();
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].report, ads_report);
  EXPECT_EQ(parts[0].import.text, "i-1");
  EXPECT_EQ(parts[0].rows, 4);
  EXPECT_EQ(parts[1].rows, 1);
  EXPECT_NE(parts[0].mark, parts[1].mark);
}

TEST(MissingFacts, Answer_every_question_with_what_keeps_them_away) {
  const auto facts = missing_facts({"facts.unavailable", "No.", "", ""});
  EXPECT_EQ(facts->reports().error().code, "facts.unavailable");
  EXPECT_EQ(facts->begin_load(ImportId{"i-1"}).error().code, "facts.unavailable");
  EXPECT_EQ(facts->fingerprint().error().code, "facts.unavailable");
}

TEST_F(FactsTest, One_load_at_a_time) {
  const auto load = facts->begin_load(ImportId{"i-1"}).value();
  EXPECT_EQ(facts->begin_load(ImportId{"i-2"}).error().code, "facts.locked");
  EXPECT_EQ(facts->remove(ImportId{"i-1"}).error().code, "facts.locked");
  ASSERT_TRUE(load->commit());
  EXPECT_TRUE(facts->begin_load(ImportId{"i-2"}));
}

TEST_F(FactsTest, Questions_asked_during_a_load_see_what_was_there_before_it) {
  ASSERT_TRUE(load_rows(*facts, "i-1", ads(), march()));
  const auto load = facts->begin_load(ImportId{"i-2"}).value();
  append_table(*load, ads(), {{"2026-03-02", {"Spring", "NL"}, {7, 1}, {}}});
  append_table(*load, ads({"device"}), {{"2026-03-02", {"tv"}, {7, 1}, {}}});
  EXPECT_THAT(sums(ask())[0], ElementsAre(15, 22, 0));
  EXPECT_EQ(facts->reports()->size(), 1U);
  ASSERT_EQ(load->commit().value(), 2);
  EXPECT_THAT(sums(ask())[0], ElementsAre(15, 7, 0));
  EXPECT_EQ(facts->reports()->size(), 2U);
}

TEST_F(FactsTest, Several_blocks_of_one_file_are_one_load) {
  const auto load = facts->begin_load(ImportId{"i-1"}).value();
  append_table(*load, ads(), march());
  append_table(*load, {"meta_insights", Grain::day, "", {}, {"reach"}}, {{"2026-03-01", {}, {100}, {}}});
  append_table(*load, ads({"device"}), {{"2026-03-09", {"mobile"}, {3, 1}, {}}});
  append_table(*load, ads(), {{"2026-03-05", {"Later", "NL"}, {8, 1}, {}}});
  ASSERT_EQ(load->commit().value(), 0);
  EXPECT_THAT(sums(ask())[0], ElementsAre(15, 22, 0, 8));
  const auto reports = facts->reports().value();
  ASSERT_EQ(reports.size(), 3U);
  EXPECT_EQ(reports[0].report, ads_report);
  EXPECT_EQ(reports[0].rows, 7);
  EXPECT_EQ(reports[0].days_seen, 4);
  EXPECT_EQ(reports[0].days, span("2026-03-01", "2026-03-05"));
  EXPECT_EQ(reports[0].shape.currency, "EUR");
  EXPECT_THAT(reports[0].shape.dimensions, ElementsAre("campaign", "country"));
  EXPECT_THAT(reports[0].shape.measures, ElementsAre("clicks", "cost"));
  EXPECT_THAT(reports[0].imports, ElementsAre(ImportId{"i-1"}));
  EXPECT_EQ(reports[2].report, "meta_insights/day/");
}

TEST_F(FactsTest, A_figure_for_a_range_never_enters_a_daily_series) {
  auto shape = ads();
  shape.grain = Grain::range;
  ASSERT_TRUE(load_rows(*facts, "i-1", shape, {{"2026-03-01", {"Spring", "NL"}, {500, 1}, "2026-03-31"}}));
  ASSERT_TRUE(load_rows(*facts, "i-2", ads(), march()));
  auto request = ask();
  request.reports = {ads_report, report_name(shape)};
  EXPECT_EQ(report_name(shape), "google_ads/range/campaign+country");
  EXPECT_THAT(sums(request)[0], ElementsAre(15, 22, 0));
  EXPECT_EQ(facts->leaves({request.reports, {"clicks"}, {}, {}, {request.days}})->sums[0][0][0], 37.0);
  const auto origin = facts->origin({{report_name(shape)}, {}, span("2026-03-09", "2026-03-10"), 5}).value();
  EXPECT_EQ(origin.count, 1);
  EXPECT_EQ(load_rows(*facts, "i-3", shape, {{"2026-03-31", {"a", "NL"}, {1, 1}, "2026-04-30"}}).value(), 1);
}

TEST_F(FactsTest, Two_currencies_can_be_told_apart) {
  auto dollars = ads({"campaign"});
  dollars.currency = "USD";
  ASSERT_TRUE(load_rows(*facts, "i-1", ads({"campaign"}), {{"2026-03-01", {"a"}, {1, 10}, {}}}));
  ASSERT_TRUE(load_rows(*facts, "i-2", dollars, {{"2026-03-02", {"a"}, {1, 20}, {}}}));
  ASSERT_TRUE(load_rows(*facts, "i-3", {"stripe", Grain::day, "", {"currency"}, {"cost"}},
                        {{"2026-03-01", {"EUR"}, {1}, {}}, {"2026-03-01", {"GBP"}, {2}, {}}}));
  auto request = ask({"currency"});
  request.reports = {"google_ads/day/campaign"};
  request.measures = {"cost"};
  const auto table = facts->series(request).value();
  ASSERT_EQ(table.lines.size(), 2U);
  EXPECT_THAT(table.lines[0].key, ElementsAre("USD"));
  EXPECT_THAT(table.lines[0].sums[0], ElementsAre(0, 20));
  request.reports = {"stripe/day/currency"};
  EXPECT_EQ(facts->series(request)->lines[0].key[0], "GBP");
  const auto reports = facts->reports().value();
  EXPECT_EQ(reports[0].shape.currency, "");
  EXPECT_THAT(reports[0].currencies, ElementsAre("EUR", "USD"));
}

TEST_F(FactsTest, Any_header_and_any_value_is_safe) {
  const std::string quotes = "\"'; DROP TABLE facts; -- \\ ? {} %s \n\t";
  const std::string emoji = "Klikken \xF0\x9F\x9A\x80 \xC3\xA9";
  const std::string endless(300, 'x');
  const FactShape shape{"table",
                        Grain::day,
                        "",
                        {quotes, emoji, "order", "Campaign", "campaign"},
                        {endless, quotes, "select", "d_1", "Sum"}};
  ASSERT_TRUE(load_rows(*facts, "i'\"1", shape,
                        {{"2026-03-01", {emoji, quotes, "\xff\xfe", "A", "B"}, {1, 2, 3, 4, 5}, {}},
                         {"2026-03-01", {quotes, endless, "", "a", "b"}, {6, 7, 8, 9, 10}, {}}}))
      << "load";
  open();
  const auto table = facts->series({{report_name(shape)},
                                    {quotes, endless, "d_1"},
                                    {quotes, emoji},
                                    {},
                                    span("2026-03-01", "2026-03-01"),
                                    5});
  ASSERT_TRUE(table) << table.error().say;
  ASSERT_EQ(table->lines.size(), 2U);
  EXPECT_THAT(table->lines[0].key, ElementsAre(quotes, endless));
  EXPECT_THAT(table->lines[0].sums[1], ElementsAre(6));
  EXPECT_THAT(table->lines[0].sums[2], ElementsAre(9));
  EXPECT_THAT(table->lines[1].key, ElementsAre(emoji, quotes));
  EXPECT_EQ(
      facts->origin({{report_name(shape)}, {{quotes, emoji}}, span("2026-03-01", "2026-03-01"), 5})->count,
      1);
  EXPECT_EQ(facts->reports()->at(0).shape.dimensions, shape.dimensions);
  EXPECT_TRUE(facts->fingerprint());
}

TEST_F(FactsTest, Leaves_give_each_combination_its_sum_in_each_window) {
  ASSERT_TRUE(load_rows(*facts, "i-1", ads(), march()));
  const auto table = facts
                         ->leaves({{ads_report},
                                   {"clicks", "cost"},
                                   {"campaign", "country"},
                                   {},
                                   {span("2026-03-01", "2026-03-01"), span("2026-03-02", "2026-03-04")}})
                         .value();
  ASSERT_EQ(table.leaves, 4U);
  EXPECT_THAT(table.dictionary[0], ElementsAre("", "Brand", "Spring"));
  EXPECT_THAT(table.dictionary[1], ElementsAre("BE", "NL"));
  EXPECT_THAT(table.codes[0], ElementsAre(0, 1, 2, 2));
  EXPECT_THAT(table.codes[1], ElementsAre(1, 1, 0, 1));
  EXPECT_THAT(table.sums[0][0], ElementsAre(0, 1, 4, 10));
  EXPECT_THAT(table.sums[1][0], ElementsAre(2, 0, 0, 20));
  EXPECT_THAT(table.sums[1][1], ElementsAre(0.1, 0, 0, 2));
}

TEST_F(FactsTest, Leaves_of_nothing_are_none) {
  ASSERT_TRUE(load_rows(*facts, "i-1", ads(), march()));
  EXPECT_EQ(
      facts->leaves({{ads_report}, {"clicks"}, {"campaign"}, {}, {span("2027-01-01", "2027-01-02")}})->leaves,
      0U);
  EXPECT_EQ(facts->leaves({{ads_report}, {"clicks"}, {}, {}, {span("2027-01-01", "2027-01-02")}})->leaves,
            0U);
  EXPECT_EQ(facts->leaves({{}, {"clicks"}, {"campaign"}, {}, {span("2026-03-01", "2026-03-02")}})->leaves,
            0U);
}

TEST_F(FactsTest, A_number_can_be_traced_to_its_lines) {
  ASSERT_TRUE(load_rows(*facts, "i-b", ads(), march()));
  ASSERT_TRUE(load_rows(*facts, "i-a", ads(), {{"2026-03-09", {"Spring", "NL"}, {7, 1}, {}}}));
  const auto answer =
      facts->origin({{ads_report}, {{"campaign", "Spring"}}, span("2026-03-01", "2026-03-31"), 3});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->count, 4);
  EXPECT_THAT(answer->imports, ElementsAre(ImportId{"i-a"}, ImportId{"i-b"}));
  ASSERT_EQ(answer->rows.size(), 3U);
  EXPECT_EQ(answer->rows[0].import.text, "i-a");
  EXPECT_EQ(answer->rows[0].day.iso(), "2026-03-09");
  EXPECT_EQ(answer->rows[1].line, 2);
  EXPECT_EQ(answer->rows[2].line, 3);
}

TEST_F(FactsTest, The_same_rows_in_another_order_have_the_same_fingerprint_and_sums) {
  const FactShape other{"stripe", Grain::day, "EUR", {"country", "page"}, {"orders", "cost"}};
  const std::vector<TestRow> sales{{"2026-03-02", {"BE", "x"}, {1, 2.5}, {}},
                                   {"2026-03-01", {"NL", ""}, {blank, 3}, {}}};
  ASSERT_TRUE(load_rows(*facts, "i-1", ads(), march()));
  ASSERT_TRUE(load_rows(*facts, "i-2", other, sales));
  const auto first = facts->fingerprint().value();
  const auto table = facts->series(ask({"country"})).value();
  const auto leaves =
      facts->leaves({{ads_report}, {"cost"}, {"country", "campaign"}, {}, {ask().days}}).value();
  start_anew();
  EXPECT_NE(facts->fingerprint().value(), first);
  ASSERT_TRUE(load_rows(*facts, "i-2", other, sales));
  ASSERT_TRUE(load_rows(*facts, "i-0", ads({"device"}), {{"2026-03-01", {"tv"}, {1, 1}, {}}}));
  ASSERT_TRUE(load_rows(*facts, "i-1", ads(), march()));
  EXPECT_NE(facts->fingerprint().value(), first);
  ASSERT_TRUE(facts->remove(ImportId{"i-0"}));
  EXPECT_EQ(facts->fingerprint().value(), first);
  const auto again = facts->series(ask({"country"})).value();
  ASSERT_EQ(again.lines.size(), table.lines.size());
  for (std::size_t i = 0; i < table.lines.size(); ++i) {
    EXPECT_EQ(again.lines[i].key, table.lines[i].key);
    EXPECT_EQ(again.lines[i].sums[0], table.lines[i].sums[0]);
  }
  const auto same =
      facts->leaves({{ads_report}, {"cost"}, {"country", "campaign"}, {}, {ask().days}}).value();
  EXPECT_EQ(same.dictionary, leaves.dictionary);
  EXPECT_EQ(same.codes, leaves.codes);
  EXPECT_EQ(same.sums, leaves.sums);
}

TEST_F(FactsTest, Any_changed_value_changes_the_fingerprint) {
  std::set<std::string> seen;
  auto rows = march();
  const auto add = [&](const FactShape& shape) {
    start_anew();
    ASSERT_TRUE(load_rows(*facts, "i-1", shape, rows));
    EXPECT_TRUE(seen.insert(facts->fingerprint().value()).second);
  };
  add(ads());
  rows[0].measures[0] = 11;
  add(ads());
  rows[0].measures = {1.25, 10};
  add(ads());
  rows[2].measures[1] = 0;  // blank is not zero
  add(ads());
  std::swap(rows[0].values[0], rows[0].values[1]);
  add(ads());
  rows[5].day = "2026-03-05";
  add(ads());
  add({"microsoft_ads", Grain::day, "EUR", {"campaign", "country"}, {"clicks", "cost"}});
  add({"microsoft_ads", Grain::day, "EUR", {"campaign", "region"}, {"clicks", "cost"}});
}

TEST_F(FactsTest, What_was_loaded_is_there_after_opening_again) {
  ASSERT_TRUE(load_rows(*facts, "i-1", ads(), march()));
  const auto before = facts->fingerprint().value();
  open();
  EXPECT_EQ(facts->fingerprint().value(), before);
  EXPECT_EQ(load_rows(*facts, "i-1", ads(), march()).value(), 6);
  EXPECT_EQ(facts->fingerprint().value(), before);
}

TEST_F(FactsTest, An_empty_store_answers_with_nothing) {
  EXPECT_THAT(facts->reports().value(), IsEmpty());
  EXPECT_THAT(facts->series(ask({"campaign"}))->lines, IsEmpty());
  EXPECT_EQ(facts->origin({{ads_report}, {}, ask().days, 5})->count, 0);
  EXPECT_TRUE(facts->fingerprint());
  const auto load = facts->begin_load(ImportId{"i-1"}).value();
  EXPECT_EQ(load->commit().value(), 0);
}

}  // namespace
}  // namespace regie
