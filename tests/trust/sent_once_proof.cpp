// tests/trust/sent_once_proof.cpp - a mailing killed while it leaves, again and again, against a real mail
// server.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "app/accounts.h"
#include "app/approve.h"
#include "app/mailing.h"
#include "app/outbox.h"
#include "app/testing/desk.h"
#include "app/testing/sign_ins.h"
#include "base/random.h"
#include "base/testing/fake_secrets.h"
#include "os/outgoing.h"
#include "os/real_files.h"
#include "os/testing/mail_server.h"
#include "tests/trust/proof.h"

namespace regie {
namespace {

constexpr std::int64_t list_of_release = 4'000;
constexpr std::int64_t list_of_ci = 400;
constexpr std::int64_t release_kills_min = 1'000;
constexpr std::int64_t readers_a_kill = 4;  // then the rest of the mailing is let out
constexpr std::uint64_t alive_micros_max = 120'000;

/// All that touches a store happens in processes that may be killed; this one only counts.
template <class Act>
pid_t in_child(const Act& act) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  act();
  ::_exit(0);
}

bool is_well(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// A real clock would meet the quiet hours of the night; this one stands at a working hour.
struct Place : TestWorld<MovingClock> {
  FakeSecrets secrets;
  RealOutgoing outgoing{LoopbackHttp::allowed};
  MailServer server;
  std::string folder = scratch.file("acme");
};

void set_up(Place& place) {
  WorkspaceSettings settings;
  settings.name = "Acme";
  static_cast<void>(init_workspace(place.world, place.folder, settings).value());
  Workspace workspace = open_records(place.world, place.folder).value();
  static_cast<void>(add_account(place.world, workspace, {"maud", "", "owner", ""}).value());
  OutboxSettingsChange quick;
  quick.quiet = "none";
  quick.quiet_sundays = false;
  quick.per_minute = 6'000;
  quick.per_day = 1'000'000;
  quick.by = "maud";
  static_cast<void>(change_outbox_settings(place.world, workspace, place.secrets, quick).value());
}

/// A list of its own for each mailing, some of it unfit, and approved.
void approve_mailing(Place& place, std::int64_t number, std::int64_t size) {
  Workspace workspace = open_records(place.world, place.folder).value();
  std::string list = "email;name;phone\n";
  for (std::int64_t i = 0; i < size; ++i) {
    const bool is_nameless = i % 97 == 5;
    list += fmt::format("reader-{}-{}@acme.example;{};0{}\n", number, i, is_nameless ? "" : "Reader", i);
  }
  const SenderLine sender{place.server.sender, ""};
  const auto made =
      new_mailing(place.world, workspace, sender, {{"News", "Dear {{name}}, there is news."}, list, "maud"});
  static_cast<void>(
      approve(place.world, workspace, {made.value().record.id, "maud", ""}, {place.secrets, sender}).value());
}

void send(Place& place) {
  Sending sending{place.world,
                  place.secrets,
                  place.outgoing,
                  place.server,
                  [&](const auto& action) -> Result<Done> {
                    TRY(Workspace workspace, open_records(place.world, place.folder));
                    return action(workspace);
                  },
                  place.folder};
  static_cast<void>(send_waiting(sending).value());
}

struct Counted {
  std::int64_t kills = 0;
  std::int64_t mailings = 0;
  std::int64_t listed = 0;  // recipients
  std::int64_t sent = 0;
  std::int64_t in_doubt = 0;
  std::int64_t arrived_in_doubt = 0;
  std::int64_t set_aside = 0;
  std::int64_t doubles = 0;
  std::int64_t silent = 0;  // said to be sent and never came, or neither came nor stands anywhere
  bool adds_up = true;
  bool is_well = true;
};

void one_mailing(Place& place, Random& random, std::int64_t size, std::int64_t most, Counted& counted) {
  ++counted.mailings;
  place.clock.now += 86'400;  // none of the rates of yesterday
  if (!is_well(in_child([&] { approve_mailing(place, counted.mailings, size); }))) {
    counted.is_well = false;
    return;
  }
  for (std::int64_t i = 0; i < std::min(most, size / readers_a_kill); ++i) {
    const pid_t child = in_child([&] { send(place); });
    ::usleep(static_cast<useconds_t>(random.below(alive_micros_max)));
    ::kill(child, SIGKILL);
    ++counted.kills;
    if (is_well(child)) break;  // all of it had left
  }
  counted.is_well = is_well(in_child([&] { send(place); })) && counted.is_well;
}

/// What the server took, held against what the outbox says of each letter.
void count(Place& place, const std::string& taken, Counted& counted) {
  std::map<std::string, int> came;
  std::istringstream lines(taken);
  for (std::string id, address; lines >> id >> address;) ++came[address];
  const Workspace workspace = open_records(place.world, place.folder).value();
  const SenderLine sender{place.server.sender, ""};
  std::set<std::string> known;
  const auto rows = list_outbox(workspace, true).value();
  for (const LetterRow& row : rows) {
    known.insert(row.address);
    const int times = came.contains(row.address) ? came.at(row.address) : 0;
    const bool is_sent = row.letter.state == LetterState::sent;
    const bool is_in_doubt = row.letter.state == LetterState::in_doubt;
    counted.sent += is_sent;
    counted.in_doubt += is_in_doubt;
    counted.arrived_in_doubt += is_in_doubt && times > 0;
    counted.silent += is_sent ? times == 0 : !is_in_doubt;
  }
  for (const auto& [address, times] : came) counted.doubles += times > 1 || !known.contains(address);
  const auto mailings = list_mailings(workspace, sender).value();
  for (const MailingView& view : mailings) {
    const MailingCounts& counts = view.counts;
    counted.listed += counts.list;
    counted.set_aside += counts.set_aside;
    counted.adds_up &= counts.together() == counts.list && counts.waiting == 0;
    const auto calls = call_list(workspace, sender, view.record.id).value();
    counted.adds_up &= static_cast<std::int64_t>(calls.rows.size()) == counts.in_doubt + counts.refused;
  }
  counted.silent += counted.listed - counted.set_aside - static_cast<std::int64_t>(known.size());
}

}  // namespace
}  // namespace regie

int main(int count, char** words) {
  using namespace regie;
  const auto asked = trust::asked(count, words);
  const MailServerProcess server(REGIE_SOURCE_DIR);
  if (!server.runs()) {
    std::puts(server.is_installed() ? "the mail server did not start" : "python3-aiosmtpd is not installed");
    return server.is_installed() ? 1 : 77;
  }
  Place place;
  place.server.host = "127.0.0.1";
  place.server.port = server.port();
  place.server.security = "none";
  place.server.sender = "desk@acme.example";
  const std::int64_t size = asked.size >= release_kills_min ? list_of_release : list_of_ci;
  Counted counted;
  counted.is_well = is_well(in_child([&] { set_up(place); }));
  Random random(20'261'128);
  while (counted.is_well && counted.kills < asked.size)
    one_mailing(place, random, size, asked.size - counted.kills, counted);
  if (counted.is_well) regie::count(place, server.taken(), counted);
  return trust::tell(
      counted.is_well && counted.doubles == 0 && counted.silent == 0 && counted.sent > 0 && counted.adds_up,
      fmt::format(
          "{} kills in {} mailings of {}: {} sent, {} double, {} silently unsent, {} in doubt and listed "
          "for a person (of these {} had arrived), {} set aside; counts {}",
          counted.kills, counted.mailings, size, counted.sent, counted.doubles, counted.silent,
          counted.in_doubt, counted.arrived_in_doubt, counted.set_aside,
          counted.adds_up ? "add up" : "do not add up"));
}
