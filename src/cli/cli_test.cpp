// cli/cli_test.cpp - the command line as a person types it: exit codes, words, JSON alone on stdout.
#include "cli/cli.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "app/testing/desk.h"
#include "base/testing/fake_outgoing.h"
#include "base/testing/fake_secrets.h"
#include "cli/internal/options.h"

namespace regie {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Terminal {
  TestDesk desk;
  std::string out;
  std::string err;
  FakeSecrets secrets;
  FakeOutgoing outgoing;
  Exit type(std::vector<std::string> words) {
    out.clear();
    err.clear();
    const Shell shell{[this](std::string_view text) { out += text; },
                      [this](std::string_view text) { err += text; },
                      false,
                      desk.folder,
                      secrets,
                      outgoing,
                      [](const std::string&, int, const HttpHandler&, const HttpFront&,
                         const std::function<void(int)>& started) -> Result<Done> {
                        started(8080);
                        return Done{};
                      }};
    return run_cli(desk.world, shell, words);
  }
  std::string file(const std::string& name, std::string_view bytes) {
    static_cast<void>(desk.files.write(desk.scratch.file(name), bytes));
    return desk.scratch.file(name);
  }
};

TEST(Cli, Wrong_use_exits_with_2_and_shows_the_way) {
  Terminal terminal;
  EXPECT_EQ(terminal.type({"brif"}), Exit::wrong_use);
  EXPECT_THAT(terminal.err, HasSubstr("regie --help"));
  EXPECT_EQ(terminal.type({"brief", "--as-of", "16-03-2026"}), Exit::wrong_use);
  EXPECT_THAT(terminal.err, HasSubstr("2026-03-10"));
  EXPECT_EQ(terminal.type({"brief", "--window", "0"}), Exit::wrong_use);
}

TEST(Cli, Help_of_every_command_shows_an_example) {
  Terminal terminal;
  for (const char* command :
       {"init",    "import", "sources",  "metrics",  "brief",  "explain",    "event",   "note",      "notes",
        "rebuild", "serve",  "simulate", "account",  "reason", "precedents", "decide",  "decisions", "review",
        "effect",  "report", "rules",    "trials",   "verify", "backup",     "restore", "export",    "hold",
        "inbox",   "outbox", "mailing",  "suppress", "voice",  "plan",       "news",    "hours"}) {
    EXPECT_EQ(terminal.type({command, "--help"}), Exit::done) << command;
    EXPECT_THAT(terminal.out, HasSubstr("Example:")) << command;
  }
}

TEST(Cli, A_missing_workspace_is_told_with_the_command_that_makes_one) {
  Terminal terminal;
  EXPECT_EQ(terminal.type({"brief", "--workspace", terminal.desk.scratch.file("nowhere")}), Exit::failed);
  EXPECT_THAT(terminal.err, HasSubstr("regie init"));
}

TEST(Cli, A_backup_is_made_listed_verified_and_restored_and_a_restored_workspace_is_held) {
  Terminal terminal;
  const std::string backup = terminal.desk.scratch.file("acme.regie-backup");
  const std::string again = terminal.desk.scratch.file("again");
  ASSERT_EQ(terminal.type({"import", terminal.file("a.csv", daily_csv(Day::of({2026, 1, 5}), 70, 30))}),
            Exit::done);
  EXPECT_EQ(terminal.type({"backup", backup, "--keep", "3"}), Exit::done) << terminal.err;
  EXPECT_THAT(terminal.out, HasSubstr("1 imported file, whole"));
  EXPECT_EQ(terminal.type({"backup", backup, "--json"}), Exit::done);
  const auto made = nlohmann::json::parse(terminal.out);
  EXPECT_EQ(made["generation"], 2);
  EXPECT_EQ(made["new_parts"], 0);
  EXPECT_EQ(terminal.type({"backup", backup, "--list", "--json"}), Exit::done);
  EXPECT_EQ(nlohmann::json::parse(terminal.out)["generations"][1]["root"], made["root"]);
  EXPECT_EQ(terminal.type({"backup", backup, "--verify", "--generation", "1", "--json"}), Exit::done);
  EXPECT_EQ(terminal.type({"backup", backup, "--verify", "--generation", "9"}), Exit::failed);
  EXPECT_THAT(terminal.err, HasSubstr("--list"));
  EXPECT_EQ(terminal.type({"restore", backup, again, "--json"}), Exit::done) << terminal.err;
  EXPECT_EQ(nlohmann::json::parse(terminal.out)["root"], made["root"]);
  EXPECT_EQ(terminal.type({"restore", backup, again}), Exit::failed);
  EXPECT_THAT(terminal.err, HasSubstr("[restore.exists]"));
  EXPECT_EQ(terminal.type({"hold", "--show", "--json", "--workspace", again}), Exit::done);
  EXPECT_TRUE(nlohmann::json::parse(terminal.out)["held"]);
  EXPECT_EQ(terminal.type({"hold", "--release", "--by", "eva", "--workspace", again}), Exit::failed);
  EXPECT_THAT(terminal.err, HasSubstr("[hold.no_why]"));
  EXPECT_EQ(terminal.type({"hold", "--release", "--by", "eva", "--why", "off", "--workspace", again}),
            Exit::done);
  EXPECT_THAT(terminal.out, HasSubstr("released by eva"));
}

TEST(Cli, A_pack_is_written_and_read_back) {
  Terminal terminal;
  const std::string pack = terminal.desk.scratch.file("pack");
  const std::string again = terminal.desk.scratch.file("again");
  ASSERT_EQ(terminal.type({"import", terminal.file("a.csv", daily_csv(Day::of({2026, 1, 5}), 70, 30))}),
            Exit::done);
  EXPECT_EQ(terminal.type({"export", pack, "--json"}), Exit::done) << terminal.err;
  EXPECT_TRUE(nlohmann::json::parse(terminal.out)["missing"].empty());
  EXPECT_EQ(terminal.type({"restore", pack, again, "--json"}), Exit::done) << terminal.err;
  const auto restored = nlohmann::json::parse(terminal.out);
  EXPECT_EQ(restored["rows"], 70);
  EXPECT_TRUE(restored["generation"].is_null());
  EXPECT_EQ(terminal.type({"restore", terminal.desk.scratch.folder(), terminal.desk.scratch.file("c")}),
            Exit::failed);
  EXPECT_THAT(terminal.err, HasSubstr("[restore.bad_pack]"));
}

TEST(Cli, Json_is_one_document_alone_on_stdout) {
  Terminal terminal;
  const std::string path = terminal.file("a.csv", daily_csv(Day::of({2026, 1, 5}), 70, 30));
  ASSERT_EQ(terminal.type({"import", path, "--json"}), Exit::done);
  const auto read = nlohmann::json::parse(terminal.out);
  EXPECT_EQ(read["files"][0]["rows"]["kept"], 70);
  EXPECT_EQ(read["files"][0]["sums"]["clicks"], 70 * 30);
  for (const char* command : {"sources", "metrics", "brief", "event", "notes", "rebuild"}) {
    EXPECT_EQ(terminal.type({command, "--json", "--as-of", "2026-03-16"}), Exit::done) << command;
    EXPECT_TRUE(nlohmann::json::accept(terminal.out)) << command;
  }
}

TEST(Cli, Hours_that_stood_out_are_told_as_text_and_as_json) {
  Terminal terminal;
  EXPECT_EQ(terminal.type({"hours"}), Exit::failed);
  EXPECT_THAT(terminal.err, HasSubstr("[hours.none_here]"));
  std::string csv = "Day,Hour of the day,Campaign,Impr.,Clicks,Cost\n";
  const Day last = Day::of({2026, 3, 15});
  for (Day day = last - 41; day <= last; day = day + 1)
    for (int hour = 0; hour < 24; ++hour) {
      const int usual = (hour > 6 ? 40 : 9) + (day.number() * 7 + hour * 5) % 6;
      const int clicks = day == last - 3 && hour == 14 ? 6 * usual : usual;
      csv += day.iso() + "," + std::to_string(hour) + ",Brand,1000," + std::to_string(clicks) + ",1.00\n";
    }
  ASSERT_EQ(terminal.type({"import", terminal.file("a.csv", csv)}), Exit::done) << terminal.err;
  EXPECT_EQ(terminal.type({"hours", "clicks"}), Exit::done) << terminal.err;
  EXPECT_THAT(terminal.out, HasSubstr("Thursday 12 March 14:00 - 15:00"));
  EXPECT_THAT(terminal.out, HasSubstr("stream-surprise/1"));
  EXPECT_EQ(terminal.type({"hours", "clicks", "--json", "--day", "2026-03-12"}), Exit::done) << terminal.err;
  const auto json = nlohmann::json::parse(terminal.out);
  EXPECT_EQ(json["alarm_once_in_hours"], 168);
  const auto& series = json["series"][0];
  EXPECT_EQ(series["metric"], "clicks");
  EXPECT_EQ(series["slice"]["platform"], "google_ads");
  EXPECT_EQ(series["judged"], 24);
  ASSERT_EQ(series["hours"].size(), 1U);
  EXPECT_EQ(series["hours"][0]["hour"], 14);
  EXPECT_EQ(series["hours"][0]["direction"], "up");
  EXPECT_GE(series["hours"][0]["once_in_hours"], 168);
  EXPECT_EQ(terminal.type({"hours", "--as-of", "2026-02-15", "--json"}), Exit::abstained);
  EXPECT_EQ(nlohmann::json::parse(terminal.out)["series"][0]["too_few"]["n"], 12);
  EXPECT_EQ(terminal.type({"hours", "--days", "0"}), Exit::wrong_use);
}

TEST(Cli, A_map_that_met_no_column_is_told) {
  Terminal terminal;
  const std::string path = terminal.file("a.csv", daily_csv(Day::of({2026, 1, 5}), 10, 30));
  EXPECT_EQ(terminal.type({"import", path, "--map", "Klicks=clicks"}), Exit::done);
  EXPECT_THAT(terminal.err, HasSubstr("No file has a column \"Klicks\""));
  EXPECT_EQ(terminal.type({"import", path, "--map", "Clicks=clicks"}), Exit::done);
  EXPECT_EQ(terminal.err, "");
}

TEST(Cli, A_quiet_account_gives_a_brief_that_says_so) {
  Terminal terminal;
  const std::string path = terminal.file("a.csv", daily_csv(Day::of({2025, 11, 3}), 133, 300));
  ASSERT_EQ(terminal.type({"import", path}), Exit::done);
  ASSERT_EQ(terminal.type({"brief", "--as-of", "2026-03-16"}), Exit::done);
  EXPECT_THAT(terminal.out, HasSubstr("Nothing moved more than usual."));
}

TEST(Cli, Every_format_of_the_brief_is_written) {
  Terminal terminal;
  const std::string path = terminal.file("a.csv", daily_csv(Day::of({2025, 11, 3}), 133, 300));
  ASSERT_EQ(terminal.type({"import", path}), Exit::done);
  const auto brief_as = [&](const char* format) {
    EXPECT_EQ(terminal.type({"brief", "--as-of", "2026-03-16", "--format", format}), Exit::done);
    return terminal.out;
  };
  EXPECT_THAT(brief_as("md"), testing::StartsWith("# Acme"));
  EXPECT_THAT(brief_as("html"), testing::StartsWith("<!doctype html>"));
  EXPECT_TRUE(nlohmann::json::accept(brief_as("json")));
}

TEST(Cli, Explaining_abstains_with_3_where_there_is_too_little) {
  Terminal terminal;
  std::string csv = "Day,Campaign,Clicks\n";
  for (int i = 0; i < 90; ++i)
    csv += (Day::of({2025, 12, 16}) + i).iso() + ",Brand," + (i % 9 == 0 ? "1" : "0") + "\n";
  ASSERT_EQ(terminal.type({"import", terminal.file("a.csv", csv), "--as", "google_ads"}), Exit::done);
  EXPECT_EQ(terminal.type({"explain", "clicks", "--as-of", "2026-03-16"}), Exit::abstained) << terminal.err;
  EXPECT_THAT(terminal.out, HasSubstr("Second opinion, "));
  EXPECT_THAT(terminal.out, Not(HasSubstr("onset above")));
  EXPECT_EQ(terminal.type({"explain", "clicks", "--as-of", "2026-03-16", "--json"}), Exit::abstained);
  const auto second = nlohmann::json::parse(terminal.out)["second_opinion"];
  EXPECT_EQ(second["known_days"], 90);
  EXPECT_EQ(second["method"], "piecewise-lines/1");
  EXPECT_TRUE(second["agreement"].is_null());
  EXPECT_EQ(terminal.type({"explain", "no_such_metric"}), Exit::failed);
}

TEST(Cli, Events_and_notes_are_written_down_and_listed) {
  Terminal terminal;
  EXPECT_EQ(terminal.type(
                {"event", "add", "--title", "Trade fair", "--from", "2026-03-10", "--where", "country=NL"}),
            Exit::done)
      << terminal.err;
  EXPECT_EQ(terminal.type({"note", "three prospects cancelled travel"}), Exit::done);
  EXPECT_EQ(terminal.type({"event"}), Exit::done);
  EXPECT_THAT(terminal.out, HasSubstr("Trade fair"));
  EXPECT_EQ(terminal.type({"notes"}), Exit::done);
  EXPECT_THAT(terminal.out, HasSubstr("2026-03-16  three prospects"));
  EXPECT_EQ(terminal.type({"event", "add", "--title", "Fair", "--from", "2026-03-10", "--moves", "clicks"}),
            Exit::failed);
}

TEST(Cli, A_new_password_begins_with_a_code_for_an_account) {
  Terminal terminal;
  EXPECT_EQ(terminal.type({"account", "reset", "maud"}), Exit::failed);
  EXPECT_THAT(terminal.err, HasSubstr("account.unknown"));
  ASSERT_EQ(terminal.type({"account", "add", "maud"}), Exit::done);
  ASSERT_EQ(terminal.type({"account", "reset", "maud"}), Exit::done);
  EXPECT_THAT(terminal.out, HasSubstr("/reset#code="));
  ASSERT_EQ(terminal.type({"account", "reset", "maud", "--json"}), Exit::done);
  const auto code = nlohmann::json::parse(terminal.out);
  EXPECT_EQ(code["name"], "maud");
  EXPECT_EQ(code["path"], "/reset#code=" + code["code"].get<std::string>());
  EXPECT_EQ(code["expires_at"], terminal.desk.clock.now_seconds() + 24 * 3600);
}

TEST(Cli, Names_in_an_export_steer_no_terminal) {
  Terminal terminal;
  std::string csv =
      "Day,Campaign,\x1b]0;owned\x07\x1b[2J\u202eclicks,Cost\n2026-03-01,\x1b[31mred\u009b1m,5,1\n";
  for (int i = 0; i < 300; ++i) csv += "2026-03-02,an ordinary campaign,5,1\n";
  const std::string path = terminal.file("a.csv", csv + "2026-03-03,b,x\x1b[8m,1\n");
  terminal.type({"import", path});
  for (const std::string& shown : {terminal.out, terminal.err})
    for (const char* steering : {"\x1b", "\x07", "\u202e", "\u009b"})
      EXPECT_THAT(shown, Not(HasSubstr(steering)));
  EXPECT_THAT(terminal.out, HasSubstr("clicks"));
}

TEST(Cli, A_desk_that_others_reach_is_served_behind_TLS_alone) {
  Terminal terminal;
  EXPECT_EQ(terminal.type({"serve", "--address", "0.0.0.0:8080"}), Exit::failed);
  EXPECT_THAT(terminal.err, HasSubstr("serve.not_encrypted"));
  for (const char* front : {"http://desk.example", "desk.example", "https://", "https://desk.example/",
                            "https://maud@desk.example", "https://DESK.example"}) {
    EXPECT_EQ(terminal.type({"serve", "--behind-proxy", front}), Exit::failed) << front;
    EXPECT_THAT(terminal.err, HasSubstr("serve.bad_front")) << front;
  }
  ASSERT_EQ(terminal.type({"serve", "--address", "0.0.0.0:8080", "--behind-proxy", "https://desk.example"}),
            Exit::done)
      << terminal.err;
  EXPECT_THAT(terminal.out, HasSubstr("https://desk.example/set-up#code="));
}

TEST(Cli, A_desk_opens_for_somebody_whose_first_password_is_still_a_code) {
  Terminal terminal;
  ASSERT_EQ(terminal.type({"serve"}), Exit::done) << terminal.err;
  EXPECT_THAT(terminal.out, HasSubstr("/set-up#code="));
  ASSERT_EQ(terminal.type({"account", "add", "maud"}), Exit::done);
  ASSERT_EQ(terminal.type({"account", "reset", "maud"}), Exit::done);
  ASSERT_EQ(terminal.type({"serve"}), Exit::done) << terminal.err;
  EXPECT_THAT(terminal.out, Not(HasSubstr("/set-up#code=")));
}

}  // namespace
}  // namespace regie
