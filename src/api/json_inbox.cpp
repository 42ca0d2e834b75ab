// api/json_inbox.cpp - messages as JSON: text and addresses as they are kept.
#include "api/json_inbox.h"

#include <array>

#include "api/internal/inbox_values.h"

namespace regie {
namespace {

const char* kind_name(MessageKind kind) {
  switch (kind) {
    case MessageKind::bounce:
      return "bounce";
    case MessageKind::out_of_office:
      return "out_of_office";
    case MessageKind::bulk:
      return "bulk";
    case MessageKind::person:
      break;
  }
  return "person";
}

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json time_or_null(std::int64_t at_seconds) { return at_seconds == 0 ? Json(nullptr) : Json(at_seconds); }

Json person_value(const Correspondent& person) {
  return {{"key", or_null(person.key)}, {"address", or_null(person.address)}, {"name", or_null(person.name)}};
}

Json line_value(const ThreadLine& line) {
  return {{"thread", line.id},
          {"person", person_value(line.person)},
          {"subject", line.subject},
          {"messages", line.messages},
          {"last_message", line.last},
          {"last_seconds", line.last_seconds},
          {"waiting_since_seconds", time_or_null(line.waiting_seconds)},
          {"done", line.done}};
}

Json message_value(const ShownMessage& shown) {
  const Message& message = shown.message;
  Json json = {{"message", message.id},
               {"source", message.source},
               {"message_id", or_null(message.message_id)},
               {"way", message.way == MessageWay::out ? "out" : "in"},
               {"kind", kind_name(message.kind)},
               {"person", person_value(shown.person)},
               {"failed", or_null(shown.failed.address)},
               {"at_seconds", message.at_seconds},
               {"subject", message.subject},
               {"text", message.text},
               {"quoted", message.quoted},
               {"signature", message.signature},
               {"sha256", message.raw_sha256}};
  json["attachments"] = Json::array();
  for (const Attachment& one : message.attachments)
    json["attachments"].push_back(
        {{"name", one.name}, {"type", one.type}, {"bytes", one.bytes}, {"sha256", one.sha256}});
  return json;
}

}  // namespace

Json reading_value(const inbox::ToneReading& reading) {
  Json json{{"language", text::code_of(reading.language)}, {"tone", Json::object()}};
  for (std::size_t group = 0; group < inbox::tone_groups; ++group)
    json["tone"][std::string(tone_name(group))] = reading.group.at(group);
  json["intents"] = Json::array();
  for (const inbox::IntentReading& intent : reading.intents)
    json["intents"].push_back(name_of(intent.intent));
  json["verdict"] = name_of(reading.verdict);
  json["words"] = reading.words;
  json["sure"] = reading.sure;
  json["upset"] = reading.upset;
  json["urgency"] = reading.urgency;
  json["seven"] = nullptr;
  if (reading.seven_known) {
    constexpr std::array<const char*, inbox::tone_seven> names{"anger",   "disgust",  "fear",   "joy",
                                                               "sadness", "surprise", "neutral"};
    json["seven"] = Json::object();
    for (std::size_t i = 0; i < names.size(); ++i) json["seven"][names.at(i)] = reading.seven.at(i);
  }
  json["without_encoder"] = reading.without_encoder;
  return json;
}

Json drift_value(const std::optional<inbox::Drift>& drift) {
  if (!drift) return nullptr;
  Json json{{"degree", drift->degree}, {"reasons", Json::array()}};
  for (const inbox::DriftReason reason : drift->reasons) json["reasons"].push_back(name_of(reason));
  return json;
}

Json deadline_value(const std::optional<inbox::Deadline>& deadline) {
  if (!deadline) return nullptr;
  return {{"day", deadline->day.iso()}, {"words", deadline->words}};
}

Json thread_value(const ReadThread& thread) {
  Json json = line_value(thread.line);
  json["reasons"] = Json::array();
  for (const inbox::OrderReason reason : thread.reasons) json["reasons"].push_back(name_of(reason));
  json["need"] = thread.need;
  json["reading"] = thread.readings.empty() ? Json(nullptr) : reading_value(thread.readings.back());
  json["drift"] = drift_value(thread.drift);
  json["deadline"] = deadline_value(thread.deadline);
  return json;
}

Json messages_value(const ReadMessages& read) {
  const ShownThread& thread = read.thread;
  Json json = line_value(thread.line);
  json["drift"] = drift_value(read.drift);
  json["deadline"] = deadline_value(read.deadline);
  json["parts"] = Json::array();
  for (std::size_t i = 0; i < thread.messages.size(); ++i) {
    Json part = message_value(thread.messages[i]);
    part["reading"] = read.readings[i] ? reading_value(*read.readings[i]) : Json(nullptr);
    json["parts"].push_back(std::move(part));
  }
  json["marks"] = Json::array();
  for (const ThreadMark& mark : thread.marks)
    json["marks"].push_back({{"message", mark.message},
                             {"done", mark.done},
                             {"why", mark.why},
                             {"account", mark.signature.account},
                             {"at_seconds", mark.signature.at_seconds},
                             {"signed", mark.signature.content_sha256}});
  return json;
}

std::string json_line_of(const inbox::ToneReading& reading) { return dumped_line(reading_value(reading)); }
std::string json_of(const ReadMessages& read) { return dumped(messages_value(read)); }

Json import_value(const InboxImport& import) {
  Json json;
  json["files"] = Json::array();
  std::int64_t read = 0;
  std::int64_t kept = 0;
  std::int64_t duplicates = 0;
  std::int64_t set_aside = 0;
  for (const InboxFile& file : import.files) {
    Json one = {{"path", file.path},  {"format", or_null(file.format)}, {"read", file.read},
                {"kept", file.kept},  {"duplicates", file.duplicates},  {"set_aside", file.set_aside},
                {"out", file.way_out}};
    one["problems"] = Json::array();
    for (const MailProblem& problem : file.problems)
      one["problems"].push_back(
          {{"number", problem.number}, {"code", problem.code}, {"say", problem.say}, {"kept", problem.kept}});
    one["problems_left_out"] = file.problems_left_out;
    one["refused"] = file.why_refused ? Json{{"code", file.why_refused->code}, {"say", file.why_refused->say}}
                                      : Json(nullptr);
    json["files"].push_back(std::move(one));
    read += file.read;
    kept += file.kept;
    duplicates += file.duplicates;
    set_aside += file.set_aside;
  }
  json["messages"] = {{"read", read}, {"kept", kept}, {"duplicates", duplicates}, {"set_aside", set_aside}};
  json["threads"] = import.threads;
  json["own"] = import.own;
  return json;
}

std::string json_of(const InboxImport& import) { return dumped(import_value(import)); }

std::string json_of(const InboxPage& page) {
  Json json;
  json["which"] = page.which == WhichThreads::all ? "all" : "waiting";
  json["threads"] = Json::array();
  for (const ReadThread& thread : page.threads) json["threads"].push_back(thread_value(thread));
  return dumped(json);
}

std::string json_of(const ShownThread& thread) {
  ReadMessages read{thread, {}, std::nullopt, std::nullopt};
  read.readings.resize(thread.messages.size());
  return json_of(read);
}

}  // namespace regie
