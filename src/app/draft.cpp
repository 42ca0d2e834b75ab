// app/draft.cpp - drafts begun, found, asked for and changed; each version is kept.
#include "app/draft.h"

#include <algorithm>
#include <utility>

#include "app/accounts.h"
#include "app/hold.h"
#include "app/internal/letters.h"
#include "base/sha256.h"
#include "charter/mail_address.h"
#include "intake/read_rows.h"

namespace regie {
namespace {

tl::unexpected<Problem> unknown_draft(const std::string& id) {
  return fail("draft.unknown", "There is no draft " + id + ".", "Nothing was changed.",
              "List them:  regie inbox draft");
}

Result<Done> check(const NewDraft& request) {
  if (!is_mail_address(request.to))
    return fail("draft.bad_address", "\"" + request.to + "\" is not a mail address.", "Nothing was kept.",
                "For example:  --to maud@acme.example");
  const bool is_one_line = request.subject.find_first_of("\r\n") == std::string::npos;
  if (request.subject.empty() || !is_one_line)
    return fail("draft.no_subject", "A letter needs a subject of one line.", "Nothing was kept.",
                "For example:  --subject \"Your delivery\"");
  return Done{};
}

Result<DraftView> kept(World& world, Workspace& workspace, Draft draft, const Account& account) {
  DraftView view;
  view.version.draft = std::move(draft);
  view.version.signature = {account.name, world.clock.now_seconds(), {}};
  TRY(view.version.version, workspace.records->outbox().save_draft(view.version));
  return view;
}

Result<DraftView> begun(World& world, Workspace& workspace, const NewDraft& request,
                        std::vector<Sentence> sentences) {
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::write_draft));
  const std::int64_t now = world.clock.now_seconds();
  TRY(const auto drafts, workspace.records->outbox().drafts());
  Draft draft;
  draft.id = "w-" + sha256_hex(request.to + "|" + request.subject + "|" + std::to_string(now) + "|" +
                               std::to_string(drafts.size()))
                        .substr(0, 8);
  draft.thread = request.thread;
  draft.to = request.to;
  draft.subject = request.subject;
  draft.question = request.question;
  draft.sentences = std::move(sentences);
  return kept(world, workspace, std::move(draft), account);
}

bool has_left(const LetterNow& letter) {
  return letter.state == LetterState::claimed || letter.state == LetterState::sent ||
         letter.state == LetterState::in_doubt;
}

Result<Draft> changed(Draft draft, const ChangeDraft& request) {
  switch (request.kind) {
    case ChangeDraft::Kind::edit:
      return edited(std::move(draft), {request.place, request.text});
    case ChangeDraft::Kind::insert:
      return inserted(std::move(draft), {request.place, request.text});
    case ChangeDraft::Kind::remove:
      return removed(std::move(draft), request.place);
  }
  return draft;
}

}  // namespace

Result<DraftView> new_draft(World& world, Workspace& workspace, const NewDraft& request) {
  TRY_DONE(check(request));
  if (request.text.find_first_not_of(" \t\r\n") == std::string::npos)
    return fail("draft.empty_text", "A draft needs words.", "Nothing was kept.",
                "Write them:  --text \"...\"");
  return begun(world, workspace, request, sentences_of(request.text, Author::person));
}

Result<std::vector<PastReply>> past_replies(const Workspace& workspace) {
  const Outbox& outbox = workspace.records->outbox();
  TRY(const auto drafts, outbox.drafts());
  std::vector<PastReply> replies;
  for (const DraftVersion& version : drafts) {
    if (version.draft.question.empty()) continue;
    TRY(const auto letters, outbox.letters(version.draft.id));
    const bool was_sent = std::any_of(letters.begin(), letters.end(), [](const LetterNow& letter) {
      return letter.state == LetterState::sent;
    });
    if (was_sent) replies.push_back({version.draft.id, version.draft.question, text_of(version.draft)});
  }
  return replies;
}

Result<std::vector<PastReply>> replies_of(std::string_view csv) {
  const auto table = read_rows({"replies.csv", csv});
  const auto question = table ? table->column("question") : std::nullopt;
  const auto answer = table ? table->column("answer") : std::nullopt;
  const bool is_well =
      question && answer && !table->rows.empty() &&
      std::none_of(table->rows.begin(), table->rows.end(), [](const PlainRow& row) { return row.unclosed; });
  if (!is_well)
    return fail("draft.bad_replies", "The file of past replies has no columns question and answer.",
                "No draft was made.", "Give it a header line:  question,answer");
  std::vector<PastReply> replies;
  for (const PlainRow& row : table->rows)
    if (!row.cells[*answer].empty())
      replies.push_back({"line " + std::to_string(row.line), row.cells[*question], row.cells[*answer]});
  return replies;
}

Result<DraftView> find_draft(World& world, Workspace& workspace, const NewDraft& request,
                             const DraftSources& sources) {
  TRY_DONE(check(request));
  TRY(auto replies, past_replies(workspace));
  replies.insert(replies.end(), sources.replies.begin(), sources.replies.end());
  Retrieved found = retrieve(request.question, replies, sources.facts);
  if (found.sentences.empty())
    return fail("draft.nothing_near",
                "Nothing this workspace has said before is near enough to this question (looked at " +
                    std::to_string(replies.size()) + " replies and " + std::to_string(sources.facts.size()) +
                    " facts).",
                "No draft was made.", "Write it yourself:  regie inbox draft --text \"...\"");
  TRY(DraftView view, begun(world, workspace, request, std::move(found.sentences)));
  view.from = std::move(found.from);
  return view;
}

Result<DraftView> ask_model_draft(World& world, Workspace& workspace, const NewDraft& request,
                                  const ModelAsk& ask) {
  TRY_DONE(check(request));
  TRY(const OutboxSettings settings, outbox_settings(world, workspace, ask.secrets));
  if (settings.model_url.empty())
    return fail("draft.no_model", "No model is set: none is asked unless an owner names one.",
                "No draft was made.",
                "Set one:  regie outbox settings --model-url URL --model NAME --by OWNER");
  TRY_DONE(sign_as(world, workspace, request.by, Deed::write_draft));
  Draft asked;
  asked.thread = request.thread;
  asked.question = request.question;
  TRY_DONE(may_ask_model(ask.mood_of(workspace, asked)));
  TRY(const HoldState hold, held_state(workspace));
  if (hold.held)
    return fail("wall.held", "Everything that leaves this workspace is held, questions to a model too.",
                "Nothing was sent.", "See why:  regie hold --show");
  Notice question;
  question.url = settings.model_url;
  question.headers = {{"Content-Type", "application/json"}};
  question.body = ask.words.body_of(settings.model, request.question);
  TRY(const ServerAnswer answer, ask.outgoing.ask(question));
  if (answer.status != 200)
    return fail("draft.model_answer", "The model answered with status " + std::to_string(answer.status) + ".",
                "No draft was made.", "Look at the model's own log.");
  TRY(const std::string text, ask.words.text_of(answer.body));
  return begun(world, workspace, request, sentences_of(text, Author::model, settings.model));
}

Result<DraftView> change_draft(World& world, Workspace& workspace, const ChangeDraft& request) {
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::write_draft));
  Outbox& outbox = workspace.records->outbox();
  TRY(auto known, outbox.draft(request.draft));
  if (!known) return unknown_draft(request.draft);
  TRY(const auto letters, outbox.letters(request.draft));
  if (std::any_of(letters.begin(), letters.end(), has_left))
    return fail("draft.has_left", "A letter of this draft has left, or may have.", "It was left as it is.",
                "Write a new draft.");
  TRY(Draft draft, changed(known->draft, request));
  TRY_DONE(workspace.records->together([&]() -> Result<Done> {
    for (const LetterNow& letter : letters)
      if (letter.state == LetterState::waiting)
        TRY_DONE(move_letter(
            world, workspace,
            {letter.id, LetterState::withdrawn, account.name, "The draft was changed after its approval."}));
    if (draft == known->draft) return Done{};
    TRY_DONE(kept(world, workspace, std::move(draft), account));
    return Done{};
  }));
  return find_draft(workspace, request.draft);
}

Result<DraftView> find_draft(const Workspace& workspace, const std::string& id) {
  TRY(auto known, workspace.records->outbox().draft(id));
  if (!known) return unknown_draft(id);
  DraftView view{std::move(*known), {}, {}};
  TRY(view.letters, workspace.records->outbox().letters(id));
  return view;
}

Result<std::vector<DraftView>> list_drafts(const Workspace& workspace) {
  TRY(auto drafts, workspace.records->outbox().drafts());
  std::vector<DraftView> views;
  for (DraftVersion& version : drafts) {
    DraftView view{std::move(version), {}, {}};
    TRY(view.letters, workspace.records->outbox().letters(view.version.draft.id));
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace regie
