// tests/trust/kills_of_records.h - killed while people's acts are saved, and while an older file is brought
// up to date.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "store/records/ledger.h"
#include "store/records/migrations.h"
#include "store/records/records.h"
#include "store/testing/scratch.h"
#include "store/testing/statements.h"
#include "tests/trust/kills.h"

namespace regie::trust {

inline NoteRecord note_of(const std::string& number) {
  return {{"n-" + number}, 1, Day(20'000), awkward, {{"campaign", awkward}}};
}
inline EventRecord event_of(const std::string& number) {
  return {{"e-" + number}, {Day(20'000), Day(20'001)}, awkward, "own", {{"country", "NL"}}, "", {}};
}

/// Ids of all that is there; nothing where it is not whole, which is then counted.
inline Names ids_in(const Records& records, const std::string& where, Counted& counted) {
  Names there;
  const auto report = records.verify();
  if (!report || !report->whole()) {
    tell_broken(counted, where, report ? "not whole: " + report->damages.front().kind : report.error().say);
    return there;
  }
  const auto id = [](const auto& item) { return item.id.text; };
  add_names(there, records.notes(), id);
  add_names(there, records.events(), id);
  add_names(there, records.statements().reasons(), id);
  add_names(there, records.statements().decisions(), id);
  return there;
}

/// Notes, events, reasons and decisions, alone and together, in a file that grows for a while.
class SavingRounds {
 public:
  void once(Random& random, Counted& counted) {
    if (round_++ % rounds_a_file == 0) {
      scratch_ = std::make_unique<Scratch>();
      acknowledged_.clear();
    }
    const std::string path = scratch_->file("records.sqlite");
    const std::int64_t from = (round_ + 1) * 100'000;
    const std::uint64_t seed = random.bits();
    Ended ended = killed(random, life_us, [&](const Telling& telling) { work(path, from, seed, telling); });
    acknowledged_.insert(ended.told.begin(), ended.told.end());
    const auto records = Records::open(path);
    if (!records) return tell_broken(counted, "saving", records.error().say);
    const Names there = ids_in(**records, "saving", counted);
    count_round(counted, "saving", ended, there);
    for (const std::string& name : acknowledged_)  // of earlier rounds too
      if (!ended.told.contains(name) && !there.contains(name)) ++counted.lost;
    for (const std::string& name : there) {
      if (!name.starts_with("n-p-") && !name.starts_with("p-")) continue;
      const std::string other = name.starts_with("p-") ? "n-" + name : name.substr(2);
      if (!there.contains(other)) tell_broken(counted, "saving", "half of a write is there: " + name);
    }
  }

 private:
  static constexpr std::int64_t rounds_a_file = 30;
  static constexpr std::uint64_t life_us = 12'000;  // tens of saves

  static void work(const std::string& path, std::int64_t from, std::uint64_t seed, const Telling& telling) {
    Random random(seed);
    const auto opened = Records::open(path);
    if (!opened) ::_exit(2);
    Records& records = **opened;
    for (std::int64_t number = from;; number += 2) {
      const std::uint64_t kind = random.below(5);
      const std::string name = std::to_string(number);
      if (!save(records, kind, name)) ::_exit(3);
      telling.done(std::array{"n-", "e-", "r-", "d-", "p-"}[kind] + name);
    }
  }

  static Result<Done> save(Records& records, std::uint64_t kind, const std::string& name) {
    switch (kind) {
      case 0:
        return records.save_note(note_of(name));
      case 1:
        return records.save_event(event_of(name));
      case 2:
        return records.statements().save_reason(rich_reason("r-" + name));
      case 3:
        return records.statements().save_decision(rich_decision("d-" + name));
      default:
        break;
    }
    return records.together([&]() -> Result<Done> {  // a pair
      TRY_DONE(records.save_note(note_of("p-" + name)));
      TRY_DONE(records.save_reply({name, "maud", "sha", 200, "done", 1}));
      return records.statements().save_reason(rich_reason("p-" + name));
    });
  }

  std::unique_ptr<Scratch> scratch_;
  std::int64_t round_ = 0;
  Names acknowledged_;
};

/// A file as an earlier Regie left it: the first scripts alone, and acts of that time.
inline std::string file_of_layout(std::size_t version) {
  const Scratch scratch;
  const std::string path = scratch.file("records.sqlite");
  {
    Ledger ledger;
    ledger.database = sqlite::Database::open(path).value();
    const auto done = [](const Result<Done>& result) {
      if (!result) std::abort();
    };
    done(ledger.database->script("PRAGMA journal_mode = WAL"));
    for (std::size_t i = 0; i < version; ++i) done(ledger.database->script(std::string(migrations()[i])));
    done(ledger.database->script("PRAGMA user_version = " + std::to_string(version) +
                                 "; PRAGMA application_id = " + std::to_string(0x52656769)));
    for (int i = 0; i < 20; ++i) {
      const EventRecord event = event_of("old-" + std::to_string(i));
      done(ledger.replace("events", "id", {0, 1, "event", event.id.text, {}}, rows_of(event)));
    }
  }
  return slurp(path);
}

/// Opening an older file brings it up to date; killed at any moment of that, it is still one or the other.
class MigrationRounds {
 public:
  void once(Random& random, Counted& counted) {
    const Scratch scratch;
    const std::string path = scratch.file("records.sqlite");
    spill(path, files_[random.below(files_.size())]);
    const Ended ended = killed(random, life_us, [&](const Telling& telling) {
      const auto records = Records::open(path);
      if (!records) ::_exit(2);
      if (!(*records)->save_note(note_of("new"))) ::_exit(3);
      telling.done("n-new");
      ::usleep(life_us);  // waits for its end with all files open
    });
    const auto records = Records::open(path);
    if (!records) return tell_broken(counted, "migrating", records.error().say);
    const Names there = ids_in(**records, "migrating", counted);
    count_round(counted, "migrating", ended, there);
    for (int i = 0; i < 20; ++i)
      if (!there.contains("e-old-" + std::to_string(i)))
        return tell_broken(counted, "migrating", "an old event is gone");
  }

 private:
  static constexpr std::uint64_t life_us = 8'000;
  std::vector<std::string> files_{file_of_layout(1), file_of_layout(2)};
};

}  // namespace regie::trust
