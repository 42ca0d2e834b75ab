// api/story_test.cpp - a finding, its reason, a decision, imports and links, asked as the browser asks: every
// answer has its shape.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/shapes.h"
#include "api/testing/served_desk.h"

namespace regie {
namespace {

using testing::HasSubstr;

struct Story {
  ServedDesk served;
  std::string base = "/api/v1/w/acme/";
  std::string day = "?as_of=2026-03-16";

  Json checked(const HttpReply& reply, const std::string& shape, int status) {
    const Json json = Json::parse(reply.shared_body ? *reply.shared_body : reply.body);
    EXPECT_EQ(reply.status, status) << shape << " " << json.dump();
    const auto fits = check_shape(shapes(), reply.status < 400 ? shape : "Problem", json);
    EXPECT_TRUE(fits) << shape << ": " << (fits ? "" : fits.error().say);
    return json;
  }
  Json read(const std::string& path, const std::string& shape) {
    return checked(served.ask("maud", "GET", base + path), shape, 200);
  }
  Json write(const std::string& method, const std::string& path, const Json& body, const std::string& shape,
             int status = 201) {
    return checked(served.ask("maud", method, base + path, body), shape, status);
  }
  std::string first_finding() { return read("today" + day, "Today")["findings"][0]["id"].get<std::string>(); }
};

TEST(Story, From_a_finding_to_a_signed_reason_and_back) {
  Story story;
  story.served.import_example("acme");
  const std::string finding = "findings/" + story.first_finding();
  const Json page = story.read(finding + story.day, "FindingPage");
  EXPECT_EQ(page["finding"]["candidates"][0]["kind"], "outside_event");
  story.read(finding + "/precedents" + story.day, "LikeReasons");
  EXPECT_GT(story.read(finding + "/rows" + story.day, "Rows")["rows"].size(), 10U);
  const Json proposed = story.write("POST", finding + "/propose" + story.day, Json::object(), "Proposed");
  const Json tried = story.write("POST", finding + "/footprint" + story.day,
                                 {{"moves", "clicks:down"}, {"still", "impressions"}}, "FootprintTest", 200);
  EXPECT_GE(tried["cells"].size(), 2U);
  EXPECT_TRUE(story.read("reasons", "Reasons")["reasons"].empty());
  const Json reason =
      story.write("POST", finding + "/reasons" + story.day,
                  {{"text", "people stay home"}, {"proposal", proposed["proposal"]}}, "SignedReason");
  EXPECT_THAT(reason["reason"]["say"].get<std::string>(), HasSubstr("people stay home"));
  EXPECT_EQ(story.read("today" + story.day, "Today")["findings"][0]["reason"]["text"], "people stay home");
  story.write("POST", "reasons/" + reason["reason"]["id"].get<std::string>() + "/withdraw",
              {{"text", "too soon"}}, "ReasonEnd");
  EXPECT_TRUE(story.read("today" + story.day, "Today")["findings"][0]["reason"].is_null());
}

TEST(Story, A_finding_put_aside_is_told_as_such_until_it_is_taken_up_again) {
  Story story;
  story.served.import_example("acme");
  const std::string finding = story.first_finding();
  story.write("POST", "findings/" + finding + "/dismissal" + story.day, {{"text", "a test page"}},
              "Dismissal");
  const Json aside = story.read("today" + story.day, "Today");
  EXPECT_EQ(aside["dismissed"][0]["finding"], finding);
  EXPECT_TRUE(aside["findings"].empty());  // the example tells one story
  story.write("DELETE", "findings/" + finding + "/dismissal" + story.day, {}, "Done", 200);
  EXPECT_TRUE(story.read("today" + story.day, "Today")["dismissed"].empty());
}

TEST(Story, A_decision_is_sealed_and_opens_after_the_persons_answer) {
  Story story;
  story.served.import_example("acme");
  const Json decision = story.write("POST", "decisions?as_of=2026-02-20",
                                    {{"options", {"move budget to search", "do nothing"}},
                                     {"choose", 1},
                                     {"forecast", "clicks +10% within 7 days at 60%"}},
                                    "Decision");
  EXPECT_FALSE(decision["sealed_forecast"].contains("size"));
  const std::string path = "decisions/" + decision["id"].get<std::string>();
  story.read(path + story.day, "Decision");
  EXPECT_EQ(story.read("decisions" + story.day, "Decisions")["due"].size(), 1U);
  const Json early =
      story.write("POST", path + "/review?as_of=2026-02-21", {{"answer", "more"}}, "Decision", 422);
  EXPECT_EQ(early["code"], "review.too_early");
  const Json opened = story.write("POST", path + "/review" + story.day,
                                  {{"answer", "more came"}, {"thought", "came_true"}}, "Decision");
  EXPECT_TRUE(opened["sealed_forecast"].contains("size"));
  EXPECT_EQ(story.read("decisions" + story.day, "Decisions")["graded"].size(), 1U);
}

TEST(Story, Notes_and_events_come_and_are_taken_back) {
  Story story;
  story.served.import_example("acme");
  const Json note =
      story.write("POST", "notes", {{"text", "a client called"}, {"from", "2026-03-11"}}, "Note");
  const Json event = story.write(
      "POST", "events", {{"title", "Trade fair"}, {"from", "2026-03-10"}, {"moves", "clicks:down"}}, "Event");
  const Json timeline = story.read("timeline" + story.day, "Timeline");
  EXPECT_EQ(timeline["notes"].size(), 1U);
  story.write("DELETE", "notes/" + note["id"].get<std::string>(), {}, "Done", 200);
  story.write("DELETE", "events/" + event["id"].get<std::string>(), {}, "Done", 200);
  EXPECT_TRUE(story.read("notes", "Notes")["notes"].empty());
  const Json series = story.read("series" + story.day + "&metric=ctr&where=platform=google_ads", "Series");
  EXPECT_EQ(series["unit"], "share");
  EXPECT_FALSE(story.read("slices" + story.day + "&metric=clicks", "Slices")["dimensions"].empty());
  story.read("rows" + story.day + "&metric=clicks&from=2026-03-10&to=2026-03-12", "Rows");
  story.read("explain" + story.day + "&metric=clicks", "Explained");
  story.read("pulse" + story.day, "Pulse");
}

TEST(Story, A_file_is_brought_previewed_imported_and_found_again) {
  Story story;
  HttpRequest request{"POST", story.base + "uploads", {{"path", "C:\\exports\\a.csv"}}};
  request.headers = {{"cookie", story.served.people["maud"].cookie},
                     {"x-regie-token", story.served.people["maud"].token},
                     {"idempotency-key", "up"}};
  request.body = daily_csv(Day::of({2026, 3, 1}), 10, 50) + "2026-03-11,Brand,1.2.3,x,\n";
  const Json upload = story.checked(story.served.handler.answer(request), "Upload", 201);
  EXPECT_EQ(upload["path"], "a.csv");
  const std::string id = upload["upload"].get<std::string>();
  const Json again = story.write("POST", "uploads/" + id + "/preview", {{"map", {{"Clicks", ""}}}}, "Upload");
  EXPECT_FALSE(again["files"][0]["sums"].contains("clicks"));
  const Json job = story.write("POST", "imports", {{"uploads", {{{"upload", id}}}}}, "Job", 202);
  Json state = job;
  for (int look = 0; look < 2000 && state["state"] == "running"; ++look)
    state = story.read("jobs/" + job["id"].get<std::string>(), "Job");
  ASSERT_EQ(state["state"], "done") << state.dump();
  const std::string import = story.read("imports", "Imports")["imports"][0]["id"].get<std::string>();
  EXPECT_EQ(story.read("imports/" + import, "ImportResult")["rows"]["read"], 11);
  const HttpReply problems =
      story.served.ask("vic", "GET", story.base + "imports/" + import + "/problems.csv");
  EXPECT_THAT(problems.body, HasSubstr("line,column,value,code,problem"));
  story.read("measures", "MeasureNames");
  EXPECT_EQ(story.write("POST", "imports", {{"uploads", {{{"upload", id}}}}}, "Job", 404)["code"],
            "upload.unknown");
}

TEST(Story, A_shared_report_opens_without_signing_in_until_its_link_is_ended) {
  Story story;
  story.served.import_example("acme");
  const Json share = story.write("POST", "shares", {{"what", "report"}, {"of", "2026-02"}}, "Share");
  const std::string path = share["path"].get<std::string>();
  const HttpReply page = story.served.ask("", "GET", path);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("<h1>"));
  story.read("shares", "Shares");
  story.write("DELETE", "shares/" + share["id"].get<std::string>(), {}, "Done", 200);
  EXPECT_EQ(story.served.ask("", "GET", path).status, 404);
  const Json feed = story.write("POST", "shares", {{"what", "reviews"}}, "Share");
  EXPECT_THAT(story.served.ask("", "GET", feed["path"].get<std::string>()).body,
              HasSubstr("BEGIN:VCALENDAR"));
  EXPECT_EQ(story.served.ask("", "GET", "/share/" + std::string(43, 'x')).status, 404);
}

TEST(Story, An_owner_changes_settings_people_and_notices) {
  Story story;
  ServedDesk& served = story.served;
  const auto owner = [&](const std::string& method, const std::string& path, const Json& body,
                         const std::string& shape, int status) {
    return story.checked(served.ask("eva", method, story.base + path, body), shape, status);
  };
  Json settings = owner("GET", "settings", {}, "Settings", 200);
  settings["name"] = "Acme & Sons";
  owner("PUT", "settings", settings, "Settings", 200);
  EXPECT_EQ(served.get("maud", "/api/v1/me")["workspaces"][0]["name"], "Acme & Sons");
  owner("PUT", "trials", {{"on", true}, {"one_in", 5}}, "Trials", 200);
  owner("GET", "charter", {}, "Charter", 200);
  owner("POST", "accounts", {{"name", "noor"}, {"role", "viewer"}}, "ResetCode", 201);
  owner("PUT", "accounts/noor", {{"role", "marketer"}}, "Account", 200);
  owner("POST", "accounts/noor/reset", {}, "ResetCode", 201);
  owner("DELETE", "accounts/noor", {}, "Account", 200);
  owner("GET", "accounts", {}, "Accounts", 200);
  const Json hook =
      owner("POST", "webhooks", {{"url", "https://hooks.example/regie"}, {"events", {"decision.due"}}},
            "Webhook", 201);
  EXPECT_THAT(hook["secret"].get<std::string>(), HasSubstr("whsec_"));
  EXPECT_FALSE(owner("GET", "webhooks", {}, "Webhooks", 200)["webhooks"][0].contains("secret"));
  owner("DELETE", "webhooks/" + hook["id"].get<std::string>(), {}, "Done", 200);
  owner("POST", "metrics",
        {{"name", "click_cost"}, {"numerator", "cost"}, {"denominator", "clicks"}, {"better", "down"}},
        "MetricCard", 201);
}

TEST(Story, What_leaves_is_held_by_whoever_works_here_and_released_by_an_owner) {
  Story story;
  EXPECT_FALSE(story.read("hold", "Hold")["held"]);
  const Json held = story.write("PUT", "hold", {{"why", "wrong figures"}}, "Hold", 200);
  EXPECT_EQ(held["account"], "maud");
  EXPECT_TRUE(story.read("hold", "Hold")["held"]);
  EXPECT_EQ(story.write("POST", "hold/release", {{"why", "mended"}}, "Hold", 403)["code"],
            "account.no_right");
  const Json released = story.checked(
      story.served.ask("eva", "POST", story.base + "hold/release", {{"why", "mended"}}), "Hold", 200);
  EXPECT_FALSE(released["held"]);
  EXPECT_EQ(story.checked(story.served.ask("eva", "POST", story.base + "hold/release", {{"why", "again"}}),
                          "Hold", 409)["code"],
            "hold.not_held");
}

TEST(Story, An_owner_of_one_workspace_hands_out_no_code_that_opens_another) {
  Story story;
  ServedDesk& served = story.served;
  served.add("acme", "ben", "owner", "eva");
  // stan signs in for the workspace "bruno"; ben adds the same name here and asks for a code.
  const Json added = Json::parse(
      served.ask("ben", "POST", "/api/v1/w/acme/accounts", {{"name", "stan"}, {"role", "viewer"}}).body);
  EXPECT_EQ(added["code"], "");
  const HttpReply reset = served.ask("ben", "POST", "/api/v1/w/acme/accounts/stan/reset");
  EXPECT_EQ(reset.status, 403);
}

}  // namespace
}  // namespace regie
