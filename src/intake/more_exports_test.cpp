// intake/more_exports_test.cpp - what marketers hand over besides clean exports: words that look like totals,
// days without a year, numbers of days, headers of other languages.
#include <gtest/gtest.h>

#include "intake/internal/test_reading.h"

namespace regie {
namespace {

TEST(MoreExports, A_table_without_a_number_says_that_nothing_of_it_is_stored) {
  const SeenRows seen = see("Date,Person\n2026-03-10,A\n2026-03-11,B\n2026-03-12,A\n");
  EXPECT_EQ(seen.table().rows.kept, 3);
  ASSERT_FALSE(seen.reading.problems.empty());
  EXPECT_EQ(seen.reading.problems.front().code, "intake.no_measure");
}

TEST(MoreExports, A_search_for_the_word_total_is_a_row_and_no_total) {
  const SeenRows console =
      see("Top queries,Clicks,Impressions,CTR,Position\nwijn,5,100,5%,2\ntotal,6,200,3%,3\n"
          "totaal,7,300,2%,4\n");
  EXPECT_EQ(console.table().rows.kept, 3);
  EXPECT_EQ(console.table().rows.totals_dropped, 0);
  EXPECT_TRUE(console.table().checks.empty());
  const SeenRows terms =
      see("Search terms report\n\"March 1, 2026 - March 31, 2026\"\n"
          "Search term,Match type,Campaign,Currency code,Impr.,Cost\n"
          "total wine,Exact match,Brand,EUR,100,1.50\ntotal,Exact match,Brand,EUR,100,1.50\n"
          "grand total cafe,Exact match,Brand,EUR,100,1.50\n"
          "Total: Search terms,,,EUR,300,4.50\n");
  EXPECT_EQ(terms.table().rows.kept, 3);
  EXPECT_EQ(terms.table().rows.totals_dropped, 1);
  ASSERT_EQ(terms.table().checks.size(), 2U);
  for (const TotalCheck& check : terms.table().checks) EXPECT_TRUE(check.match) << check.measure;
}

TEST(MoreExports, Day_numbers_of_a_spreadsheet_are_days_where_the_header_says_day) {
  const SeenRows seen = see("Date,Visitors\n46082,10\n46083,20\n46084.5,30\n");
  EXPECT_EQ(seen.as("Date"), "day");
  EXPECT_EQ(seen.table().days, (DaySpan{Day::of({2026, 3, 1}), Day::of({2026, 3, 3})}));
  EXPECT_EQ(seen.table().grain, Grain::day);
  EXPECT_DOUBLE_EQ(seen.sum("Visitors"), 60);
  const SeenRows number = see("day,stock\n2026-03-01,46082\n2026-03-02,46083\n");
  EXPECT_EQ(number.as("stock"), "stock");
  EXPECT_DOUBLE_EQ(number.sum("stock"), 92165);
}

TEST(MoreExports, A_day_without_a_year_takes_the_year_of_its_report) {
  for (const char* day : {"1-mrt", "ma 1 mrt", "1 maart"}) {
    const SeenRows seen = see("Periode: 20 december 2025 - 9 maart 2026\nDatum;Aanvragen\n" +
                              std::string(day) + ";3\n30-dec;4\n");
    EXPECT_EQ(seen.as("Datum"), "day") << day;
    ASSERT_EQ(seen.sink.facts.size(), 2U) << day;
    EXPECT_EQ(seen.sink.facts.at(0).days.from, Day::of({2026, 3, 1})) << day;
    EXPECT_EQ(seen.sink.facts.at(1).days.from, Day::of({2025, 12, 30})) << day;
  }
  EXPECT_TRUE(see("Datum;Aanvragen\n1-mrt;3\n2-mrt;4\n").sink.facts.empty());  // no report to tell the year
}

TEST(MoreExports, A_platforms_days_in_a_row_tell_their_order_but_a_first_of_the_month_does_not) {
  const auto report = [](const std::string& month) {
    std::string text = "Lead Owner,Lead Source,Lead Status,Created Date,Company / Account\n";
    for (int day = 1; day <= 6; ++day)
      text += "Rep,Web,Open," + std::to_string(day) + "-" + month + "-2026,Co\n";
    return see(text);
  };
  EXPECT_EQ(report("3").table().days, (DaySpan{Day::of({2026, 3, 1}), Day::of({2026, 3, 6})}));
  EXPECT_EQ(report("1").problems("intake.ambiguous_day"), 5U);  // 1-1 is the same day either way
  EXPECT_TRUE(report("1").adds_up());
}

TEST(MoreExports, A_table_of_unknown_make_is_asked_about_its_day_order) {
  const SeenRows seen =
      see("date,n\n1/3/2026,1\n2/3/2026,1\n4/3/2026,1\n5/3/2026,1\n6/3/2026,1\n7/3/2026,1\n");
  EXPECT_EQ(seen.problems("intake.ambiguous_day"), 6U);
}

TEST(MoreExports, CRM_exports_in_Dutch_are_known_and_name_nobody) {
  const SeenRows deals =
      see("Record-ID,Dealnaam,Dealfase,Bedrag,Sluitingsdatum,Datum van aanmaak,Dealeigenaar\n"
          "1,A,Gewonnen,1500.50,2026-03-20 10:00,2026-03-01 09:14,Anna Jansen\n"
          "2,B,Offerte,1500.50,,2026-03-02 09:14,Anna Jansen\n");
  EXPECT_EQ(deals.table().platform, "hubspot");
  EXPECT_DOUBLE_EQ(deals.sum("deals"), 2);
  EXPECT_DOUBLE_EQ(deals.sum("revenue"), 1500.5);
  EXPECT_EQ(deals.why("Dealeigenaar"), "personal: dropped");
  const SeenRows pipeline =
      see("Deal - Titel,Deal - Waarde,Deal - Fase,Deal - Status,Deal - Deal aangemaakt,Persoon - Naam\n"
          "A,1000,Offerte,Gewonnen,2026-03-01 10:00:00,Jan\nB,1000,Offerte,Open,2026-03-02 10:00:00,Jan\n");
  EXPECT_EQ(pipeline.table().platform, "pipedrive");
  EXPECT_DOUBLE_EQ(pipeline.sum("revenue"), 1000);  // won by its status, whatever the stage is called
  EXPECT_EQ(pipeline.why("Persoon - Naam"), "personal: dropped");
}

TEST(MoreExports, A_ratio_is_recomputed_whatever_explanation_stands_behind_it) {
  const SeenRows seen =
      see("Begin rapportage,Einde rapportage,Campagnenaam,Weergaven,Klikken op link,CTR (doorklikratio voor "
          "link)\n"
          "2026-03-01,2026-03-01,C,100,5,5.0\n");
  EXPECT_EQ(seen.table().platform, "meta_ads");
  EXPECT_EQ(seen.why("CTR (doorklikratio voor link)"), "derived: recomputed");
}

TEST(MoreExports, Portuguese_Meta_and_German_TikTok_are_known_by_their_headers) {
  EXPECT_EQ(see("In\xc3\xad"
                "cio dos relat\xc3\xb3rios,T\xc3\xa9rmino dos relat\xc3\xb3rios,Dia,Nome da campanha,"
                "Valor usado (BRL),Resultados\n2026-03-01,2026-03-01,2026-03-01,C,5.00,2\n")
                .table()
                .platform,
            "meta_ads");
  const SeenRows tiktok =
      see("Nach Tag,Kampagnenname,Kosten,CPC (Ziel),Klicks (Ziel)\n2026-03-01,C,5.00,1.00,5\n");
  EXPECT_EQ(tiktok.table().platform, "tiktok_ads");
  EXPECT_DOUBLE_EQ(tiktok.sum("clicks"), 5);
}

TEST(MoreExports, A_preamble_of_sentences_with_commas_is_no_table) {
  const SeenRows seen =
      see("Rapport omzet, filiaal Utrecht\nGemaakt op 12-03-2026, 10:00\nDoor: administratie\n\n\n\n"
          "Datum,Omzet,Klanten\n01-03-2026,\"1,50\",1\n02-03-2026,\"2,50\",2\n");
  EXPECT_EQ(seen.table().header_line, 7);
  EXPECT_DOUBLE_EQ(seen.sum("revenue"), 4);
}

TEST(MoreExports, A_word_among_the_only_figures_of_a_table_is_told_and_the_figures_kept) {
  const SeenRows seen = see("date,visits\n2026-03-01,5\n2026-03-02,veel\n2026-03-03,7\n2026-03-04,8\n");
  EXPECT_EQ(seen.why("visits"), "numbers, mostly");
  EXPECT_DOUBLE_EQ(seen.sum("visits"), 20);
  EXPECT_EQ(seen.problems("intake.not_a_number"), 1U);
}

TEST(MoreExports, Headers_lose_what_nobody_sees) {
  const SeenRows seen =
      see("Datum;\xe2\x80\x8b"
          "Bezoekers\xe2\x80\x8b;\"Omzet\n(EUR)\"\n01-03-2026;5;10,00\n13-03-2026;5;10,00\n");
  EXPECT_EQ(seen.as("Bezoekers"), "Bezoekers");
  EXPECT_DOUBLE_EQ(seen.sum("revenue"), 20);
}

TEST(MoreExports, A_table_of_periods_has_their_grain_and_an_open_end_is_its_start) {
  const SeenRows seen = see("van;tot;uitgegeven\n02-03-2026;08-03-2026;10\n09-03-2026;15-03-2026;20\n");
  EXPECT_EQ(seen.table().grain, Grain::week);
  EXPECT_EQ(seen.table().days, (DaySpan{Day::of({2026, 3, 2}), Day::of({2026, 3, 15})}));
  const SeenRows open = see("van;tot;uitgegeven\n13-03-2026;;10\n14-03-2026;;20\n");
  EXPECT_EQ(open.table().grain, Grain::day);
  EXPECT_EQ(open.table().rows.kept, 2);
}

TEST(MoreExports, A_few_lost_bytes_do_not_make_a_long_report_a_binary_file) {
  std::string text = "date,name,visits\n";
  for (int day = 1; day <= 28; ++day)
    for (int page = 0; page < 5; ++page)
      text += "2026-02-" + std::string(day < 10 ? "0" : "") + std::to_string(day) + ",page " +
              std::to_string(page) + ",1\n";
  text[text.find("page 3")] = '\0';
  EXPECT_DOUBLE_EQ(see(text).sum("visits"), 140);
  EXPECT_EQ(see(std::string(400, '\0') + text).problem, "intake.not_a_table");
}

}  // namespace
}  // namespace regie
