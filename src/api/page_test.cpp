// api/page_test.cpp - the page and the JSON of a brief: nothing of an export becomes markup, the contract's
// keys stand.
#include "api/page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "api/json.h"

namespace regie {
namespace {

using testing::HasSubstr;
using testing::Not;

Brief brief_with(const std::string& campaign) {
  Brief page;
  page.workspace = "Acme";
  page.language = "en";
  page.currency = "EUR";
  page.as_of = Day::of({2026, 3, 16});
  page.window = {Day::of({2026, 3, 9}), Day::of({2026, 3, 15})};
  Finding finding;
  finding.id = {"f-1"};
  finding.change.metric = "clicks";
  finding.change.slice = {{"campaign", campaign}};
  finding.change.window = page.window;
  finding.change.onset = {page.window.from, page.window.from, page.window.from, 0.95};
  finding.change.expected = 100;
  finding.change.observed = 60;
  finding.change.effect = {-40, {-50, -30, 0.95}};
  finding.change.band = {{page.window.from, 60, 100, 80, 120}};
  finding.candidates = {{CandidateKind::outside_event, {"e-1"}, "News", 0.7, {"fits"}, {}, {}, "fits"},
                        {CandidateKind::none_of_these, {}, "", 0.3, {}, {}, {}, ""}};
  finding.money = Money{-12000, "EUR"};
  finding.leads_story = true;
  finding.story = "s-1";
  page.findings = {finding};
  page.provenance = {1, "sha256:00", "0.1.0"};
  return page;
}

TEST(Page, Makes_no_markup_of_what_stands_in_an_export) {
  const std::string html = page_of(brief_with("<script>alert('x')</script>"));
  EXPECT_THAT(html, Not(HasSubstr("<script>")));
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;"));
}

TEST(Page, Fetches_nothing_from_anywhere) {
  const std::string html = page_of(brief_with("Spring"));
  for (const char* outside : {"http://", "https://", "src=", "@import", "url("})
    EXPECT_THAT(html, Not(HasSubstr(outside)));
}

TEST(Page, Every_chart_has_a_table_twin) {
  const std::string html = page_of(brief_with("Spring"));
  EXPECT_THAT(html, HasSubstr("<svg"));
  EXPECT_THAT(html, HasSubstr("<td>2026-03-09</td><td>60</td><td>100</td>"));
}

TEST(BriefJson, Has_the_keys_of_the_contract) {
  const auto json = nlohmann::json::parse(json_of(brief_with("Spring")));
  for (const char* key : {"regie", "workspace", "as_of", "window", "coverage", "findings", "too_few", "due",
                          "waiting", "machine_changes", "human_share"})
    EXPECT_TRUE(json.contains(key)) << key;
  const auto& finding = json["findings"][0];
  for (const char* key :
       {"id", "metric", "kind", "direction", "slice", "onset", "expected", "observed", "effect",
        "probability", "n", "method", "money", "drivers", "mix_rate", "candidates", "reason", "rows"})
    EXPECT_TRUE(finding.contains(key)) << key;
  EXPECT_EQ(finding["money"]["minor"], -12000);
  EXPECT_EQ(finding["candidates"][1], nlohmann::json({{"kind", "none_of_these"}, {"probability", 0.3}}));
}

TEST(BriefJson, Survives_names_that_are_no_UTF_8) {
  EXPECT_TRUE(nlohmann::json::accept(json_of(brief_with("caf\xe9"))));
}

}  // namespace
}  // namespace regie
