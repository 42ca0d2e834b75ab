// cli/voice_test.cpp - voice, plan and news as a person types them: words, JSON alone on stdout, exit codes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "app/testing/desk.h"
#include "base/testing/fake_outgoing.h"
#include "base/testing/fake_secrets.h"
#include "cli/cli.h"

namespace regie {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

struct VoiceCommand : testing::Test {
  TestDesk desk;
  std::string out;
  std::string err;
  FakeSecrets secrets;
  FakeOutgoing outgoing;
  bool has_workspace = true;

  Exit type(const std::vector<std::string>& words, const std::string& typed = {}) {
    out.clear();
    err.clear();
    Shell shell{[this](std::string_view text) { out += text; },
                [this](std::string_view text) { err += text; },
                false,
                has_workspace ? desk.folder : std::string(),
                secrets,
                outgoing,
                {}};
    shell.in = [typed]() -> Result<std::string> { return typed; };
    return run_cli(desk.world, shell, words);
  }
  json told(std::vector<std::string> words, const std::string& typed = {}) {
    words.emplace_back("--json");
    EXPECT_EQ(type(words, typed), Exit::done) << err;
    return json::parse(out);
  }
  std::string file(const std::string& name, std::string_view bytes) {
    static_cast<void>(desk.files.write(desk.scratch.file(name), bytes));
    return desk.scratch.file(name);
  }
};

TEST_F(VoiceCommand, Checks_a_draft_that_is_typed_with_and_without_context) {
  const std::string draft = "Party in the garden, with confetti!";
  const json alone = told({"voice", "check", "-"}, draft);
  EXPECT_EQ(alone["fitting"]["level"], "fine");
  EXPECT_EQ(alone["fitting"]["context"], "none");
  const json flooded = told({"voice", "check", "-", "--context", "Flood in Limburg: ten dead"}, draft);
  EXPECT_EQ(flooded["fitting"]["level"], "hold");
  EXPECT_EQ(flooded["fitting"]["pair"].size(), 2U);
  EXPECT_EQ(type({"voice", "check", "-"}, draft), Exit::done);
  EXPECT_THAT(out, HasSubstr("No context given"));
  EXPECT_EQ(type({"voice", "check", "-", "--day", "04-05-2027"}, draft), Exit::wrong_use);
}

TEST_F(VoiceCommand, Of_many_lines_each_answer_is_a_line) {
  ASSERT_EQ(type({"voice", "check", "-", "--lines", "--json"}, "One.\n\nTwo, guaranteed!\n"), Exit::done);
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 2);
  EXPECT_FALSE(json::parse(out.substr(out.find('\n') + 1))["claims"].empty());
}

TEST_F(VoiceCommand, Learns_lists_and_forgets_texts) {
  const json learned = told({"voice", "learn", file("a.txt", "We come on Tuesday.\n"), "--by", "maud"});
  EXPECT_EQ(learned["kept"], 1);
  EXPECT_EQ(learned["set_aside"], 0);
  const json texts = told({"voice", "texts"});
  ASSERT_EQ(texts["texts"].size(), 1U);
  EXPECT_EQ(texts["texts"][0]["words"], 4);
  const std::string id = texts["texts"][0]["id"];
  EXPECT_EQ(type({"voice", "forget", id}), Exit::wrong_use);  // nobody is named
  EXPECT_EQ(type({"voice", "forget", id, "--by", "maud"}), Exit::done);
  EXPECT_THAT(out, HasSubstr("no texts of the brand"));
  EXPECT_EQ(type({"voice", "forget", id, "--by", "maud"}), Exit::failed);
  EXPECT_THAT(err, HasSubstr("voice.unknown_text"));
}

TEST_F(VoiceCommand, A_choice_on_a_flag_is_one_of_two) {
  EXPECT_EQ(type({"voice", "choose", "generic:next level", "--by", "maud"}), Exit::wrong_use);
  const json chosen = told({"voice", "choose", "generic:next level", "--leave", "--by", "maud"});
  EXPECT_EQ(chosen["taken"], false);
  EXPECT_EQ(type({"voice", "choose", "next level", "--take", "--by", "maud"}), Exit::failed);
  EXPECT_THAT(err, HasSubstr("voice.no_flag"));
}

TEST_F(VoiceCommand, A_plan_is_read_checked_ruled_on_and_a_piece_put_back) {
  const std::string plan = file("plan.csv", "day,text\n2027-05-04,Feest in de tuin!\nsoon,Hello\n");
  EXPECT_EQ(type({"plan", "import", plan}), Exit::done);
  EXPECT_THAT(out, HasSubstr("2 read: 1 new, 0 there already, 1 set aside."));
  EXPECT_THAT(out, HasSubstr("plan.no_day"));
  const json pieces = told({"plan", "check"})["pieces"];
  ASSERT_EQ(pieces.size(), 1U);
  EXPECT_EQ(pieces[0]["state"], "held");
  const std::string id = pieces[0]["id"];
  EXPECT_EQ(type({"plan", "rule", id, "--let-go", "--by", "maud"}), Exit::failed);
  EXPECT_THAT(err, HasSubstr("plan.no_why"));
  EXPECT_EQ(type({"plan", "rule", id, "--let-go", "--why", "we asked", "--by", "maud"}), Exit::done);
  EXPECT_THAT(out, HasSubstr("maud let this go: we asked"));
  EXPECT_EQ(type({"plan", "remove", id}), Exit::done);
  EXPECT_THAT(out, HasSubstr("regie plan add 'Feest in de tuin!' --day 2027-05-04"));
  EXPECT_THAT(out, HasSubstr("Nothing is planned"));
  EXPECT_EQ(told({"plan", "add", "Feest in de tuin!", "--day", "2027-05-04"})["state"], "let_go");
  EXPECT_EQ(type({"plan", "add", "Hello", "--time", "25:00"}), Exit::wrong_use);
  EXPECT_THAT(err, HasSubstr("use.bad_time"));
  EXPECT_EQ(type({"plan", "remove", "q-none"}), Exit::failed);
}

TEST_F(VoiceCommand, News_is_added_imported_and_taken_back) {
  EXPECT_EQ(type({"news"}), Exit::done);
  EXPECT_THAT(out, HasSubstr("No news was given"));
  const json added = told({"news", "add", "Flood in Limburg", "--from", "2026-03-10"});
  ASSERT_EQ(added["news"].size(), 1U);
  EXPECT_EQ(added["news"][0]["day"], "2026-03-10");
  EXPECT_EQ(type({"news", "import", file("news.csv", "day,title\n2026-03-11,Rain\n")}), Exit::done);
  EXPECT_EQ(told({"news"})["news"].size(), 2U);
  EXPECT_EQ(type({"news", "remove", added["news"][0]["id"]}), Exit::done);
  EXPECT_THAT(out, Not(HasSubstr("Flood")));
  EXPECT_EQ(type({"news", "remove", "h-none"}), Exit::failed);
  EXPECT_THAT(err, HasSubstr("news.unknown"));
}

}  // namespace
}  // namespace regie
