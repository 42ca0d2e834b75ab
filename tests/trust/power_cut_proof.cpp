// tests/trust/power_cut_proof.cpp - the power goes at each moment of people's work: what was acknowledged is
// there, and all of it is as it was after one of their acts.
#include <fmt/format.h>

#include <array>
#include <atomic>
#include <thread>
#include <unordered_map>

#include "base/random.h"
#include "store/records/records.h"
#include "store/testing/statements.h"
#include "tests/trust/power_cut.h"
#include "tests/trust/proof.h"

namespace regie::trust {
namespace {

constexpr int acts_a_story = 40;
constexpr std::int64_t states_a_story = 10'000;
constexpr int figures_of_less = 20;  // one in so many states is tried again with fewer syncs: these must fail
const std::string path = "/records.sqlite";

enum class Syncs { full, normal, off };

/// One save, or several together.
struct Acknowledged {
  std::size_t begun = 0;  // operations in the log
  std::size_t told = 0;
  std::string root;
  std::string content;
};
struct Story {
  std::vector<Operation> log;
  std::vector<Acknowledged> acts;  // [0]: the empty workspace
};

std::string key_of(std::int64_t number) { return "key-" + std::to_string(number); }

/// Everything that can be read, as one text.
std::string content_of(const Records& records) {
  std::string text;
  const auto add = [&](const auto& list, auto line) {
    for (const auto& item : list.value()) text += line(item) + "\n";
  };
  text += records.settings()->name + "\n";
  add(records.events(), [](const EventRecord& event) { return event.id.text + event.title; });
  add(records.notes(), [](const NoteRecord& note) { return note.id.text + note.text; });
  const Statements& statements = records.statements();
  add(statements.accounts(),
      [](const Account& account) { return account.name + std::to_string(account.at_seconds); });
  add(statements.told(), [](const ToldFinding& told) { return told.finding.id.text; });
  add(statements.reasons(), [](const Reason& reason) { return reason.id.text + statement_of(reason); });
  add(statements.decisions(), [](const Decision& decision) { return statement_of(decision); });
  add(statements.dismissals(), [](const Dismissal& dismissal) { return statement_of(dismissal); });
  for (int number = 0; number <= acts_a_story; ++number)
    if (const auto reply = records.find_reply(key_of(number), "maud").value()) text += reply->body + "\n";
  return text;
}

NoteRecord note(std::int64_t number) {
  return {{"n-" + std::to_string(number)}, number, Day(20'000), awkward, {{"campaign", awkward}}};
}
EventRecord event(std::int64_t number) {
  return {{"e-" + std::to_string(number)},
          {Day(20'000), Day(20'001)},
          awkward,
          "own",
          {{"country", "NL"}},
          "clicks:down",
          {}};
}

Result<Done> act(Records& records, std::int64_t number, Random& random) {
  const std::string name = std::to_string(number);
  Statements& statements = records.statements();
  switch (random.below(8)) {
    case 0:
      return records.save_event(event(number));
    case 1:
      return records.save_note(note(static_cast<std::int64_t>(random.below(9))));
    case 2:
      return statements.save_account(rich_account("maud"));
    case 3: {
      const auto events = records.events().value();
      if (events.empty()) return records.save_event(event(number));
      return records.remove_event(events.front().id).map([](bool) { return Done{}; });
    }
    case 4:  // a write of the desk, with its answer
      return records.together([&]() -> Result<Done> {
        TRY_DONE(records.save_note(note(number)));
        return records.save_reply({key_of(number), "maud", "sha", 200, "answer " + name, number});
      });
    case 5:
      return records.together([&]() -> Result<Done> {
        TRY_DONE(statements.save_told(rich_told("f-" + name)));
        TRY_DONE(statements.save_reason(rich_reason("r-" + name)));
        return statements.save_dismissal(rich_dismissal("f-" + name));
      });
    case 6: {
      Decision decision = rich_decision("d-" + name);
      decision.question = std::string(6'000, 'q');  // more than a page
      return statements.save_decision(signed_by_maud(decision, 31));
    }
    default: {
      WorkspaceSettings settings;
      settings.name = "Client " + name;
      return records.save_settings(settings);
    }
  }
}

std::unique_ptr<Records> opened(Random& random, Syncs syncs) {
  auto records = Records::open(path);
  if (!records) return nullptr;
  // As after hours of work: the WAL is carried over within the story.
  sqlite3_wal_autocheckpoint(connection_here, 20 + static_cast<int>(random.below(60)));
  if (syncs != Syncs::full)
    sqlite3_exec(connection_here,
                 syncs == Syncs::normal ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = OFF", nullptr,
                 nullptr, nullptr);
  return std::move(*records);
}

Story told_story(std::uint64_t seed, Syncs syncs) {
  Random random(seed);
  Disk disk;
  disk.is_noting = true;
  disk_here = &disk;
  sqlite3_randomness(0, nullptr);  // starts anew, so that each story is the same in any order
  Story story;
  const auto acknowledge = [&](const Records& records, std::size_t begun) {
    const std::size_t told = disk.log.size();
    story.acts.push_back({begun, told, records.root().value(), content_of(records)});
  };
  auto records = opened(random, syncs);
  acknowledge(*records, 0);
  for (std::int64_t number = 1; number <= acts_a_story; ++number) {
    const std::size_t begun = disk.log.size();
    if (random.below(12) == 0) {
      records.reset();  // carries the WAL over and removes it
      records = opened(random, syncs);
    }
    const auto done = act(*records, number, random);
    if (!done) {
      std::fprintf(stderr, "act %lld: %s\n", static_cast<long long>(number), done.error().say.c_str());
      std::exit(2);
    }
    acknowledge(*records, begun);
  }
  records.reset();
  story.log = std::move(disk.log);
  return story;
}

/// Of bytes that are our own; four lanes at once, since it is taken of each state.
std::uint64_t fingerprint(const std::string& bytes, std::uint64_t seed = 1) {
  std::array<std::uint64_t, 4> lanes{seed, seed + 1, seed + 2, seed + 3};
  std::size_t at = 0;
  for (std::array<std::uint64_t, 4> words{}; at + sizeof words <= bytes.size(); at += sizeof words) {
    std::memcpy(words.data(), bytes.data() + at, sizeof words);
    for (std::size_t lane = 0; lane < 4; ++lane) {
      lanes[lane] = (lanes[lane] ^ words[lane]) * 0x9e3779b97f4a7c15ULL;
      lanes[lane] ^= lanes[lane] >> 29;
    }
  }
  std::uint64_t state = fnv1a(std::string_view(bytes).substr(at), bytes.size());
  for (const std::uint64_t lane : lanes) state = (state ^ lane) * 0x9e3779b97f4a7c15ULL ^ (state >> 31);
  return state;
}

/// Opens what is left and says how many acts of the story it holds.
class Judge {
 public:
  explicit Judge(const Story& story) : story_(story) {
    for (std::size_t i = 0; i < story.acts.size(); ++i)
      acts_by_root_[story.acts[i].root] = static_cast<int>(i);
  }

  /// -1 where it is damaged, or no state its people ever saw; `why` says more.
  int acts_in(Disk disk) {
    std::uint64_t image = 1;
    for (const auto& [name, node] : disk.files) image = fingerprint(node->bytes, image ^ fnv1a(name));
    const auto seen = by_image_.find(image);
    if (seen != by_image_.end()) return seen->second;
    disk_here = &disk;
    return by_image_[image] = opened_acts(disk);
  }
  std::string why;

 private:
  int opened_acts(Disk& disk) {
    {
      const auto records = Records::open(path);
      if (!records) return broken("does not open: " + records.error().say);
    }
    // Closing carried everything over: equal bytes in the one file left are read alike.
    const std::uint64_t file = fingerprint(disk.files.at(path)->bytes);
    const auto known = by_file_.find(file);
    if (known != by_file_.end()) return known->second;
    return by_file_[file] = verified_acts();
  }

  int verified_acts() {
    const auto opened = Records::open(path);
    if (!opened) return broken("does not open again: " + opened.error().say);
    Records& records = **opened;
    const auto report = records.verify();
    if (!report) return broken("cannot be verified: " + report.error().say);
    if (!report->whole())
      return broken("not whole: " + report->damages.front().kind + " " + report->damages.front().subject);
    const auto found = acts_by_root_.find(report->root);
    if (found == acts_by_root_.end()) return broken("a root that never was");
    if (content_of(records) != story_.acts[static_cast<std::size_t>(found->second)].content)
      return broken("content that never was");
    const auto goes_on = records.save_note(note(1'000)) ? records.verify() : report;
    if (!goes_on || !goes_on->whole() || goes_on->acts != report->acts + 1) return broken("cannot go on");
    return found->second;
  }

  int broken(std::string how) { return why = std::move(how), -1; }

  const Story& story_;
  std::map<std::string, int> acts_by_root_;
  std::unordered_map<std::uint64_t, int> by_image_;
  std::unordered_map<std::uint64_t, int> by_file_;  // whole databases that were verified
};

struct Counted {
  std::int64_t states = 0;
  std::int64_t lost = 0;
  std::int64_t corrupt = 0;
};

/// Cuts at each operation of one story, `times` times.
Counted cut_everywhere(const Story& story, std::uint64_t seed, std::int64_t times, bool is_told) {
  Counted counted;
  Platters platters;
  Judge judge(story);
  std::size_t told = 0;   // acts acknowledged before the cut
  std::size_t begun = 0;  // acts whose writing has started
  for (std::size_t at = 0; at <= story.log.size(); ++at) {
    if (at > 0) platters.pass(story.log[at - 1]);
    while (told + 1 < story.acts.size() && story.acts[told + 1].told <= at) ++told;
    while (begun + 1 < story.acts.size() && story.acts[begun + 1].begun <= at) ++begun;
    for (std::int64_t i = 0; i < times; ++i) {
      Random random(seed * 1'000'003 + at * 1'009 + static_cast<std::uint64_t>(i));
      const int acts = judge.acts_in(platters.after_cut(random));
      ++counted.states;
      const bool is_corrupt = acts < 0 || acts > static_cast<int>(begun);
      const bool is_lost = !is_corrupt && acts < static_cast<int>(told);
      counted.corrupt += is_corrupt;
      counted.lost += is_lost;
      if (is_told && (is_corrupt || is_lost))
        std::fprintf(stderr,
                     "story %llu, cut after operation %zu, state %lld: %d acts, acknowledged %zu. %s\n",
                     static_cast<unsigned long long>(seed), at, static_cast<long long>(i), acts, told,
                     judge.why.c_str());
    }
  }
  return counted;
}

/// Stories until there are enough states; a core takes one at a time.
Counted cut_stories(std::int64_t size, Syncs syncs) {
  const std::int64_t stories = std::max<std::int64_t>(2, size / states_a_story);
  std::vector<Story> all;
  for (std::int64_t i = 0; i < stories; ++i)
    all.push_back(told_story(static_cast<std::uint64_t>(i + 1), syncs));
  std::vector<Counted> counted(all.size());
  std::atomic<std::size_t> next = 0;
  std::vector<std::thread> workers;
  for (unsigned core = std::max(1U, std::thread::hardware_concurrency()); core > 0; --core)
    workers.emplace_back([&] {
      for (std::size_t i = next++; i < all.size(); i = next++) {
        const auto cuts = static_cast<std::int64_t>(all[i].log.size() + 1);
        const std::int64_t times = (size / stories + cuts - 1) / cuts;
        counted[i] = cut_everywhere(all[i], i + 1, times, syncs == Syncs::full);
        if (syncs == Syncs::full && i % 10 == 9)
          std::fprintf(stderr, "%zu of %zu stories\n", i + 1, all.size());
      }
    });
  for (std::thread& worker : workers) worker.join();
  Counted sum;
  for (const Counted& one : counted) {
    sum.states += one.states;
    sum.lost += one.lost;
    sum.corrupt += one.corrupt;
  }
  return sum;
}

}  // namespace
}  // namespace regie::trust

int main(int count, char** words) {
  using namespace regie::trust;
  const Asked asked = regie::trust::asked(count, words);
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  use_recorded_disks();
  const Counted full = cut_stories(asked.size, Syncs::full);
  // Would a loss be seen? The same stories with fewer syncs must lose, and with none be damaged.
  const Counted normal = cut_stories(std::max<std::int64_t>(1, asked.size / figures_of_less), Syncs::normal);
  const Counted off = cut_stories(std::max<std::int64_t>(1, asked.size / figures_of_less), Syncs::off);
  return tell(
      full.states >= asked.size && full.lost == 0 && full.corrupt == 0 && normal.lost > 0 && off.corrupt > 0,
      fmt::format("{} states: {} lost, {} corrupt; the same without syncing each commit: {} of {} lost; "
                  "without any sync: {} of {} corrupt",
                  full.states, full.lost, full.corrupt, normal.lost, normal.states, off.corrupt, off.states));
}
