// cli/no_causal_words_slow_test.cpp - no output of any scenario says why, but inside what a person signed.
#include <gtest/gtest.h>

#include <regex>
#include <string>
#include <vector>

#include "app/testing/desk.h"
#include "base/testing/fake_outgoing.h"
#include "base/testing/fake_secrets.h"
#include "cli/cli.h"
#include "simulate/simulate.h"

namespace regie {
namespace {

// What a person may say and a machine may not. "Due" alone is a heading, "drivers" a key.
const std::regex causal(
    "\\b(because|caused?|causes|causing|due to|led to|leads to|resulted in|thanks to|owing to|as a "
    "result|driven by|"
    "therefore|hence|explains? why|the reason (is|was)|"
    "omdat|doordat|veroorza\\w+|oorzaak|oorzaken|dankzij|vanwege|wegens|als gevolg|leidde tot|leidt tot|komt "
    "door|"
    "kwam door|daardoor|waardoor|daarom)\\b",
    std::regex::icase);

// Holds one word of each language that only a person may use.
const std::string persons_words = "Het kwam door de aankondiging, because people stayed home.";

struct Desk {
  TestDesk desk;
  std::string workspace;
  Truth truth;

  Desk(const std::string& scenario, const std::string& language) {
    SimulateInput input;
    input.scenario = scenario;
    input.seed = 3;
    const Simulation simulation = simulate(input).value();
    truth = simulation.truth;
    for (const SimulatedFile& file : simulation.files) {
      const std::string path = desk.scratch.file("exports/" + file.path);
      static_cast<void>(desk.files.make_folder(path.substr(0, path.rfind('/'))));
      static_cast<void>(desk.files.write(path, file.bytes));
    }
    workspace = desk.scratch.file("of-" + language);
    run({"init", workspace, "--name", "Acme", "--language", language});
    run({"import", desk.scratch.file("exports")});
  }

  /// Everything that one command says, on both channels.
  std::string run(std::vector<std::string> arguments) {
    std::string said;
    const auto say = [&](std::string_view text) { said += text; };
    FakeSecrets secrets;
    FakeOutgoing outgoing;
    const Shell shell{say, say, false, {}, secrets, outgoing, {}};
    arguments.insert(arguments.begin(), {"--workspace", workspace, "--as-of", truth.as_of.iso()});
    static_cast<void>(run_cli(desk.world, shell, arguments));
    return said;
  }
};

/// The causal words in a text once the person's own are taken out; "" = none.
std::string causal_words(std::string text) {
  for (std::size_t at = text.find(persons_words); at != std::string::npos; at = text.find(persons_words))
    text.erase(at, persons_words.size());
  std::smatch found;
  if (!std::regex_search(text, found, causal)) return {};
  const auto at = static_cast<std::size_t>(found.position());
  return text.substr(at < 60 ? 0 : at - 60, 140);
}

std::string first_finding(const std::string& json) {
  const std::size_t at = json.find("\"id\": \"f-");
  return at == std::string::npos ? "" : json.substr(at + 7, json.find('"', at + 7) - at - 7);
}

/// Each way of showing what is known; the same before and after somebody signed.
std::vector<std::string> shown(Desk& desk) {
  const std::string month = desk.truth.as_of.iso().substr(0, 7);
  const std::string metric = desk.truth.metric.empty() ? "clicks" : desk.truth.metric;
  std::vector<std::vector<std::string>> commands{{"brief", "--format", "text"},
                                                 {"brief", "--format", "md"},
                                                 {"brief", "--format", "html"},
                                                 {"report", "--month", month, "--format", "text"},
                                                 {"report", "--month", month, "--format", "html"}};
  for (const char* json : {"", "--json"})
    for (std::vector<std::string> command : std::vector<std::vector<std::string>>{
             {"explain", metric}, {"reason"}, {"decisions"}, {"review"}, {"trials"}, {"verify"}}) {
      if (*json != '\0') command.emplace_back(json);
      commands.push_back(command);
    }
  commands.push_back({"brief", "--json"});
  commands.push_back({"report", "--month", month, "--json"});
  commands.push_back({"effect", metric, "--from", (desk.truth.as_of - 7).iso()});
  commands.push_back({"effect", metric, "--from", (desk.truth.as_of - 7).iso(), "--json"});
  std::vector<std::string> texts;
  for (const auto& command : commands) texts.push_back(desk.run(command));
  return texts;
}

class Scenarios : public testing::TestWithParam<std::tuple<std::string, std::string>> {};

TEST_P(Scenarios, Say_why_only_in_the_words_of_who_signed) {
  const auto& [scenario, language] = GetParam();
  Desk desk(scenario, language);
  for (const std::string& text : shown(desk)) {
    EXPECT_FALSE(text.empty());
    EXPECT_EQ(text.find(persons_words), std::string::npos);
    EXPECT_EQ(causal_words(text), "");
  }
  const std::string finding = first_finding(desk.run({"brief", "--json"}));
  if (finding.empty()) return;  // nothing moved: nothing to sign
  const std::string proposed = desk.run({"reason", "propose", finding, "--by", "maud"});
  EXPECT_EQ(causal_words(proposed), "");
  const std::string signed_one =
      desk.run({"reason", "sign", finding, "--by", "maud", "--text", persons_words});
  EXPECT_NE(signed_one.find(persons_words), std::string::npos) << signed_one;
  const std::string decided =
      desk.run({"decide", finding, "--by", "maud", "--option", "do nothing", "--option", "act", "--choose",
                "2", "--forecast", "clicks +10% within 7 days at 60%"});
  EXPECT_EQ(causal_words(decided), "");
  bool told = false;
  for (const std::string& text : shown(desk)) {
    told |= text.find(persons_words) != std::string::npos;
    EXPECT_EQ(causal_words(text), "");
  }
  EXPECT_TRUE(told);
  EXPECT_EQ(causal_words(desk.run({"precedents", finding})), "");
}

std::vector<std::string> names() {
  std::vector<std::string> all;
  for (const ScenarioInfo& scenario : scenarios()) all.push_back(scenario.name);
  return all;
}

INSTANTIATE_TEST_SUITE_P(All, Scenarios,
                         testing::Combine(testing::ValuesIn(names()), testing::Values("en", "nl")));

TEST(CausalWords, Are_found_where_they_are) {
  EXPECT_NE(causal_words("Clicks fell because of the announcement."), "");
  EXPECT_NE(causal_words("De klikken daalden doordat het regende."), "");
  EXPECT_EQ(causal_words("Due: one decision. drivers"), "");
  EXPECT_EQ(causal_words("“" + persons_words + "” - maud"), "");
}

}  // namespace
}  // namespace regie
