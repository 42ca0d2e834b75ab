// api/routes_test.cpp - every route answers; errors are problem details.
#include "api/routes.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "app/testing/desk.h"

namespace regie {
namespace {

struct Served {
  TestDesk desk;
  HttpHandler handler = routes(desk.world, desk.folder);
  HttpReply ask(const std::string& path, std::map<std::string, std::string> query = {}) {
    return handler({"GET", path, std::move(query)});
  }
};

TEST(Routes, An_empty_workspace_teaches_the_next_step) {
  Served served;
  const HttpReply reply = served.ask("/");
  EXPECT_EQ(reply.status, 404);
  EXPECT_NE(reply.body.find("regie import"), std::string::npos);
}

TEST(Routes, Serve_the_brief_as_page_and_as_JSON) {
  Served served;
  {
    Workspace workspace = served.desk.open();
    served.desk.import(workspace, "a.csv", daily_csv(Day::of({2025, 11, 3}), 133, 300));
  }
  EXPECT_EQ(served.ask("/").status, 200);
  const HttpReply json = served.ask("/api/v1/brief", {{"as_of", "2026-03-16"}});
  EXPECT_EQ(json.status, 200);
  EXPECT_EQ(nlohmann::json::parse(json.body)["as_of"], "2026-03-16");
  for (const char* path : {"/api/v1/sources", "/api/v1/metrics", "/api/v1/events", "/api/v1/notes"})
    EXPECT_EQ(served.ask(path).status, 200) << path;
}

TEST(Routes, Errors_are_problem_details_with_a_stable_code) {
  Served served;
  const HttpReply nowhere = served.ask("/nowhere");
  EXPECT_EQ(nowhere.status, 404);
  EXPECT_EQ(nowhere.content_type, "application/problem+json");
  EXPECT_EQ(nlohmann::json::parse(nowhere.body)["code"], "http.not_found");
  EXPECT_EQ(served.ask("/api/v1/brief", {{"as_of", "yesterday"}}).status, 400);
  EXPECT_EQ(served.handler({"POST", "/api/v1/brief", {}}).status, 405);
}

}  // namespace
}  // namespace regie
