// tests/trust/restore_proof.cpp - drills: a workspace is backed up beside a writer, and exported; what is
// made again of either is the same workspace, to the last digit, and nothing leaves it.
#include <fmt/format.h>

#include <array>
#include <atomic>
#include <chrono>
#include <thread>

#include "api/json.h"
#include "api/pack.h"
#include "api/records_json.h"
#include "app/accounts.h"
#include "app/backup.h"
#include "app/brief.h"
#include "app/events.h"
#include "app/hold.h"
#include "app/restore.h"
#include "app/rounds.h"
#include "app/testing/running_desk.h"
#include "app/told.h"
#include "app/verify.h"
#include "app/webhooks.h"
#include "base/random.h"
#include "simulate/simulate.h"
#include "store/testing/statements.h"
#include "tests/trust/proof.h"

namespace regie {
namespace {

constexpr std::int64_t day_seconds = 86'400;
const std::array<const char*, 5> drilled{"covid_event", "tracking_fault", "holiday_dip", "mix_shift",
                                         "nothing"};

struct Counted {
  std::int64_t drills = 0;
  std::int64_t written_meanwhile = 0;  // acts that came while backups were made
  std::int64_t broken = 0;
};

/// What must be the same again.
struct Same {
  std::string data;
  std::string facts;
  std::string page;
  bool operator==(const Same&) const = default;
};

/// One workspace from nothing to its copies, in a folder of its own.
class Drill {
 public:
  Drill(std::uint64_t seed, Counted& counted) : random_(seed), seed_(seed), counted_(counted) {}

  void run() {
    make();
    const Same before = same_of(folder());
    check(!before.page.empty(), "the page is told");
    back_up_beside_a_writer(before);
    through_a_pack(before);
    ++counted_.drills;
  }

 private:
  [[nodiscard]] std::string folder() const { return on_.scratch.file("acme"); }
  [[nodiscard]] std::string backup() const { return on_.scratch.file("acme.regie-backup"); }

  void check(bool holds, const std::string& what) {
    if (holds) return;
    ++counted_.broken;
    std::fprintf(stderr, "drill %llu: not so: %s\n", static_cast<unsigned long long>(seed_), what.c_str());
  }
  template <class Value>
  Value must(Result<Value> result, const std::string& what) {
    if (result) return std::move(*result);
    check(false, what + ": " + result.error().say + " [" + result.error().code + "]");
    return Value{};
  }

  void make() {
    SimulateInput input;
    input.scenario = drilled[random_.below(drilled.size())];
    input.seed = seed_;
    input.size = Size::small;
    input.days = 100 + static_cast<int>(random_.below(60));
    const Simulation simulation = must(simulate(input), "simulate");
    as_of_ = simulation.truth.as_of;
    on_.clock.now = as_of_.number() * day_seconds + 6 * 3600;
    WorkspaceSettings settings;
    settings.name = fmt::format("Acme {}", seed_);
    settings.language = random_.below(2) == 0 ? "nl" : "en";
    must(init_workspace(on_.world, folder(), settings), "init");
    for (const SimulatedFile& file : simulation.files) {
      const std::string path = on_.scratch.file("exports/" + file.path);
      must(on_.files.make_folder(path.substr(0, path.rfind('/'))), "folder");
      must(on_.files.write(path, file.bytes), "export");
    }
    Workspace workspace = must(open_workspace(on_.world, folder()), "open");
    must(add_account(on_.world, workspace, {"maud", "", "owner", ""}), "account");
    const auto files =
        must(import_files(on_.world, workspace, {{on_.scratch.file("exports")}, {}}), "import");
    check(!files.empty(), "something was imported");
    for (std::uint64_t i = random_.below(6); i > 0; --i)
      must(add_note(on_.world, workspace,
                    {fmt::format("note {} {}", i, awkward), as_of_ - static_cast<int>(i), {}}),
           "note");
    Statements& statements = workspace.records->statements();
    for (std::uint64_t i = 1 + random_.below(3); i > 0; --i) {
      const std::string n = fmt::format("{}-{}", seed_, i);
      must(statements.save_told(rich_told("f-" + n)), "told");
      must(statements.save_reason(rich_reason("r-" + n)), "reason");
      if (random_.below(2) == 0) must(statements.save_reason_end(rich_reason_end("r-" + n)), "end");
      must(statements.save_dismissal(rich_dismissal("f-" + n)), "dismissal");
      must(statements.save_rules(rich_rules(static_cast<std::int64_t>(i))), "rules");
    }
  }

  Same same_of(const std::string& at) {
    const Workspace workspace = must(open_workspace(on_.world, at), "open " + at);
    Same same;
    same.data = must(data_fingerprint(workspace), "data");
    same.facts = must(workspace.facts->fingerprint(), "facts");
    same.page = json_of(must(brief(on_.world, workspace, {as_of_, 7}), "brief"));
    return same;
  }

  void back_up_beside_a_writer(const Same& before) {
    std::vector<std::string> roots;
    {
      Workspace workspace = must(open_workspace(on_.world, folder()), "open");
      std::atomic<bool> goes_on = true;
      std::atomic<std::int64_t> acts = 0;
      // Versions of an account: acts of the journal that no figure and no page rests on.
      std::thread writer([&] {
        while (goes_on) {
          const std::string name = fmt::format("Maud {}", ++acts);
          if (!workspace.records->statements().save_account({"maud", name, Role::owner, 1, false})) break;
        }
      });
      while (acts < 3) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      for (int i = 0; i < 2; ++i) {
        const BackupOutcome made = must(back_up(on_.world, {folder(), backup()}), "back up");
        check(made.check.whole(), "what was backed up is whole");
        roots.push_back(made.check.generation.root);
      }
      goes_on = false;
      writer.join();
      counted_.written_meanwhile += acts;
      for (const std::string& root : roots)
        check(must(workspace.records->verify(root), "verify").whole(),
              "a backup is of one moment of the history");
    }
    const std::int64_t generation = 1 + static_cast<std::int64_t>(random_.below(roots.size()));
    const std::string again = on_.scratch.file("again");
    const RestoreOutcome outcome =
        must(restore_backup(on_.world, {backup(), again, generation}), "restore from a backup");
    compare(outcome, roots[static_cast<std::size_t>(generation - 1)], again, before);
  }

  void through_a_pack(const Same& before) {
    const std::string pack = on_.scratch.file("pack");
    std::string root;
    {
      const Workspace workspace = must(open_workspace(on_.world, folder()), "open");
      root = must(workspace.records->root(), "root");
      const PackContents contents = must(pack_contents(on_.world, workspace), "contents");
      const Reader reader{language_of(workspace.settings.language), workspace.settings.currency, as_of_};
      const PackOutcome written =
          must(write_pack(on_.world, workspace, {pack, pack_pages(contents, reader), contents.originals}),
               "export");
      check(written.missing.empty(), "every original is in the pack");
    }
    const RecordsDump records = must(read_records_json(slurp(pack + "/records.json")), "records.json");
    const std::string again = on_.scratch.file("from the pack");
    const RestoreOutcome outcome =
        must(restore_pack(on_.world, {pack, again, 0}, records), "restore from a pack");
    compare(outcome, root, again, before);
  }

  void compare(const RestoreOutcome& outcome, const std::string& root, const std::string& at,
               const Same& before) {
    check(outcome.whole(), "what came back is whole");
    check(!root.empty() && outcome.root == root, "the root is the same");
    check(same_of(at) == before, "figures, records and the page are the same");
    {
      const Workspace workspace = must(open_workspace(on_.world, at), "open");
      const Verified verified = must(verify_workspace(on_.world, workspace, {root}), "verify");
      check(verified.whole(), "every record and imported file is whole, and the old root in the history");
      check(verified.records.acts == outcome.records.acts + 1, "the hold is the one line more");
    }
    check(leaves(at) == 0, "nothing leaves it");
    {
      Workspace workspace = must(open_workspace(on_.world, at), "open");
      must(release_outgoing(on_.world, workspace, {"drilled", "maud"}), "release");
    }
    check(leaves(at) > 0, "and after the release something does");
  }

  /// A round of a desk over it, with somebody who wants a letter today and an address that hears of findings.
  std::size_t leaves(const std::string& at) {
    FakeSecrets secrets;
    FakeOutgoing outgoing;
    const auto desk = must(open_desk(on_.world, secrets, outgoing, at), "desk");
    SignIn maud;
    maud.name = "maud";
    maud.email = "maud@acme.example";
    maud.brief_weekday = static_cast<int>(as_of_.weekday()) + 1;
    must(desk->access->save(maud), "sign-in");
    MailServer server;
    server.host = "mail.acme.example";
    server.sender = "desk@acme.example";
    must(change_mail_server(desk->door(), server), "mail");
    const std::string id = desk->workspaces.ids().front();
    if (must(list_webhooks(desk->door(), id), "webhooks").empty())
      must(add_webhook(desk->door(), {id, "maud", "https://hooks.acme.example", {"finding.appeared"}}),
           "webhook");
    RoundWords words;
    words.letter_of = [](const Brief&, const SignIn&) { return Letter{}; };
    words.finding_appeared = [](const std::string&, const Brief&, const Finding&) {
      return std::string("{}");
    };
    words.decision_due = [](const std::string&, const Brief&, const DueItem&) { return std::string("{}"); };
    must(go_round(*desk, words), "round");
    return outgoing.notices().size() + outgoing.letters().size();
  }

  TestWorld<MovingClock> on_;
  Random random_;
  std::uint64_t seed_;
  Counted& counted_;
  Day as_of_;
};

}  // namespace
}  // namespace regie

int main(int count, char** words) {
  const auto asked = regie::trust::asked(count, words);
  regie::Counted counted;
  for (std::int64_t drill = 1; drill <= asked.size; ++drill) {
    regie::Drill(static_cast<std::uint64_t>(drill), counted).run();
    std::fprintf(stderr, "%lld of %lld drills\n", static_cast<long long>(drill),
                 static_cast<long long>(asked.size));
  }
  return regie::trust::tell(
      counted.broken == 0 && counted.drills == asked.size,
      fmt::format("{} drills from a backup and {} from a pack: roots, figures and pages equal, nothing left "
                  "them before "
                  "their release; {} acts were written while backups were made; {} not so",
                  counted.drills, counted.drills, counted.written_meanwhile, counted.broken));
}
