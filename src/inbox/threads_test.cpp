// inbox/threads_test.cpp - which messages belong together, in whatever order they come.
#include "inbox/threads.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "inbox/quoted_text.h"

namespace regie {
namespace {

ThreadEvidence message(const std::string& id, std::vector<std::string> references,
                       const std::string& subject = "", std::int64_t day = 0,
                       const std::string& person = "p-1") {
  return {"m-" + id,          id, std::move(references), subject, person, 1773100000 + day * 86400,
          MessageKind::person};
}

std::map<std::string, std::string> by_id(const std::vector<ThreadEvidence>& messages) {
  const auto threads = threads_of(messages);
  std::map<std::string, std::string> all;
  for (std::size_t i = 0; i < messages.size(); ++i) all[messages[i].id] = threads[i];
  return all;
}

TEST(Threads, Follow_references_through_messages_that_are_not_here) {
  const auto all = by_id({message("a", {}), message("c", {"a", "b"}), message("d", {"b"}), message("e", {})});
  EXPECT_EQ(all.at("m-a"), all.at("m-c"));
  EXPECT_EQ(all.at("m-a"), all.at("m-d"));
  EXPECT_NE(all.at("m-a"), all.at("m-e"));
  EXPECT_EQ(all.at("m-a"), thread_begun_by("a"));
}

TEST(Threads, Take_the_same_subject_with_the_same_person_within_thirty_days_for_one) {
  const auto all = by_id({message("a", {}, "Pakket", 0), message("b", {}, "RE: pakket", 29),
                          message("c", {}, "Antw: Re: Pakket", 70), message("d", {}, "Pakket", 1, "p-2")});
  EXPECT_EQ(all.at("m-a"), all.at("m-b"));
  EXPECT_NE(all.at("m-a"), all.at("m-c"));
  EXPECT_NE(all.at("m-a"), all.at("m-d"));
}

TEST(Threads, Survive_messages_that_answer_each_other_in_a_ring) {
  const auto all = by_id({message("a", {"b"}), message("b", {"c"}), message("c", {"a"})});
  EXPECT_EQ(all.at("m-a"), all.at("m-c"));
}

TEST(Threads, Are_the_same_in_whatever_order_messages_come) {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    std::vector<ThreadEvidence> messages;
    const int size = 2 + static_cast<int>(random() % 14);
    for (int i = 0; i < size; ++i) {
      std::vector<std::string> references;
      for (auto n = random() % 3; n > 0; --n) references.push_back(std::to_string(random() % 18));
      messages.push_back(message(std::to_string(random() % 16), references, random() % 2 == 0 ? "x" : "y",
                                 static_cast<std::int64_t>(random() % 90),
                                 "p-" + std::to_string(random() % 2)));
      messages.back().id += "-" + std::to_string(i);
      if (random() % 5 == 0) messages.back().message_id.clear();
    }
    const auto first = by_id(messages);
    for (int turn = 0; turn < 5; ++turn) {
      std::shuffle(messages.begin(), messages.end(), random);
      ASSERT_EQ(by_id(messages), first) << "round " << round;
    }
  }
}

TEST(Threads, Keep_their_id_while_answers_come) {
  std::vector<ThreadEvidence> messages{message("root", {}, "Vraag", 0)};
  const std::string id = threads_of(messages).front();
  for (int i = 1; i < 20; ++i) {
    messages.push_back(message(std::to_string(i),
                               i % 2 == 0 ? std::vector<std::string>{} : std::vector<std::string>{"root"},
                               "Re: Vraag", i));
    for (const std::string& thread : threads_of(messages)) ASSERT_EQ(thread, id);
  }
}

TEST(SplitText, Parts_what_was_written_from_what_is_quoted_and_what_always_stands_below) {
  const SplitText dutch = split_text(
      "Nog steeds niets.\n\n-- \nJan de Boer\n06 12345678\n\nOp di 3 mrt. 2026 om 10:12 schreef "
      "Acme\n<info@acme.example>:\n\n"
      "> Het komt.\n> Echt.\n");
  EXPECT_EQ(dutch.text, "Nog steeds niets.");
  EXPECT_EQ(dutch.signature, "-- \nJan de Boer\n06 12345678");
  EXPECT_NE(dutch.quoted.find("> Echt."), std::string::npos);
  const SplitText outlook = split_text(
      "Zie onder.\n\nVan: Acme <info@acme.example>\nVerzonden: dinsdag 3 maart 2026 10:12\nAan: "
      "Jan\nOnderwerp: Pakket\n\nBeste Jan\n");
  EXPECT_EQ(outlook.text, "Zie onder.");
  EXPECT_NE(outlook.quoted.find("Beste Jan"), std::string::npos);
  const SplitText between =
      split_text("On 3 Mar 2026, Acme wrote:\n> When?\nTomorrow.\n> Where?\nAt home.\n");
  EXPECT_EQ(between.text, "Tomorrow.\nAt home.");
  const SplitText plain = split_text("On Monday I wrote to you.\nFrom: my heart\nNothing came.\n");
  EXPECT_EQ(plain.quoted, "");
}

TEST(SplitText, Loses_no_line) {
  const std::vector<std::string> lines{"> a",
                                       "Op 1 jan 2026 schreef x:",
                                       "tekst",
                                       "-- ",
                                       "From: a",
                                       "Sent: b",
                                       "To: c",
                                       "",
                                       "On 1 Jan 2026 x wrote:",
                                       "Sent from my phone",
                                       "--- Original Message ---"};
  std::mt19937 random(5);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    std::map<std::string, int> wanted;
    for (auto i = random() % 12; i > 0; --i) {
      const std::string& line = lines[random() % lines.size()];
      text += line + "\n";
      if (!line.empty()) ++wanted[line];
    }
    const SplitText split = split_text(text);
    std::map<std::string, int> found;
    std::string line;
    for (const char c : split.text + "\n" + split.quoted + "\n" + split.signature + "\n") {
      if (c != '\n') {
        line += c;
        continue;
      }
      if (line == "--") line = "-- ";  // a blank at the very end of a part goes
      if (!line.empty()) ++found[line];
      line.clear();
    }
    ASSERT_EQ(found, wanted) << text;
  }
}

}  // namespace
}  // namespace regie
