// intake/read_export_test.cpp - exports nobody has shown us: languages, dialects, traps, and plain refusals.
#include "intake/read_export.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "intake/internal/test_reading.h"
#include "intake/limits.h"

namespace regie {
namespace {

TEST(ReadExport, A_German_Google_report_reads_commas_dots_and_its_total) {
  const SeenRows seen = see(
      "Kampagnenbericht\n1. Januar 2026 - 31. Januar 2026\n"
      "Kampagnenstatus,Kampagne,Tag,W\xc3\xa4hrungscode,Klicks,Impr.,CTR,Kosten,Conversions,Kosten/Conv.\n"
      "Aktiviert,Marke,01.02.2026,EUR,1.204,15.330,\"7,85 %\",\"373,24\",\"88,00\",\"4,24\"\n"
      "Aktiviert,Marke,02.02.2026,EUR,98,1.001,\"9,79 %\",\"30,38\",\"8,00\",\"3,80\"\n"
      "Gesamt: Konto,,,EUR,1.302,16.331,\"7,97 %\",\"403,62\",\"96,00\",\"4,20\"\n");
  EXPECT_EQ(seen.table().platform, "google_ads");
  EXPECT_EQ(seen.table().currency, "EUR");
  EXPECT_EQ(seen.table().grain, Grain::day);
  EXPECT_EQ(seen.sink.facts.at(0).days.from, Day::of({2026, 2, 1}));
  EXPECT_DOUBLE_EQ(seen.sum("clicks"), 1302);
  EXPECT_DOUBLE_EQ(seen.sum("cost"), 403.62);
  EXPECT_EQ(seen.why("CTR"), "derived: recomputed");
  for (const TotalCheck& check : seen.table().checks) EXPECT_TRUE(check.match) << check.measure;
}

TEST(ReadExport, A_French_report_in_UTF_16BE_without_a_mark_is_read) {
  const SeenRows seen = see(utf16("Jour;Campagne;Clics;Impressions\n2026-01-01;Marque;5;100\n", false));
  EXPECT_EQ(seen.table().encoding, "utf-16be");
  EXPECT_DOUBLE_EQ(seen.sum("clicks"), 5);
}

TEST(ReadExport, Windows_1252_keeps_its_accents_and_euros) {
  const SeenRows seen = see("Datum;Stad;Omzet\n31-01-2026;Caf\xe9;\x80 12,50\n");
  EXPECT_EQ(seen.table().encoding, "windows-1252");
  EXPECT_EQ(seen.table().currency, "EUR");
  EXPECT_EQ(seen.sink.facts.at(0).where.at("city"), "Caf\xc3\xa9");
  EXPECT_DOUBLE_EQ(seen.sum("revenue"), 12.5);
}

TEST(ReadExport, Search_Console_is_known_in_every_language) {
  for (const char* header :
       {"Date,Clicks,Impressions,CTR,Position", "Datum,Klikken,Vertoningen,CTR,Positie",
        "Datum,Klicks,Impressionen,CTR,Position", "Date,Clics,Impressions,CTR,Position",
        "Fecha,Clics,Impresiones,CTR,Posici\xc3\xb3n", "Data,Clic,Impressioni,CTR,Posizione",
        "Data,Cliques,Impress\xc3\xb5"
        "es,CTR,Posi\xc3\xa7\xc3\xa3o",
        "\xd0\x94\xd0\xb0\xd1\x82\xd0\xb0,\xd0\x9a\xd0\xbb\xd1\x96\xd0\xba\xd0\xb8,"
        "\xd0\x9f\xd0\xbe\xd0\xba\xd0\xb0\xd0\xb7\xd0\xb8,CTR,"
        "\xd0\x9f\xd0\xbe\xd0\xb7\xd0\xb8\xd1\x86\xd1\x96\xd1\x8f"}) {
    const SeenRows seen = see(std::string(header) + "\n2026-01-01,5,100,5%,3.2\n2026-01-02,6,200,3%,4\n");
    ASSERT_EQ(seen.reading.tables.size(), 1U) << header;
    EXPECT_EQ(seen.table().platform, "search_console") << header;
    EXPECT_DOUBLE_EQ(seen.sum("position_weighted"), 1120) << header;
  }
}

TEST(ReadExport, Microsoft_dates_follow_its_report_time_and_its_footer_is_no_row) {
  const SeenRows seen =
      see("\"Report Name: Campaign\"\n\"Report Time: 1/1/2026,1/31/2026\"\n\n"
          "\"Gregorian date\",\"Account name\",\"Campaign name\",\"Impressions\",\"Clicks\",\"Spend\"\n"
          "\"1/2/2026\",\"A\",\"Brand\",\"1,350\",\"35\",\"12.10\"\n\"1/3/"
          "2026\",\"A\",\"Brand\",\"350\",\"35\",\"12.10\"\n\n"
          "\"\xc2\xa9"
          "2026 Microsoft Corporation. All rights reserved. \"\n");
  EXPECT_EQ(seen.table().platform, "microsoft_ads");
  EXPECT_EQ(seen.table().dates, "mdy");
  EXPECT_EQ(seen.table().days, (DaySpan{Day::of({2026, 1, 2}), Day::of({2026, 1, 3})}));
  EXPECT_EQ(seen.table().rows.read, 2);
  EXPECT_DOUBLE_EQ(seen.sum("impressions"), 1700);
}

TEST(ReadExport, A_number_that_can_be_read_two_ways_is_set_aside_unless_told) {
  const std::string text = "day,name,revenue\n2026-01-01,a,1.299\n2026-01-02,b,7\n";
  const SeenRows open = see(text);
  EXPECT_EQ(open.problems("intake.ambiguous_number"), 1U);
  EXPECT_EQ(open.reading.problems.at(0).line, 2);
  EXPECT_EQ(open.reading.problems.at(0).column, "revenue");
  EXPECT_EQ(open.table().rows.kept, 1);
  ReadOptions options;
  options.decimal = DecimalSign::comma;
  EXPECT_DOUBLE_EQ(see(text, options).sum("revenue"), 1306);
  options.decimal = DecimalSign::point;
  EXPECT_DOUBLE_EQ(see(text, options).sum("revenue"), 8.299);
}

TEST(ReadExport, Other_cells_and_columns_settle_an_open_number) {
  EXPECT_DOUBLE_EQ(see("day,revenue\n2026-01-01,1.299\n2026-01-02,0.5\n").sum("revenue"), 1.799);
  EXPECT_DOUBLE_EQ(see("day,revenue\n2026-01-01,1.299\n2026-01-02,12345\n").sum("revenue"), 12346.299);
  EXPECT_DOUBLE_EQ(see("day,clicks\n2026-01-01,1.299\n").sum("clicks"), 1299);  // clicks come whole
  EXPECT_DOUBLE_EQ(see("day,revenue,tax\n2026-01-01,1.299,\"0,21\"\n").sum("revenue"), 1299);
}

TEST(ReadExport, The_order_of_days_is_told_by_impossible_ones_or_set_aside) {
  EXPECT_EQ(see("day,n\n02/01/2026,1\n31/01/2026,2\n").sink.facts.at(0).days.from, Day::of({2026, 1, 2}));
  EXPECT_EQ(see("day,n\n02/01/2026,1\n01/31/2026,2\n").sink.facts.at(0).days.from, Day::of({2026, 2, 1}));
  const SeenRows open = see("day,n\n02/01/2026,1\n03/01/2026,2\n");
  EXPECT_EQ(open.problems("intake.ambiguous_day"), 2U);
  EXPECT_TRUE(open.adds_up());
  ReadOptions options;
  options.dates = DateOrder::dmy;
  EXPECT_EQ(see("day,n\n02/01/2026,1\n", options).sink.facts.at(0).days.from, Day::of({2026, 1, 2}));
}

TEST(ReadExport, A_total_in_the_middle_is_dropped_and_held_against_the_rows_above_it) {
  const SeenRows seen =
      see("Day,Campaign,Clicks,Impr.,Cost\n2026-01-01,A,1,10,1.00\n2026-01-01,B,2,20,2.00\nTotal,,3,30,3.00\n"
          "2026-01-02,Total Body Workout,1,10,1.00\n");
  EXPECT_EQ(seen.table().rows.totals_dropped, 1);
  EXPECT_EQ(seen.table().rows.kept, 3);
  EXPECT_DOUBLE_EQ(seen.sum("clicks"), 4);
  for (const TotalCheck& check : seen.table().checks) EXPECT_TRUE(check.match) << check.measure;
}

TEST(ReadExport, Bad_rows_are_set_aside_with_line_column_value_and_code) {
  const SeenRows seen = see(
      "day,name,n\n2026-01-01,\"a\nb \"\"x\"\", c\",5\n2026-01-02,\"open,6\n2026-01-03,c,7,8\n2026-01-04\n"
      "nonsense,d,9\n2026-01-05,d,many\n2026-01-06,e,(12.50)\n2026-01-07,e,-3\n2026-01-08,e,--\n"
      "2026-01-09,e,4\n2026-01-10,e,4\n2026-01-11,e,4\n2026-01-12,e,4\n2026-01-13,e,4\n2026-01-14,e,4\n"
      "2026-01-15,e,4\n2026-01-16,e,4\n2026-01-17,e,4\n");
  EXPECT_TRUE(seen.adds_up());
  EXPECT_EQ(seen.problems("intake.open_quote"), 1U);
  EXPECT_EQ(seen.problems("intake.ragged_row"), 2U);
  EXPECT_EQ(seen.problems("intake.bad_day"), 1U);
  EXPECT_EQ(seen.problems("intake.not_a_number"), 1U);
  EXPECT_EQ(seen.table().rows.set_aside, 5);
  EXPECT_DOUBLE_EQ(seen.sum("n"), 5 - 12.5 - 3 + 36);
  EXPECT_EQ(seen.sink.facts.at(0).where.at("name"), "a\nb \"x\", c");
  for (const ReadingProblem& problem : seen.reading.problems) {
    if (problem.code == "intake.not_a_number") {
      EXPECT_EQ(problem.line, 8);
    }
  }
}

TEST(ReadExport, GA4_blocks_are_stacked_and_an_nth_day_counts_from_the_start_of_the_report) {
  const SeenRows seen = see(
      "# ----------------------------------------\n# Sessions\n# Account: Acme\n"
      "# ----------------------------------------\n#\n# Start date: 20260101\n# End date: 20260131\n"
      "Nth day,Active users,New users\n0000,12,3\n0001,14,4\n\n# Start date: 20260101\n# End date: 20260131\n"
      "Session default channel group,Sessions,Engaged sessions\nOrganic Search,123,45\nDirect,12,3\n");
  ASSERT_EQ(seen.reading.tables.size(), 2U);
  EXPECT_EQ(seen.sink.facts.at(1).days.from, Day::of({2026, 1, 2}));
  EXPECT_EQ(seen.table(1).grain, Grain::range);
  EXPECT_EQ(seen.sink.facts.at(2).where.at("channel"), "organic");
}

TEST(ReadExport, Results_of_different_indicators_carry_their_indicator) {
  const SeenRows seen = see(
      "Campaign name,Day,Results,Result indicator,Reach,Amount spent (EUR),Reporting starts,Reporting ends\n"
      ",,,,1500,25.01,2026-01-01,2026-01-02\n"
      "A,2026-01-01,3,actions:lead,1000,12.50,2026-01-01,2026-01-01\n"
      "B,2026-01-01,400,actions:link_click,1000,12.51,2026-01-01,2026-01-01\n");
  EXPECT_EQ(seen.table().rows.totals_dropped, 1);
  EXPECT_EQ(seen.sink.facts.at(1).where.at("result_type"), "actions:link_click");
  ASSERT_EQ(seen.table().checks.size(), 1U);  // reach does not add, so only the cost is checked
  EXPECT_EQ(seen.table().checks[0].measure, "cost");
  EXPECT_TRUE(seen.table().checks[0].match);
}

TEST(ReadExport, People_leave_no_trace) {
  const SeenRows seen =
      see("day,who,line,n\n2026-01-01,a@b.nl,+31 6 12345678,1\n2026-01-02,c@d.nl,+31 6 87654321,2\n");
  EXPECT_EQ(seen.as("who"), "");
  EXPECT_EQ(seen.as("line"), "");
  EXPECT_TRUE(seen.why("who").starts_with("personal: dropped"));
  EXPECT_TRUE(seen.why("line").starts_with("personal: dropped"));
}

TEST(ReadExport, Own_changes_tell_machine_from_person_and_keep_no_address) {
  const SeenRows seen = see(
      "Rapport wijzigingsgeschiedenis\n1 januari 2026 - 31 januari 2026\n"
      "Datum en tijd,Gebruiker,Campagne,Advertentiegroep,Wijzigingen\n"
      "\"15 jan 2026, 10:04:11\",jan@x.nl,Merk,,\"Budget gewijzigd van \xe2\x82\xac 50,00/dag naar "
      "\xe2\x82\xac "
      "1.200,00/dag\"\n"
      "\"18 jan. 2026 15:15:02\",Automatisch toegepaste aanbevelingen,Generiek,,\"Zoekwoord toegevoegd\"\n");
  ASSERT_EQ(seen.table().changes.size(), 2U);
  const OwnChange& budget = seen.table().changes[0];
  EXPECT_EQ(budget.kind, "budget");
  EXPECT_EQ(budget.who, "person");
  EXPECT_EQ(budget.before, 50.0);
  EXPECT_EQ(budget.after, 1200.0);
  EXPECT_EQ(budget.where.at("campaign"), "Merk");
  EXPECT_TRUE(seen.table().changes[1].by_machine);
  EXPECT_EQ(seen.table().rows.kept, 2);
}

TEST(ReadExport, A_Dutch_event_list_becomes_events) {
  const SeenRows seen =
      see("titel;van;tot;soort\nBeurs Utrecht;12-03-2026;14-03-2026;beurs\nStaking;1 april 2026;;nieuws\n");
  EXPECT_EQ(seen.table().platform, "events");
  ASSERT_EQ(seen.table().events.size(), 2U);
  EXPECT_EQ(seen.table().events[0].days, (DaySpan{Day::of({2026, 3, 12}), Day::of({2026, 3, 14})}));
  EXPECT_EQ(seen.table().events[1].days.to, Day::of({2026, 4, 1}));
}

TEST(ReadExport, An_order_counts_once_however_many_lines_it_has) {
  const SeenRows seen = see(
      "Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,Cancelled at\n"
      "#1,a@b.nl,paid,EUR,64.95,2026-01-06 01:48:03 +0100,1,A,\n#1,,,,,2026-01-06 01:48:03 +0100,2,B,\n"
      "#2,a@b.nl,refunded,EUR,10.00,2026-01-07 01:48:03 +0100,1,A,\n");
  EXPECT_EQ(seen.table().platform, "shopify");
  EXPECT_DOUBLE_EQ(seen.sum("orders"), 1);
  EXPECT_DOUBLE_EQ(seen.sum("revenue"), 64.95);
  EXPECT_DOUBLE_EQ(seen.sum("refunds"), 1);
  EXPECT_DOUBLE_EQ(seen.sum("units"), 3);
  EXPECT_EQ(seen.table().rows.kept, 3);
}

TEST(ReadExport, An_export_without_title_is_known_by_its_headers) {
  const SeenRows shop = see(
      "Date,Order #,Status,Customer,Product(s),Items sold,N. Revenue\n2026-01-01 10:00:00,12,completed,Jan "
      "Jansen,Shoes,2,50.5\n2026-01-02 10:00:00,13,cancelled,Jan Jansen,Shoes,1,10\n");
  EXPECT_EQ(shop.table().platform, "woocommerce");
  EXPECT_DOUBLE_EQ(shop.sum("revenue"), 50.5);
  EXPECT_EQ(shop.why("Customer"), "personal: dropped");
  const SeenRows ads = see(
      "Date,Campaign,Impr.,Clicks,Spend,Conv.\n1/13/2026,Brand,100,5,2.50,1\n1/14/2026,Brand,100,5,2.50,1\n"
      "Overall total - 1 campaign,-,200,10,5.00,2\n");
  EXPECT_EQ(ads.table().platform, "microsoft_ads");
  EXPECT_EQ(ads.table().rows.totals_dropped, 1);
  EXPECT_DOUBLE_EQ(ads.sum("conversions"), 2);
}

TEST(ReadExport, Months_as_columns_become_facts_of_a_month) {
  const SeenRows seen =
      see("Keyword Stats 2026-05-12 at 16_56_11\n1 april 2025 - 31 mei 2025\n"
          "Keyword,Currency,Avg. monthly searches,Searches: Apr 2025,Searches: May "
          "2025\nshoes,EUR,50,40,60\nboots,EUR,,,10\n");
  EXPECT_DOUBLE_EQ(seen.sum("searches"), 110);
  ASSERT_EQ(seen.sink.facts.size(), 3U);
  EXPECT_EQ(seen.sink.facts[1].days, (DaySpan{Day::of({2025, 5, 1}), Day::of({2025, 5, 31})}));
  EXPECT_EQ(seen.table().rows.kept, 2);
}

TEST(ReadExport, A_map_overrides_what_the_header_says) {
  ReadOptions options;
  options.map = {{"Foo", "clicks"}, {"Bar", ""}, {"When", "day"}};
  const SeenRows seen = see("When,Foo,Bar\n2026-01-01,5,6\n", options);
  EXPECT_EQ(seen.as("Foo"), "clicks");
  EXPECT_EQ(seen.why("Foo"), "--map");
  EXPECT_EQ(seen.as("Bar"), "");
}

TEST(ReadExport, Rows_without_any_day_are_counted_but_no_facts) {
  const SeenRows seen = see("Device,Clicks,Impressions,CTR,Position\nMobile,5,10,50%,1\n");
  EXPECT_EQ(seen.table().rows.kept, 1);
  EXPECT_DOUBLE_EQ(seen.sum("clicks"), 5);
  EXPECT_EQ(seen.table().days, std::nullopt);
  EXPECT_TRUE(seen.sink.shapes.empty());
  EXPECT_EQ(seen.problems("intake.no_day"), 1U);
}

TEST(ReadExport, Pasted_headers_sep_lines_and_titles_with_commas_are_no_rows) {
  const SeenRows seen =
      see("sep=;\nMy report, for Acme, "
          "2026\n\nDatum;Klikken;Vertoningen\n2026-01-01;5;10\nDatum;Klikken;Vertoningen\n"
          "2026-01-02;6;11\n");
  EXPECT_EQ(seen.table().header_line, 4);
  EXPECT_EQ(seen.table().rows.read, 2);
  EXPECT_DOUBLE_EQ(seen.sum("clicks"), 11);
}

TEST(ReadExport, What_is_no_table_is_refused_in_plain_words) {
  EXPECT_EQ(see("").problem, "intake.empty");
  EXPECT_EQ(see(" \n\n ").problem, "intake.empty");
  EXPECT_EQ(see("\xff\xd8\xff\xe0rest of a picture").problem, "intake.not_a_table");
  EXPECT_EQ(see(std::string("a,b\n\0\0\0\1\2\3", 10)).problem, "intake.not_a_table");
  EXPECT_EQ(see("<!DOCTYPE html><html></html>").problem, "intake.not_a_table");
  EXPECT_EQ(see("just some words\nand more\n").problem, "intake.no_header");
  EXPECT_EQ(see("1,2,3\n4,5,6\n").problem, "intake.no_header");
}

TEST(ReadExport, Problems_of_one_kind_are_listed_once_and_then_counted) {
  std::string text = "day,n\n";
  for (int i = 0; i < 300; ++i) text += "2026-01-01,1\n";
  for (int i = 0; i < 80; ++i) text += "2026-01-01,1,9\n";
  const SeenRows seen = see(text);
  EXPECT_EQ(seen.problems("intake.ragged_row"), limits::problems_max);
  EXPECT_EQ(seen.reading.problems_left_out, 30);
  EXPECT_EQ(seen.table().rows.set_aside, 80);
}

TEST(ReadExport, Counts_add_up_and_reading_twice_is_equal_for_any_malformed_text) {
  Random random(5);
  const std::string pieces[] = {"day",  ",",  ",",        ",",      "\n",       "\n",    "\"", "2026-01-0",
                                "1",    "7",  ";",        "clicks", "Total",    "1.299", "-",  "a@b.nl",
                                "\r\n", "# ", "3/4/2026", " ",      "\xc3\xa9", "\xff",  "5%", "Kosten"};
  for (int round = 0; round < 3'000; ++round) {
    std::string text = random.below(2) == 0 ? "day,clicks,name\n" : "";
    for (std::uint64_t i = random.below(120); i > 0; --i) text += pieces[random.below(std::size(pieces))];
    const SeenRows once = see(text);
    const SeenRows again = see(text);
    EXPECT_TRUE(once.adds_up()) << text;
    EXPECT_EQ(once.sink.shapes.size(), once.sink.ended);
    EXPECT_EQ(once.sink.facts.size(), again.sink.facts.size());
    EXPECT_EQ(once.problem, again.problem);
  }
}

}  // namespace
}  // namespace regie
