// api/health_test.cpp - alive, ready, and how the desk does: told to whoever may know, without a client's
// name.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "api/testing/served_desk.h"
#include "app/look_around.h"
#include "app/mail.h"
#include "base/sha256.h"
#include "os/real_machine.h"

namespace regie {
namespace {

using testing::HasSubstr;
using testing::Not;

class SetMachine : public RealMachine {
 public:
  [[nodiscard]] DiskState disk(const std::string& path) const override {
    DiskState state = RealMachine::disk(path);
    if (bytes_free >= 0) state.bytes_free = bytes_free;
    return state;
  }
  [[nodiscard]] FileState file(const std::string& path) const override {
    FileState state = RealMachine::file(path);
    if (!locked_folder.empty() && path.ends_with(locked_folder)) state.can_write = false;
    return state;
  }
  std::int64_t bytes_free = -1;
  std::string locked_folder;
};

struct HealthTest : testing::Test {
  ServedDesk served;
  SetMachine machine;
  HttpHandler handler = routes(*served.desk, {sha256_hex("a token of more than twenty letters")});

  HealthTest() { served.world.machine = &machine; }

  HttpReply ask(const std::string& path, const std::string& peer = "127.0.0.1",
                const std::map<std::string, std::string>& headers = {}) {
    HttpRequest request{"GET", path, {}};
    request.peer = peer;
    request.headers = headers;
    return handler.answer(request);
  }
};

TEST_F(HealthTest, Alive_and_ready_are_told_to_anybody_and_details_to_this_machine_alone) {
  EXPECT_EQ(ask("/healthz", "203.0.113.9").body, "alive\n");
  EXPECT_EQ(ask("/readyz", "203.0.113.9").status, 200);
  EXPECT_EQ(ask("/readyz", "203.0.113.9").body, R"({"ready":true})");
  EXPECT_THAT(ask("/readyz").body, HasSubstr(R"({"part":"workspaces","works":true})"));
}

TEST_F(HealthTest, Metrics_are_there_for_this_machine_and_for_the_token_and_for_nobody_else) {
  EXPECT_EQ(ask("/metrics").status, 200);
  EXPECT_EQ(ask("/metrics", "203.0.113.9").status, 404);
  EXPECT_EQ(ask("/metrics", "203.0.113.9", {{"authorization", "Bearer a token of more than twenty letters"}})
                .status,
            200);
  EXPECT_EQ(
      ask("/metrics", "203.0.113.9", {{"authorization", "Bearer a token of more than twenty letter"}}).status,
      404);
  EXPECT_EQ(ask("/metrics", "127.0.0.1", {{"authorization", "Bearer wrong"}}).status, 404)
      << "a wrong token opens nothing";
  for (const char* header : {"x-forwarded-for", "forwarded", "x-real-ip", "via"})
    EXPECT_EQ(ask("/metrics", "127.0.0.1", {{header, "203.0.113.9"}}).status, 404)
        << "a proxy on this machine asks for others";
}

TEST_F(HealthTest, A_workspace_that_cannot_be_opened_makes_the_desk_unready_without_naming_it) {
  std::ofstream(served.scratch.file("acme/records.sqlite")) << "no database any more";
  served.clock.now += 3600;
  served.desk->workspaces.close_idle();
  look_around(*served.desk);
  EXPECT_EQ(served.ask("eva", "GET", "/api/v1/w/acme/today").status, 500);
  const HttpReply reply = ask("/readyz");
  EXPECT_EQ(reply.status, 503);
  EXPECT_THAT(reply.body, HasSubstr(R"("part":"workspaces","works":false,"code":"records.)"));
  EXPECT_THAT(reply.body, HasSubstr(R"("count":1)"));
  EXPECT_THAT(reply.body, Not(HasSubstr("acme")));
  EXPECT_EQ(ask("/healthz").status, 200);
  EXPECT_EQ(served.ask("stan", "GET", "/api/v1/w/bruno/settings").status, 200) << "the others go on";
}

TEST_F(HealthTest, A_full_disk_a_folder_that_cannot_be_written_and_a_desk_that_stops_are_not_ready) {
  machine.bytes_free = 1'000'000;
  EXPECT_THAT(ask("/readyz").body, HasSubstr(R"("part":"disk","works":false,"code":"disk.nearly_full")"));
  machine.bytes_free = -1;
  machine.locked_folder = "bruno";
  EXPECT_EQ(ask("/readyz").status, 503);
  machine.locked_folder.clear();
  EXPECT_EQ(ask("/readyz").status, 200);
  stop_desk(*served.desk);
  EXPECT_EQ(ask("/readyz").status, 503);
  EXPECT_THAT(ask("/readyz").body, HasSubstr(R"("stopping":true)"));
}

// --- the exposition format, read strictly
// -----------------------------------------------------------------------

struct Sample {
  std::string name;
  std::map<std::string, std::string> labels;
  double value = 0;
};

/// Prometheus text format 0.0.4: families with HELP and TYPE before their samples, no family twice, no sample
/// twice, names and labels of the right letters, the last line ended. Adds a failure for each breach.
class Exposition {
 public:
  explicit Exposition(const std::string& text) {
    EXPECT_TRUE(text.ends_with('\n'));
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) take(line);
  }
  std::map<std::string, std::string> types;
  std::vector<Sample> samples;
  [[nodiscard]] double value(const std::string& name,
                             const std::map<std::string, std::string>& labels = {}) const {
    for (const Sample& sample : samples)
      if (sample.name == name && sample.labels == labels) return sample.value;
    return -1;
  }

 private:
  void take(const std::string& line) {
    static const std::regex help("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    static const std::regex type("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)");
    std::smatch found;
    if (std::regex_match(line, found, help)) {
      EXPECT_TRUE(families_.insert(found[1]).second) << "twice: " << line;
      helped_ = found[1];
    } else if (std::regex_match(line, found, type)) {
      EXPECT_EQ(found[1], helped_) << "HELP and TYPE of one family belong together";
      types[found[1]] = found[2];
      family_ = found[1];
    } else {
      take_sample(line);
    }
  }
  void take_sample(const std::string& line) {
    static const std::regex sample(
        R"re(([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? ([-+]?[0-9.]+(?:e[-+]?[0-9]+)?|\+Inf|NaN))re");
    static const std::regex pair(R"re(([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\["\\n])*)"(,|$))re");
    std::smatch found;
    ASSERT_TRUE(std::regex_match(line, found, sample)) << line;
    const bool is_histogram = types[family_] == "histogram";
    const std::string ending = found[1].str().substr(std::min(family_.size(), found[1].str().size()));
    EXPECT_TRUE(found[1].str().starts_with(family_)) << line << " is not of " << family_;
    EXPECT_TRUE(is_histogram ? ending == "_bucket" || ending == "_sum" || ending == "_count" : ending.empty())
        << line;
    if (types[family_] == "counter") {
      EXPECT_TRUE(family_.ends_with("_total")) << line;
    }
    Sample read{found[1], {}, std::stod(found[3])};
    std::string labels = found[2];
    for (std::smatch one; std::regex_search(labels, one, pair, std::regex_constants::match_continuous);
         labels = one.suffix())
      EXPECT_TRUE(read.labels.emplace(one[1], one[2]).second) << line;
    EXPECT_EQ(labels, "") << line;
    EXPECT_TRUE(seen_.insert(line.substr(0, line.rfind(' '))).second) << "twice: " << line;
    samples.push_back(read);
  }
  std::set<std::string> families_, seen_;
  std::string helped_, family_;
};

TEST_F(HealthTest, Metrics_are_in_the_text_format_and_histograms_add_up) {
  handler = served.handler;
  served.import_example("acme");
  served.ask("eva", "GET", "/api/v1/w/acme/today");
  served.ask("eva", "GET", "/api/v1/me");
  served.ask("vic", "POST", "/api/v1/w/acme/notes", {{"text", "x"}, {"from", "2026-03-10"}});
  const Exposition told(ask("/metrics").body);
  EXPECT_EQ(told.value("regie_build_info", {{"version", code_version}}), 1);
  EXPECT_EQ(told.value("regie_requests_total", {{"operation", "today"}, {"status", "2xx"}}), 1);
  EXPECT_EQ(told.value("regie_workspaces"), 2);
  EXPECT_EQ(told.value("regie_ready"), 1);
  EXPECT_GT(told.value("regie_disk_free_bytes"), 0);
  EXPECT_GT(told.value("process_resident_memory_bytes"), 0);
  EXPECT_GE(told.value("regie_webhook_queue"), 0);
  for (const char* kind : {"read", "write"}) {
    double last = -1;
    for (const Sample& sample : told.samples)
      if (sample.name == "regie_request_duration_seconds_bucket" && sample.labels.at("kind") == kind) {
        EXPECT_GE(sample.value, last);
        last = sample.value;
      }
    EXPECT_GT(last, 0) << kind;
    EXPECT_EQ(last, told.value("regie_request_duration_seconds_count", {{"kind", kind}}));
  }
}

TEST_F(HealthTest, No_metric_names_a_workspace_a_person_or_what_was_asked) {
  handler = served.handler;
  served.ask("", "GET", "/api/v1/w/secret-client/today");
  served.ask("", "GET", "/api/v1/evil\"}\n");
  served.ask("maud", "GET", "/api/v1/w/acme/today");
  served.desk->troubles.raise({"records", "acme", {"records.damaged", "x", "", ""}, 0});
  const std::string text = ask("/metrics").body;
  const Exposition told(text);
  EXPECT_EQ(told.value("regie_troubles", {{"part", "records"}}), 1);
  for (const char* name : {"acme", "bruno", "maud", "eva", "secret", "evil"})
    EXPECT_THAT(text, Not(HasSubstr(name)));
  std::set<std::string> labels;
  for (const Sample& sample : told.samples)
    for (const auto& [name, value] : sample.labels) labels.insert(name);
  EXPECT_THAT(labels, testing::IsSubsetOf({"version", "operation", "status", "kind", "le", "part", "event"}));
}

}  // namespace
}  // namespace regie
