// store/records/records.h - what people did and what was imported: settings, imports, events, notes. SQLite.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/day.h"
#include "base/id.h"
#include "base/result.h"
#include "base/slice.h"
#include "intake/read_export.h"
#include "intake/report.h"
#include "measure/metric.h"
#include "store/records/dump.h"
#include "store/records/mailbox.h"
#include "store/records/outbox.h"
#include "store/records/statements.h"
#include "store/records/verify.h"
#include "store/records/voice_shelf.h"

namespace regie {

struct WorkspaceSettings {
  std::string name;
  std::string currency = "EUR";
  std::string time_zone = "Europe/Amsterdam";
  std::string language = "nl";  // nl, en
  std::uint64_t seed = 1;
};

/// One file that was imported. Order of `sequence` is the order of arrival; a rebuild replays it.
struct ImportRecord {
  ImportId id;
  std::int64_t sequence = 0;
  std::int64_t at_seconds = 0;
  std::string sha256;
  ReadOptions options;
  FileReading reading;  // path, columns, counts, problems, changes, events
  std::int64_t replaced_rows = 0;
};

struct EventRecord {
  EventId id;
  DaySpan days;
  std::string title;
  std::string kind;  // "", "government", "competitor", "own", "platform", ...
  Slice where;
  std::string moves;  // "registrations:down,clicks:down"
  ImportId import;    // of the calendar file it came from; empty where a person typed it
};

struct NoteRecord {
  NoteId id;
  std::int64_t at_seconds = 0;
  Day from;
  std::string text;
  Slice where;
};

/// What was answered to a write that may be asked again: a line can break after the write is kept.
struct KeptReply {
  std::string key;      // chosen by whoever asks
  std::string account;  // keys of two people do not meet
  std::string request_sha256;
  int status = 0;
  std::string body;
  std::int64_t at_seconds = 0;
};
inline constexpr std::int64_t reply_kept_seconds = 24 * 3600;  // nobody asks again the next day

/// Durable when a writing call returns (WAL, synchronous=FULL). Every write is one line of the journal.
/// Fails: records.newer (made by a later Regie), records.damaged, records.locked, records.disk_full, and
/// records.unknown, where the disk failed while it was saved: open anew and look whether it is there.
class Records {
 public:
  /// Opens, or makes with `create`; runs the migrations that are missing.
  [[nodiscard]] static Result<std::unique_ptr<Records>> open(const std::string& path);
  ~Records();
  Records(const Records&) = delete;
  Records& operator=(const Records&) = delete;

  /// One transaction and one wait for the disk around many saves; none is kept where `writes` fails.
  Result<Done> together(const std::function<Result<Done>()>& writes);
  /// The time later acts are journalled under, where a record does not carry its own.
  void set_time(std::int64_t now_seconds);

  [[nodiscard]] Result<WorkspaceSettings> settings() const;
  Result<Done> save_settings(const WorkspaceSettings& settings);

  /// Assigns the next sequence. Saving an id again replaces its record and moves it to the end.
  Result<std::int64_t> save_import(const ImportRecord& import);
  [[nodiscard]] Result<std::vector<ImportRecord>> imports() const;  // by sequence
  [[nodiscard]] Result<std::optional<ImportRecord>> find_import(const ImportId& id) const;
  /// Changes and events of change histories and calendars, of all imports, by day.
  [[nodiscard]] Result<std::vector<std::pair<ImportId, OwnChange>>> own_changes() const;

  Result<Done> save_event(const EventRecord& event);
  [[nodiscard]] Result<std::vector<EventRecord>> events() const;  // by first day, then id
  Result<bool> remove_event(const EventId& id);  // false where there is none; it can be saved again
  Result<Done> save_note(const NoteRecord& note);
  [[nodiscard]] Result<std::vector<NoteRecord>> notes() const;  // by day, then id
  Result<bool> remove_note(const NoteId& id);
  Result<Done> save_metric(const Metric& metric);
  [[nodiscard]] Result<std::vector<Metric>> metrics() const;  // those people added, by name

  /// Saved in the `together` of the write it answers, so that neither stands without the other. No act of the
  /// journal; older ones go. Fails: records.exists, where that key of that account was answered before.
  Result<Done> save_reply(const KeptReply& reply);
  [[nodiscard]] Result<std::optional<KeptReply>> find_reply(const std::string& key,
                                                            const std::string& account) const;

  /// What people signed and were told; shares the transaction and the guard.
  [[nodiscard]] Statements& statements();
  [[nodiscard]] const Statements& statements() const;
  /// Messages; shares them too.
  [[nodiscard]] Mailbox& mailbox();
  [[nodiscard]] const Mailbox& mailbox() const;

  /// Texts of the brand, planned pieces, news and what was ruled of them; shares the same.
  [[nodiscard]] VoiceShelf& voice();
  [[nodiscard]] const VoiceShelf& voice() const;
  /// What is to leave, was approved and left; shares them too.
  [[nodiscard]] Outbox& outbox();
  [[nodiscard]] const Outbox& outbox() const;

  /// Is everything still as it was saved? With `earlier_root`, a root() noted before: is it still in the
  /// chain? Fails: records.damaged where the file cannot be read.
  [[nodiscard]] Result<VerifyReport> verify(const std::string& earlier_root = {}) const;
  /// The number of the last act of any of these kinds; 0 where there is none. All acts where none is named.
  [[nodiscard]] Result<std::int64_t> last_act(const std::vector<std::string>& kinds) const;
  /// The last seal of the journal: it stands for everything saved so far.
  [[nodiscard]] Result<std::string> root() const;
  /// Since a save failed with records.unknown: drop these records and open them anew.
  [[nodiscard]] bool are_in_doubt() const;
  /// The first seal: it tells one workspace from every other, whatever became of them since.
  [[nodiscard]] Result<std::string> first_seal() const;
  [[nodiscard]] Result<RecordsDump> dump() const;

 private:
  struct Inside;
  explicit Records(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace regie
