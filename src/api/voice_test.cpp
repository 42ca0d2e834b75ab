// api/voice_test.cpp - a draft, a plan and news over the interface, in the shapes that are written down.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/shapes.h"
#include "api/testing/served_desk.h"
#include "voice/brand.h"

namespace regie {
namespace {

struct VoiceRoutes : testing::Test {
  ServedDesk served;
  const std::string w = "/api/v1/w/acme/";

  Json ask(const std::string& who, const std::string& method, const std::string& path, const Json& body,
           int status) {
    const HttpReply reply = served.ask(who, method, w + path, body);
    EXPECT_EQ(reply.status, status) << path << ": " << reply.body;
    return Json::parse(reply.body, nullptr, false);
  }
};

const Json party{{"day", "2027-05-04"}, {"text", "Feest in de tuin!"}, {"minute", 570}, {"source", "a.csv"}};

TEST_F(VoiceRoutes, Today_names_the_pieces_that_wait_and_no_longer_when_a_person_said_a_word) {
  const auto waiting = [&](const std::string& language) {
    return served.get("maud", w + "today?as_of=2026-03-16&language=" + language)["waiting_pieces"];
  };
  EXPECT_EQ(waiting("en")["count"], 0);
  EXPECT_TRUE(waiting("en")["first"].is_null());
  const Json piece = ask("maud", "POST", "plan", party, 201);
  EXPECT_EQ(piece["state"], "held");
  EXPECT_EQ(piece["minute"], 570);
  EXPECT_EQ(piece["source"], "a.csv");
  EXPECT_EQ(waiting("en")["count"], 1);
  EXPECT_EQ(waiting("en")["first"]["day"], "2027-05-04");
  EXPECT_NE(waiting("en")["say"], waiting("nl")["say"]);
  ask("maud", "POST", "plan/" + piece["id"].get<std::string>() + "/ruling",
      {{"let_go", true}, {"why", "we asked the family"}}, 200);
  EXPECT_EQ(waiting("en")["count"], 0);
}

TEST_F(VoiceRoutes, Who_may_only_read_sees_the_plan_and_checks_or_rules_nothing) {
  const std::string id = ask("maud", "POST", "plan", party, 201)["id"];
  EXPECT_EQ(served.get("vic", w + "plan")["pieces"].size(), 1U);
  ask("vic", "POST", "voice/check", {{"text", "Hello"}}, 403);
  ask("vic", "POST", "plan", party, 403);
  ask("vic", "POST", "plan/" + id + "/ruling", {{"let_go", false}, {"why", ""}}, 403);
}

TEST_F(VoiceRoutes, How_many_own_texts_are_needed_is_told_with_those_there_are) {
  ask("maud", "POST", "voice/texts", {{"text", "We come on Tuesday."}}, 201);
  const Json texts = served.get("vic", w + "voice/texts");
  EXPECT_EQ(texts["texts"][0]["words"], 4);
  EXPECT_EQ(texts["texts_needed"], brand_texts_min);
  EXPECT_EQ(texts["words_needed"], brand_words_min);
}

TEST_F(VoiceRoutes, A_minute_that_no_day_has_is_refused_and_none_is_none) {
  Json odd = party;
  odd["minute"] = 1440;
  EXPECT_EQ(ask("maud", "POST", "plan", odd, 400)["code"], "http.bad_body");
  odd["minute"] = nullptr;
  EXPECT_TRUE(ask("maud", "POST", "plan", odd, 201)["minute"].is_null());
}

}  // namespace
}  // namespace regie
