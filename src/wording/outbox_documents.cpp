// wording/outbox_documents.cpp - drafts sentence by sentence, letters by state, mailings that add up.
#include "wording/outbox_documents.h"

#include <fmt/format.h>

#include "wording/internal/document_parts.h"

namespace regie {
namespace {

std::string state_text(LetterState state, const Reader& reader) {
  return say("state_" + std::string(letter_state_name(state)), reader);
}

std::string author_text(Author author, const std::string& source, const Reader& reader) {
  return say("author_" + std::string(author_name(author)), reader, source);
}

std::string one_line(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

void add_letters(Document& document, const std::vector<LetterNow>& letters, const Reader& reader) {
  for (const LetterNow& letter : letters)
    document.item(fmt::format("{}: {}{}{}", letter.id, state_text(letter.state, reader),
                              letter.say.empty() ? "" : ": ", letter.say));
}

void add_counts(Document& document, const MailingCounts& counts, const Reader& reader) {
  std::vector<std::vector<std::string>> rows{{say("letter_state", reader), say("mailing_list", reader)}};
  const auto add = [&](const char* key, std::int64_t count) {
    if (count > 0) rows.push_back({say(key, reader), std::to_string(count)});
  };
  add("state_to_approve", counts.to_approve);
  add("state_waiting", counts.waiting);
  add("state_under_way", counts.under_way);
  add("state_sent", counts.sent);
  add("state_in_doubt", counts.in_doubt);
  add("state_refused", counts.refused);
  add("state_suppressed", counts.suppressed);
  add("state_withdrawn", counts.withdrawn);
  add("state_set_aside", counts.set_aside);
  document.table(std::move(rows));
  document.line(say("mailing_together", reader, counts.together(), counts.list));
}

std::string yes_no(bool is_so, const Reader& reader) { return say(is_so ? "say_yes" : "say_no", reader); }

}  // namespace

std::string author_words(const Sentence& sentence, const Reader& reader) {
  const std::string now = author_text(sentence.author, sentence.source, reader);
  if (!sentence.was) return now;
  return say("author_was", reader, now, author_text(*sentence.was, sentence.was_source, reader));
}

std::string aside_words(const SetAside& aside, const Reader& reader) {
  return say("aside_" + std::string(aside_name(aside.reason)), reader, aside.about);
}

Document document_of(const DraftView& view, const Reader& reader) {
  Document document = empty_document(reader);
  const Draft& draft = view.version.draft;
  document.title(say("draft_title", reader, draft.id));
  document.line(say("draft_to", reader, draft.to, draft.subject));
  std::vector<std::vector<std::string>> rows{
      {say("draft_number", reader), say("draft_sentence", reader), say("draft_author", reader)}};
  std::size_t number = 0;
  for (const Sentence& sentence : draft.sentences)
    rows.push_back({std::to_string(++number), one_line(sentence.text), author_words(sentence, reader)});
  document.table(std::move(rows));
  if (is_untouched(draft)) document.line(say("draft_untouched", reader));
  std::string found;
  for (const Found& one : view.from)
    found += fmt::format("{}{} ({})", found.empty() ? "" : ", ", one.source,
                         percent_text(one.share, reader.language));
  if (!found.empty()) document.quiet(say("draft_found", reader, found));
  add_letters(document, view.letters, reader);
  document.quiet(say("draft_version", reader, view.version.version, view.version.signature.account));
  if (view.letters.empty()) document.quiet(say("draft_next", reader, draft.id));
  return document;
}

Document document_of(const std::vector<DraftView>& drafts, const Reader& reader) {
  Document document = empty_document(reader);
  if (drafts.empty()) document.line(say("no_drafts", reader));
  for (const DraftView& view : drafts) {
    const Draft& draft = view.version.draft;
    const std::string state = view.letters.empty() ? say("state_to_approve", reader)
                                                   : state_text(view.letters.back().state, reader);
    document.item(
        fmt::format("{}: {} ({})", draft.id, say("draft_to", reader, draft.to, draft.subject), state));
  }
  return document;
}

Document document_of(const Approved& approved, const Reader& reader) {
  Document document = empty_document(reader);
  document.line(say("approved_line", reader, approved.of, approved.signature.account, approved.letters));
  document.quiet(say("approved_content", reader, approved.content_sha256));
  return document;
}

Document document_of(const std::vector<LetterRow>& letters, const Reader& reader) {
  Document document = empty_document(reader);
  if (letters.empty()) {
    document.line(say("outbox_empty", reader));
    return document;
  }
  std::vector<std::vector<std::string>> rows{{say("letter", reader), say("letter_to", reader),
                                              say("letter_subject", reader), say("letter_state", reader),
                                              say("letter_say", reader)}};
  bool is_doubt = false;
  for (const LetterRow& row : letters) {
    rows.push_back({row.letter.id, row.address, row.subject, state_text(row.letter.state, reader),
                    one_line(row.letter.say)});
    is_doubt |= row.letter.state == LetterState::in_doubt;
  }
  document.table(std::move(rows));
  if (is_doubt) document.line(say("outbox_settle", reader));
  return document;
}

Document document_of(const LetterNow& settled, const Reader& reader) {
  Document document = empty_document(reader);
  document.line(say("settled_line", reader, settled.id, state_text(settled.state, reader), settled.account));
  return document;
}

Document document_of(const SendOutcome& outcome, const Reader& reader) {
  Document document = empty_document(reader);
  document.line(say("send_counts", reader, outcome.sent, outcome.in_doubt, outcome.refused,
                    outcome.suppressed, outcome.put_off, outcome.waiting));
  for (const KeptBack& kept : outcome.kept_back)
    document.item(say("send_kept", reader, kept.letter, fmt::format("{} [{}]", kept.why.say, kept.why.code)));
  if (outcome.paused)
    document.line(
        say("send_paused", reader, fmt::format("{} [{}]", outcome.paused->say, outcome.paused->code)));
  if (outcome.in_doubt > 0) document.line(say("outbox_settle", reader));
  return document;
}

Document document_of(const MailingView& view, const Reader& reader) {
  Document document = empty_document(reader);
  document.title(say("mailing_title", reader, view.record.id, view.record.text.subject));
  add_counts(document, view.counts, reader);
  if (!view.example.to.empty()) {
    document.line(say("mailing_example", reader, view.example.to, view.example.subject));
    document.quote(view.example.text);
  }
  if (!view.aside.empty()) {
    document.heading(say("mailing_aside", reader));
    std::vector<std::vector<std::string>> rows{
        {say("aside_line", reader), say("letter_to", reader), say("aside_why", reader)}};
    for (const SetAside& aside : view.aside)
      rows.push_back({std::to_string(aside.line), aside.address, aside_words(aside, reader)});
    document.table(std::move(rows));
  }
  document.line(view.approved ? say("mailing_by", reader, view.approved->account)
                              : say("mailing_not", reader, view.record.id));
  document.quiet(say("approved_content", reader, view.content_sha256));
  return document;
}

Document document_of(const std::vector<MailingView>& mailings, const Reader& reader) {
  Document document = empty_document(reader);
  if (mailings.empty()) document.line(say("no_mailings", reader));
  for (const MailingView& view : mailings)
    document.item(fmt::format("{} ({}: {}/{})",
                              say("mailing_title", reader, view.record.id, view.record.text.subject),
                              say("state_sent", reader), view.counts.sent, view.counts.list));
  return document;
}

Document document_of(const CallList& list, const Reader& reader) {
  Document document = empty_document(reader);
  document.title(say("call_title", reader, list.mailing.record.id, list.mailing.record.text.subject));
  if (list.rows.empty()) {
    document.line(say("call_none", reader));
    return document;
  }
  document.line(say("call_count", reader, list.rows.size()));
  std::vector<std::string> head{say("letter_to", reader)};
  head.insert(head.end(), list.columns.begin(), list.columns.end());
  head.push_back(say("letter_state", reader));
  head.push_back(say("call_done", reader));
  std::vector<std::vector<std::string>> rows{std::move(head)};
  for (const CallRow& row : list.rows) {
    std::vector<std::string> cells{row.address};
    for (const std::string& column : list.columns) {
      const auto value = row.values.find(column);
      cells.push_back(value == row.values.end() ? "" : one_line(value->second));
    }
    cells.push_back(state_text(row.letter.state, reader));
    cells.emplace_back("[ ]");
    rows.push_back(std::move(cells));
  }
  document.table(std::move(rows));
  return document;
}

Document document_of(const Suppression& one, const Reader& reader) {
  Document document = empty_document(reader);
  document.line(say(one.lifted ? "lifted_line" : "suppressed_line", reader, one.reason));
  return document;
}

Document document_of(const std::vector<Suppression>& all, const Reader& reader) {
  Document document = empty_document(reader);
  if (all.empty()) {
    document.line(say("no_suppressions", reader));
    return document;
  }
  std::vector<std::vector<std::string>> rows{
      {say("suppress_hash", reader), say("suppress_why", reader), say("suppress_by", reader)}};
  for (const Suppression& one : all)
    rows.push_back({one.address_sha256.substr(0, 16),
                    one.lifted ? say("suppress_lifted", reader) + ": " + one.reason : one.reason,
                    one.signature.account.empty() ? say("suppress_self", reader) : one.signature.account});
  document.table(std::move(rows));
  return document;
}

Document document_of(const OutboxSettings& settings, const Reader& reader) {
  Document document = empty_document(reader);
  const SendingLimits& limits = settings.limits;
  const std::string none = say("settings_none", reader);
  document.line(say("settings_quiet", reader, quiet_text(limits), yes_no(limits.quiet_sundays, reader),
                    yes_no(limits.quiet_replies, reader)));
  document.line(say("settings_rate", reader, limits.per_minute, limits.per_day));
  document.line(say("settings_reply_to", reader,
                    settings.reply_to.empty() ? say("settings_sender", reader) : settings.reply_to));
  document.line(say("settings_link", reader, settings.link_base.empty() ? none : settings.link_base));
  document.line(say("settings_model", reader,
                    settings.model.empty() ? none : settings.model + " " + settings.model_url));
  return document;
}

UnsubscribeWords unsubscribe_words(Language language, const std::string& workspace) {
  const Reader reader{language, {}, {}};
  return {say("unsubscribe_title", reader, workspace), say("unsubscribe_question", reader, workspace),
          say("unsubscribe_button", reader), say("unsubscribe_done", reader, workspace)};
}

}  // namespace regie
