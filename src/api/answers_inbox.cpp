// api/answers_inbox.cpp - threads in reading order, one of them with how it reads, and what people say of it.
#include "api/internal/answer.h"
#include "api/internal/inbox_values.h"
#include "api/internal/outbox_values.h"
#include "app/mood.h"
#include "wording/documents_inbox.h"

namespace regie {
namespace {

Json told(const inbox::ToneReading& reading, Language language) {
  Json json = reading_value(reading);
  const bool is_read = reading.verdict != inbox::Verdict::out_of_scope;
  json["likeliest"] = is_read ? Json(tone_name(likeliest(reading))) : Json(nullptr);
  json["tone_say"] = is_read ? tone_words(likeliest(reading), language) : "";
  json["say"] = reading_sentence(reading, language);
  return json;
}

void tell_drift(Json& json, const std::optional<inbox::Drift>& drift, Language language) {
  if (!drift) return;
  json["drift"]["say"] = Json::array();
  for (const inbox::DriftReason reason : drift->reasons)
    json["drift"]["say"].push_back(drift_words(reason, language));
}

Json thread_told(const ReadThread& thread, Language language) {
  Json json = thread_value(thread);
  if (!thread.readings.empty()) json["reading"] = told(thread.readings.back(), language);
  tell_drift(json, thread.drift, language);
  json["reasons_say"] = reasons_words(thread, language);
  return json;
}

Json times_value(const AnswerTimes& times, Language language) {
  Json list = Json::array();
  for (std::size_t group = 0; group < inbox::tone_groups; ++group) {
    const auto& time = times.by_tone.at(group);
    Json one{{"tone", tone_name(group)}, {"tone_say", tone_words(group, language)}};
    one["n"] = time ? static_cast<std::int64_t>(time->n) : static_cast<std::int64_t>(time.error().n);
    one["median_hours"] = time ? Json(time->median_hours) : Json(nullptr);
    one["low_hours"] = time ? Json(time->low_hours) : Json(nullptr);
    one["high_hours"] = time ? Json(time->high_hours) : Json(nullptr);
    one["needs"] = inbox::answer_times_min;
    list.push_back(std::move(one));
  }
  return list;
}

Json counts_value(const std::vector<LetterRow>& letters) {
  std::int64_t waiting = 0;
  std::int64_t in_doubt = 0;
  std::int64_t refused = 0;
  for (const LetterRow& row : letters) {
    waiting += static_cast<std::int64_t>(row.letter.state == LetterState::waiting ||
                                         row.letter.state == LetterState::claimed);
    in_doubt += static_cast<std::int64_t>(row.letter.state == LetterState::in_doubt);
    refused += static_cast<std::int64_t>(row.letter.state == LetterState::refused);
  }
  return {{"waiting", waiting}, {"in_doubt", in_doubt}, {"refused", refused}};
}

Result<HttpReply> answer_inbox(Asked& asked) {
  const Language language = language_of(asked.language);
  const WhichThreads which = asked.query("which") == "all" ? WhichThreads::all : WhichThreads::waiting;
  TRY(const auto threads, read_inbox(asked.desk.world, *asked.workspace, which));
  Json json{{"which", which == WhichThreads::all ? "all" : "waiting"}, {"threads", Json::array()}};
  const auto most = static_cast<std::size_t>(rows_asked(asked));
  for (std::size_t i = 0; i < std::min(most, threads.size()); ++i)
    json["threads"].push_back(thread_told(threads[i], language));
  json["threads_total"] = threads.size();
  json["is_empty"] = false;
  if (threads.empty()) {
    TRY(const auto all, list_threads(*asked.workspace, WhichThreads::all));
    json["is_empty"] = all.empty();
  }
  TRY(const AnswerTimes times, answer_times(*asked.workspace));
  json["answer_times"] = times_value(times, language);
  TRY(const auto letters, list_outbox(*asked.workspace, false));
  json["outbox"] = counts_value(letters);
  return json_reply(json);
}

/// The threads that wait, few and short: for a page that is about more.
Result<HttpReply> answer_waiting(Asked& asked) {
  const Language language = language_of(asked.language);
  TRY(const auto threads, read_inbox(asked.desk.world, *asked.workspace, WhichThreads::waiting));
  constexpr std::size_t shown_max = 3;  // whoever wants more opens the inbox
  Json json{{"threads", Json::array()}, {"threads_total", threads.size()}};
  for (std::size_t i = 0; i < std::min(shown_max, threads.size()); ++i)
    json["threads"].push_back(thread_told(threads[i], language));
  return json_reply(json);
}

Result<Json> drafts_of(const Asked& asked, const std::string& thread) {
  TRY(const SenderLine sender, sender_to_show(asked.desk, *asked.workspace));
  const Reader reader{language_of(asked.language), asked.workspace->settings.currency, asked.today()};
  TRY(const auto drafts, list_drafts(*asked.workspace));
  Json list = Json::array();
  for (const DraftView& view : drafts)
    if (view.version.draft.thread == thread) list.push_back(draft_told(view, {sender, reader}));
  return list;
}

Result<HttpReply> thread_reply(const Asked& asked, const std::string& id) {
  const Language language = language_of(asked.language);
  TRY(const ReadMessages read, read_thread(asked.desk.world, *asked.workspace, id));
  Json json = messages_value(read);
  tell_drift(json, read.drift, language);
  for (std::size_t i = 0; i < read.readings.size(); ++i) {
    Json& part = json["parts"][i];
    if (read.readings[i]) part["reading"] = told(*read.readings[i], language);
    const auto corrected = read.corrected.find(read.thread.messages[i].message.id);
    part["corrected"] = nullptr;
    if (corrected != read.corrected.end())
      part["corrected"] = {{"tone", tone_name(static_cast<std::size_t>(corrected->second.tone))},
                           {"account", corrected->second.account},
                           {"at_seconds", corrected->second.at_seconds}};
  }
  Draft answer;
  answer.thread = read.thread.line.id;
  const ThreadMood mood = mood_of_draft(*asked.workspace, answer);
  json["mood"] = {{"upset", mood.upset}, {"unsure", mood.unsure}};
  TRY(json["drafts"], drafts_of(asked, read.thread.line.id));
  return json_reply(json);
}

Result<HttpReply> answer_thread(Asked& asked) { return thread_reply(asked, asked.id()); }

Result<HttpReply> marked(const Asked& asked, bool done) {
  TRY_DONE(
      mark_thread(asked.desk.world, *asked.workspace, {asked.id(), done, asked.text("why"), asked.account}));
  return thread_reply(asked, asked.id());
}
Result<HttpReply> answer_done(Asked& asked) { return marked(asked, true); }
Result<HttpReply> answer_reopen(Asked& asked) { return marked(asked, false); }

Result<HttpReply> answer_tone(Asked& asked) {
  CorrectionRequest request{asked.id(), std::nullopt, asked.account};
  if (!asked.text("tone").empty()) request.tone = asked.text("tone");
  TRY_DONE(correct_reading(asked.desk.world, *asked.workspace, request));
  return thread_reply(asked, asked.id());
}

struct Unwatched : Progress {
  bool at(std::int64_t, std::int64_t, std::string_view) override { return true; }
};

Result<HttpReply> answer_files(Asked& asked) {
  Unwatched progress;
  BroughtMail mail{asked.query("path"), asked.request.body, {}};
  if (const std::string own = asked.query("own"); !own.empty()) mail.own.push_back(own);
  TRY(const InboxImport import, import_brought_mail(asked.desk.world, *asked.workspace, mail, progress));
  return json_reply(import_value(import), 201);
}

}  // namespace

std::vector<Route> inbox_routes() {
  using enum Keep;
  constexpr Right notes = may_do(Deed::write_note);
  return {
      {"inbox", "GET", "/api/v1/w/{workspace}/inbox", for_reader, "which,limit", "", "Inbox",
       "Threads in the order a person should read them, with why", never, answer_inbox},
      {"waiting", "GET", "/api/v1/w/{workspace}/waiting", for_reader, "", "", "Waiting",
       "The first threads that wait for a person", never, answer_waiting},
      {"thread", "GET", "/api/v1/w/{workspace}/inbox/{id}", for_reader, "", "", "Thread",
       "One thread: its messages as text, how they read, what is drafted", never, answer_thread},
      {"import_mail", "POST", "/api/v1/w/{workspace}/inbox/files", may_do(Deed::import_files), "path,own",
       "bytes", "MailRead", "Messages as mbox or EML, comments as CSV", never, answer_files},
      {"thread_done", "POST", "/api/v1/w/{workspace}/inbox/{id}/done", notes, "", "ThreadWord", "Thread",
       "Nobody waits in this thread any more", never, answer_done},
      {"thread_reopen", "POST", "/api/v1/w/{workspace}/inbox/{id}/reopen", notes, "", "ThreadWord", "Thread",
       "It is not done after all", never, answer_reopen},
      {"correct_tone", "POST", "/api/v1/w/{workspace}/inbox/messages/{id}/tone", notes, "", "ToneWord",
       "Thread", "What a message sounds like to a person; null: as it was read", never, answer_tone},
  };
}

}  // namespace regie
