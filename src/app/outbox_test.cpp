// app/outbox_test.cpp - letters leave once, when they may, and say what became of them.
#include "app/outbox.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "app/accounts.h"
#include "app/approve.h"
#include "app/draft.h"
#include "app/hold.h"
#include "app/inbox_import.h"
#include "app/inbox_list.h"
#include "app/mailing.h"
#include "app/suppress.h"
#include "app/testing/running_desk.h"

namespace regie {
namespace {

using ::testing::HasSubstr;

/// Does what a test wants at each letter.
class ActingOutgoing : public FakeOutgoing {
 public:
  [[nodiscard]] Result<Done> mail(const MailServer& server, const Letter& letter) override {
    if (before_letter) before_letter(++letters_seen_);
    return FakeOutgoing::mail(server, letter);
  }
  [[nodiscard]] Result<ServerAnswer> ask(const Notice& question) override {
    asked.push_back(question);
    return ServerAnswer{200, "Machine one. Machine two."};
  }
  std::function<void(int)> before_letter;
  std::vector<Notice> asked;

 private:
  int letters_seen_ = 0;
};

class OutboxTest : public ::testing::Test, public TestWorld<MovingClock> {
 protected:
  OutboxTest() {
    WorkspaceSettings settings;
    settings.name = "Acme";
    settings.time_zone = "UTC";
    static_cast<void>(init_workspace(world, folder, settings));
    workspace = open_records(world, folder).value();
    static_cast<void>(add_account(world, workspace, {"maud", "", "owner", ""}).value());
    static_cast<void>(add_account(world, workspace, {"vic", "", "viewer", "maud"}).value());
    clock.now += 4 * 3600;  // ten in the morning, a Monday
    server.host = "mail.acme.example";
    server.sender = sender.from;
    set([this](OutboxSettingsChange& it) { it.reply_to = sender.reply_to; });
  }
  void set(const std::function<void(OutboxSettingsChange&)>& change) {
    OutboxSettingsChange settings;
    settings.by = "maud";
    change(settings);
    static_cast<void>(change_outbox_settings(world, workspace, secrets, settings).value());
  }
  /// With its archive, where mail that comes in is kept.
  void open_whole() {
    workspace = {};
    workspace = open_workspace(world, folder).value();
  }
  std::string drafted(const std::string& text = "It left. Soon there.") {
    return new_draft(world, workspace, {"ada@a.example", "S", text, "", "", "maud"}).value().version.draft.id;
  }
  Result<Approved> approved(const std::string& of, const std::string& by = "maud") {
    return approve(world, workspace, {of, by, ""}, {secrets, sender});
  }
  /// A mailing to that many, approved.
  std::string mailing(int readers) {
    std::string list = "address,name\n";
    for (int i = 0; i < readers; ++i) list += "r" + std::to_string(i) + "@a.example,R\n";
    const std::string id =
        new_mailing(world, workspace, sender, {{"News", "Dear {{name}}"}, list, "maud"}).value().record.id;
    static_cast<void>(approved(id).value());
    return id;
  }
  SendOutcome sent(const std::string& of = "") {
    const Sending sending{
        world,  secrets, outgoing, server, [this](const auto& action) { return action(workspace); },
        folder, mood_of};
    return send_waiting(sending, of).value();
  }
  MailingCounts counts(const std::string& id) { return find_mailing(workspace, sender, id).value().counts; }

  std::string folder = scratch.file("acme");
  FakeSecrets secrets;
  ActingOutgoing outgoing;
  MailServer server;
  SenderLine sender{"desk@acme.example", "info@acme.example"};
  MoodOf mood_of = mood_of_draft;
  Workspace workspace;
};

TEST_F(OutboxTest, An_answer_names_what_it_answers) {
  struct : Progress {
    bool at(std::int64_t, std::int64_t, std::string_view) override { return true; }
  } always;
  const std::string bytes =
      "From: Ada <ada@a.example>\nTo: info@acme.example\nSubject: Parcel\n"
      "Date: Tue, 10 Mar 2026 09:00:00 +0000\nMessage-ID: <2@a.example>\nReferences: <1@a.example>\n\n"
      "Where is it?\n";
  open_whole();
  ASSERT_TRUE(import_brought_mail(world, workspace, {"a.eml", bytes, {"info@acme.example"}}, always));
  const std::string thread = list_threads(workspace, WhichThreads::waiting).value().front().id;
  mood_of = [](const Workspace&, const Draft&) { return ThreadMood{}; };
  const std::string id =
      new_draft(world, workspace, {"ada@a.example", "Re: Parcel", "It left.", thread, "", "maud"})
          .value()
          .version.draft.id;
  ASSERT_TRUE(approve(world, workspace, {id, "maud", ""}, {secrets, sender, mood_of}));
  EXPECT_EQ(sent(id).sent, 1);
  using Headers = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(outgoing.letters().back().letter.headers,
            (Headers{{"In-Reply-To", "<2@a.example>"}, {"References", "<1@a.example> <2@a.example>"}}));
}

TEST_F(OutboxTest, A_message_id_that_is_none_is_not_named_in_an_answer) {
  struct : Progress {
    bool at(std::int64_t, std::int64_t, std::string_view) override { return true; }
  } always;
  const std::string bytes =
      "From: Ada <ada@a.example>\nSubject: Parcel\nDate: Tue, 10 Mar 2026 09:00:00 +0000\n"
      "Message-ID: <" +
      std::string(400, 'x') + "@a.example>\n\nWhere is it?\n";
  open_whole();
  ASSERT_TRUE(import_brought_mail(world, workspace, {"a.eml", bytes, {}}, always));
  const std::string thread = list_threads(workspace, WhichThreads::waiting).value().front().id;
  mood_of = [](const Workspace&, const Draft&) { return ThreadMood{}; };
  const std::string id =
      new_draft(world, workspace, {"ada@a.example", "Re: Parcel", "It left.", thread, "", "maud"})
          .value()
          .version.draft.id;
  ASSERT_TRUE(approve(world, workspace, {id, "maud", ""}, {secrets, sender, mood_of}));
  EXPECT_EQ(sent(id).sent, 1);
  EXPECT_TRUE(outgoing.letters().back().letter.headers.empty());
}

TEST_F(OutboxTest, An_approved_draft_leaves_once_as_it_was_approved) {
  const std::string id = drafted();
  EXPECT_EQ(sent().sent, 0);
  ASSERT_TRUE(approved(id));
  EXPECT_EQ(sent().sent, 1);
  EXPECT_EQ(sent().sent, 0);
  const auto letters = outgoing.letters();
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_EQ(letters[0].letter.text, "It left. Soon there.");
  EXPECT_EQ(letters[0].letter.reply_to, "info@acme.example");
  EXPECT_FALSE(letters[0].letter.is_automatic);
  EXPECT_THAT(letters[0].letter.message_id, HasSubstr("@acme.example>"));
  EXPECT_TRUE(letters[0].letter.headers.empty());
  EXPECT_EQ(change_draft(world, workspace, {id, ChangeDraft::Kind::edit, 0, "x", "maud"}).error().code,
            "draft.has_left");
  EXPECT_EQ(approved(id).error().code, "approve.twice");
}

TEST_F(OutboxTest, An_edit_voids_the_approval) {
  const std::string id = drafted();
  ASSERT_TRUE(approved(id));
  ASSERT_TRUE(change_draft(world, workspace, {id, ChangeDraft::Kind::edit, 0, "Other.", "maud"}));
  EXPECT_EQ(sent().sent, 0);
  EXPECT_EQ(list_outbox(workspace, true)->at(0).letter.state, LetterState::withdrawn);
  ASSERT_TRUE(approved(id));
  EXPECT_EQ(sent().sent, 1);
  ASSERT_EQ(outgoing.letters().size(), 1U);
  EXPECT_EQ(outgoing.letters()[0].letter.text, "Other. Soon there.");
}

TEST_F(OutboxTest, Another_sender_is_other_content) {
  ASSERT_TRUE(approved(drafted()));
  server.sender = "other@acme.example";
  const auto outcome = sent();
  EXPECT_EQ(outcome.sent, 0);
  ASSERT_EQ(outcome.kept_back.size(), 1U);
  EXPECT_EQ(outcome.kept_back[0].why.code, "wall.changed_since_approval");
}

TEST_F(OutboxTest, Whoever_may_not_approve_approves_nothing) {
  const std::string id = drafted();
  EXPECT_EQ(approved(id, "vic").error().code, "account.no_right");
  EXPECT_EQ(approve(world, workspace, {id, "maud", std::string(64, '0')}, {secrets, sender}).error().code,
            "approve.other_content");
  EXPECT_EQ(sent().sent, 0);
}

TEST_F(OutboxTest, A_found_draft_cannot_leave_until_a_person_has_worked_on_it) {
  mood_of = [](const Workspace&, const Draft&) { return ThreadMood{}; };
  const DraftSources sources{{{"m-1", "When is the delivery?", "On Tuesday. You get a message."}}, {}};
  const NewDraft request{"ada@a.example", "S", "", "", "when is my delivery", "maud"};
  const DraftView view = find_draft(world, workspace, request, sources).value();
  const std::string id = view.version.draft.id;
  const auto approved_calm = [&] {
    return approve(world, workspace, {id, "maud", ""}, {secrets, sender, mood_of});
  };
  EXPECT_EQ(approved_calm().error().code, "wall.untouched");
  ASSERT_TRUE(change_draft(world, workspace, {id, ChangeDraft::Kind::insert, 0, "Dear Ada,", "maud"}));
  const MoodOf unsure = [](const Workspace&, const Draft&) { return ThreadMood{false, true}; };
  EXPECT_EQ(approve(world, workspace, {id, "maud", ""}, {secrets, sender, unsure}).error().code,
            "wall.machine_words_to_upset");
  ASSERT_TRUE(approved_calm());
  mood_of = [](const Workspace&, const Draft&) {
    return ThreadMood{true, false};
  };  // they wrote again, upset
  EXPECT_EQ(sent().kept_back.at(0).why.code, "wall.machine_words_to_upset");
  mood_of = [](const Workspace&, const Draft&) { return ThreadMood{}; };
  EXPECT_EQ(sent().sent, 1);
  EXPECT_EQ(find_draft(world, workspace, {"b@b.example", "S", "", "", "when is my delivery", "maud"}, {})
                .value()
                .version.draft.sentences.front()
                .source,
            id);  // what was sent is found the next time
}

TEST_F(OutboxTest, A_model_is_asked_only_when_set_and_never_for_an_upset_thread) {
  const ModelWords words{
      [](const std::string& model, const std::string& question) { return model + question; },
      [](const std::string& answer) -> Result<std::string> { return answer; }};
  const NewDraft request{"ada@a.example", "S", "", "t-1", "Where is it?", "maud"};
  const auto ask = [&](ThreadMood mood) {
    return ask_model_draft(
        world, workspace, request,
        {outgoing, secrets, words, [mood](const Workspace&, const Draft&) { return mood; }});
  };
  EXPECT_EQ(ask({}).error().code, "draft.no_model");
  set([](OutboxSettingsChange& it) {
    it.model_url = "http://127.0.0.1:8000/v1/chat/completions";
    it.model = "small";
  });
  EXPECT_EQ(ask({true, false}).error().code, "wall.machine_words_to_upset");
  EXPECT_EQ(ask({false, true}).error().code, "wall.machine_words_to_upset");
  EXPECT_TRUE(outgoing.asked.empty());
  const DraftView view = ask({}).value();
  ASSERT_EQ(view.version.draft.sentences.size(), 2U);
  for (const Sentence& sentence : view.version.draft.sentences) {
    EXPECT_EQ(sentence.author, Author::model);
    EXPECT_EQ(sentence.source, "small");
  }
  static_cast<void>(hold_outgoing(world, workspace, {"stop", ""}));
  EXPECT_EQ(ask({}).error().code, "wall.held");
  EXPECT_EQ(outgoing.asked.size(), 1U);
}

TEST_F(OutboxTest, A_hold_in_the_middle_of_a_mailing_stops_it_before_the_next_letter) {
  const std::string id = mailing(40);
  outgoing.before_letter = [this](int letter) {
    if (letter == 7) static_cast<void>(hold_outgoing(world, workspace, {"wrong price", ""}));
  };
  const auto outcome = sent();
  EXPECT_EQ(outcome.sent, 7);  // the seventh was on its way
  ASSERT_TRUE(outcome.paused);
  EXPECT_EQ(outcome.paused->code, "wall.held");
  EXPECT_EQ(counts(id).waiting, 33);
  static_cast<void>(release_outgoing(world, workspace, {"right price", "maud"}));
  outgoing.before_letter = nullptr;
  EXPECT_EQ(sent().sent, 33);
}

TEST_F(OutboxTest, A_mark_beside_the_workspace_holds_while_somebody_waits_for_it) {
  mailing(10);
  outgoing.before_letter = [this](int letter) {
    if (letter == 3) static_cast<void>(files.write(hold_mark_of(folder), "wrong price\n"));
  };
  const auto outcome = sent();
  EXPECT_EQ(outcome.sent, 3);
  EXPECT_EQ(outcome.paused->code, "wall.held");
}

TEST_F(OutboxTest, Counts_of_a_mailing_add_up_whatever_became_of_it) {
  const std::string id = mailing(10);
  static_cast<void>(suppress(world, workspace, secrets, {"r1@a.example", "asked", "maud"}).value());
  outgoing.before_letter = [this](int letter) {
    const char* code = letter == 2 ? "mail.refused" : letter == 3 ? "mail.in_doubt" : "";
    outgoing.fail_mail_with(*code == '\0' ? std::nullopt
                                          : std::optional(Problem{code, "it said no", {}, {}}));
  };
  const auto outcome = sent(id);
  EXPECT_EQ(outcome.sent, 7);
  const MailingCounts all = counts(id);
  EXPECT_EQ(all.sent, 7);
  EXPECT_EQ(all.refused, 1);
  EXPECT_EQ(all.in_doubt, 1);
  EXPECT_EQ(all.suppressed, 1);
  EXPECT_EQ(all.together(), all.list);
  const CallList calls = call_list(workspace, sender, id).value();
  ASSERT_EQ(calls.rows.size(), 2U);
  EXPECT_EQ(calls.rows[0].letter.state, LetterState::in_doubt);
  EXPECT_EQ(calls.rows[1].letter.state, LetterState::refused);
}

TEST_F(OutboxTest, What_is_in_doubt_waits_for_a_persons_word) {
  const std::string id = drafted();
  ASSERT_TRUE(approved(id));
  outgoing.fail_mail_with(Problem{"mail.in_doubt", "the line broke", {}, {}});
  EXPECT_EQ(sent().in_doubt, 1);
  outgoing.fail_mail_with(std::nullopt);
  EXPECT_EQ(sent().sent, 0);
  const std::string letter = list_outbox(workspace, false)->at(0).letter.id;
  EXPECT_EQ(settle_letter(world, workspace, {letter, Settling::arrived, "vic", ""}).error().code,
            "account.no_right");
  ASSERT_TRUE(settle_letter(world, workspace, {letter, Settling::send_again, "maud", "she has not got it"}));
  EXPECT_EQ(sent().sent, 1);
  EXPECT_EQ(settle_letter(world, workspace, {letter, Settling::send_again, "maud", ""}).error().code,
            "outbox.not_in_doubt");
}

TEST_F(OutboxTest, A_refused_letter_of_an_earlier_approval_is_never_sent_again) {
  const std::string id = drafted();
  ASSERT_TRUE(approved(id));
  outgoing.fail_mail_with(Problem{"mail.refused", "no such box", {}, {}});
  EXPECT_EQ(sent().refused, 1);
  const std::string letter = list_outbox(workspace, false)->at(0).letter.id;
  outgoing.fail_mail_with(std::nullopt);
  ASSERT_TRUE(approved(id));
  EXPECT_EQ(settle_letter(world, workspace, {letter, Settling::send_again, "maud", ""}).error().code,
            "outbox.superseded");
  EXPECT_EQ(sent().sent, 1);
}

TEST_F(OutboxTest, A_claim_that_tells_no_end_is_in_doubt) {
  ASSERT_TRUE(approved(drafted()));
  LetterStep claim;
  claim.letter = list_outbox(workspace, false)->at(0).letter.id;
  claim.state = LetterState::claimed;
  static_cast<void>(workspace.records->outbox().save_step(claim));
  EXPECT_EQ(sent().in_doubt, 1);
  EXPECT_TRUE(outgoing.letters().empty());
}

TEST_F(OutboxTest, A_server_that_is_away_is_tried_again_later) {
  mailing(10);
  outgoing.fail_mail_with(Problem{"mail.unreachable", "nobody there", {}, {}});
  const auto outcome = sent();
  EXPECT_EQ(outcome.put_off, 3);  // then the rest is not tried
  EXPECT_EQ(outcome.paused->code, "mail.unreachable");
  outgoing.fail_mail_with(std::nullopt);
  EXPECT_EQ(sent().sent, 7);
  clock.now += 301;
  EXPECT_EQ(sent().sent, 3);
}

TEST_F(OutboxTest, Quiet_hours_and_the_rate_make_a_mailing_wait_and_no_reply) {
  set([](OutboxSettingsChange& it) { it.per_minute = 4; });
  const std::string id = mailing(6);
  EXPECT_EQ(sent().paused->code, "wall.rate");
  EXPECT_EQ(counts(id).sent, 4);
  clock.now += 61 + 11 * 3600;  // nine in the evening
  ASSERT_TRUE(approved(drafted()));
  const auto at_night = sent();
  EXPECT_EQ(at_night.paused->code, "wall.quiet_hours");
  EXPECT_EQ(sent(list_drafts(workspace)->at(0).version.draft.id).sent, 1);
  clock.now += 12 * 3600;
  EXPECT_EQ(sent().sent, 2);
}

TEST_F(OutboxTest, A_restored_workspace_sends_nothing_that_waited) {
  const std::string id = mailing(5);
  static_cast<void>(hold_restored(world, workspace, "a backup").value());
  static_cast<void>(release_outgoing(world, workspace, {"looked", "maud"}).value());
  EXPECT_EQ(sent().sent, 0);
  EXPECT_EQ(counts(id).in_doubt, 5);
}

TEST_F(OutboxTest, One_click_ends_it_and_only_for_that_address) {
  set([](OutboxSettingsChange& it) { it.link_base = "https://desk.acme.example"; });
  mailing(2);
  EXPECT_EQ(sent().sent, 2);
  const auto headers = outgoing.letters()[0].letter.headers;
  ASSERT_EQ(headers.size(), 2U);
  const std::string link = headers[0].second;
  const std::string token = link.substr(link.rfind('/') + 1, link.size() - link.rfind('/') - 2);
  EXPECT_EQ(token.find("r0"), std::string::npos);
  ASSERT_TRUE(check_unsubscribe(workspace, secrets, token));
  EXPECT_TRUE(list_suppressions(workspace)->empty());
  ASSERT_TRUE(unsubscribe(world, workspace, secrets, token));
  ASSERT_TRUE(unsubscribe(world, workspace, secrets, token));
  EXPECT_EQ(list_suppressions(workspace)->size(), 1U);
  std::string forged = token;
  forged.back() = forged.back() == 'a' ? 'b' : 'a';
  EXPECT_EQ(unsubscribe(world, workspace, secrets, forged).error().code, "unsubscribe.unknown");
  mailing(3);
  const auto outcome = sent();
  EXPECT_EQ(outcome.sent, 2);
  EXPECT_EQ(outcome.suppressed, 1);
}

TEST_F(OutboxTest, All_of_it_is_as_it_was_signed) {
  mailing(3);
  ASSERT_TRUE(approved(drafted()));
  static_cast<void>(suppress(world, workspace, secrets, {"r1@a.example", "asked", "maud"}).value());
  static_cast<void>(sent());
  const VerifyReport report = workspace.records->verify().value();
  EXPECT_TRUE(report.whole());
  std::map<std::string, std::int64_t> kinds;
  for (const KindCount& kind : report.kinds) kinds[kind.kind] = kind.whole;
  EXPECT_EQ(kinds["outbox_draft"], 1);
  EXPECT_EQ(kinds["outbox_mailing"], 1);
  EXPECT_EQ(kinds["outbox_approval"], 2);
  EXPECT_EQ(kinds["outbox_suppression"], 1);
  EXPECT_EQ(kinds["outbox_step"], 2 * 3 + 1);  // claimed and sent of three, one suppressed
}

}  // namespace
}  // namespace regie
