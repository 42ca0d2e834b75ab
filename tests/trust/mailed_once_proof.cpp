// tests/trust/mailed_once_proof.cpp - a desk killed while its weekly letters leave, again and again.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "app/mail.h"
#include "app/testing/running_desk.h"
#include "base/random.h"
#include "os/outgoing.h"
#include "os/real_files.h"
#include "os/testing/mail_server.h"
#include "tests/trust/proof.h"

namespace regie {
namespace {

constexpr std::int64_t week_seconds = 7 * 86'400;
constexpr int letters_a_week = 6;
constexpr std::int64_t kills_a_week_max = 40;  // then the week's letters are let out

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

struct Place {
  Scratch scratch;
  MovingClock clock;
  RealFiles files;
  RealLocks locks{5'000};
  QuietLog log;
  World world{clock, files, locks, log};
  FakeSecrets secrets;
  RealOutgoing outgoing{LoopbackHttp::allowed};
};

/// One workspace and six people who want its brief on Mondays.
void set_up(Place& place, int port) {
  WorkspaceSettings settings;
  settings.name = "Acme";
  static_cast<void>(init_workspace(place.world, place.scratch.file("acme"), settings).value());
  static_cast<void>(
      place.files.write(place.scratch.file("acme.csv"), daily_csv(Day::of({2026, 1, 5}), 60, 30)));
  Workspace workspace = open_workspace(place.world, place.scratch.file("acme")).value();
  static_cast<void>(import_files(place.world, workspace, {{place.scratch.file("acme.csv")}, {}}).value());
  const auto access = open_access(place.world, place.scratch.folder()).value();
  for (int i = 0; i < letters_a_week; ++i) {
    SignIn person;
    person.name = fmt::format("reader-{}", i);
    person.email = person.name + "@acme.example";
    person.brief_weekday = 1;
    const AccountRequest account{person.name, "", i == 0 ? "owner" : "marketer", i == 0 ? "" : "reader-0"};
    static_cast<void>(add_account(place.world, workspace, account).value());
    static_cast<void>(access->save(person).value());
  }
  MailServer server;
  server.host = "127.0.0.1";
  server.port = port;
  server.security = "none";
  server.sender = "desk@acme.example";
  static_cast<void>(access->save(server).value());
}

void send_week(Place& place) {
  const auto desk = open_desk(place.world, place.secrets, place.outgoing, place.scratch.folder()).value();
  static_cast<void>(send_weekly_briefs(*desk, [](const Brief& page, const SignIn& to) {
    Letter letter;
    letter.subject = page.workspace;
    letter.text = "for " + to.name;
    return letter;
  }));
}

struct Counted {
  std::int64_t kills = 0;
  std::int64_t weeks = 0;
  std::int64_t sent = 0;
  std::int64_t in_doubt = 0;  // left for a person to look at: claimed or in doubt, whether it came or not
  std::int64_t doubles = 0;
  std::int64_t silent = 0;  // said to be sent and never came, or neither came nor stands anywhere
  bool is_well = true;
};

/// What the desk says of each letter, by its id. Of letters long gone it says nothing more, so it is asked
/// each week.
using Told = std::map<std::string, MailRecord>;

void ask_the_desk(Place& place, Told& told) {
  const auto access = open_access(place.world, place.scratch.folder()).value();
  auto records = access->mails().value();
  for (MailRecord& record : records) {
    std::string id = record.id;
    told.insert_or_assign(std::move(id), std::move(record));
  }
}

/// What the server took, held against that.
void count(const std::string& taken, const Told& told, Counted& counted) {
  std::map<std::string, int> came;
  std::istringstream lines(taken);
  for (std::string id, address; lines >> id >> address;) ++came[id];
  std::set<std::string> known;
  for (const auto& [name, record] : told) {
    const std::string id = "<" + name + "@regie>";
    known.insert(id);
    const int times = came.contains(id) ? came.at(id) : 0;
    counted.sent += record.state == MailState::sent;
    counted.in_doubt += record.state == MailState::claimed || record.state == MailState::in_doubt;
    counted.silent += record.state == MailState::sent && times == 0;
  }
  for (const auto& [id, times] : came) counted.doubles += times > 1 || !known.contains(id);
  const std::int64_t expected = counted.weeks * letters_a_week;
  counted.silent += expected - static_cast<std::int64_t>(told.size());
}

/// Kills while a week's letters leave, then lets the rest of them out.
void one_week(Place& place, Random& random, std::int64_t most, Counted& counted) {
  ++counted.weeks;
  place.clock.now += week_seconds;
  for (std::int64_t i = 0; i < std::min(most, kills_a_week_max); ++i) {
    const pid_t child = in_child([&] { send_week(place); });
    ::usleep(static_cast<useconds_t>(random.below(250'000)));
    ::kill(child, SIGKILL);
    ++counted.kills;
    if (is_well(child)) break;  // all of them had left
  }
  counted.is_well = is_well(in_child([&] { send_week(place); })) && counted.is_well;
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
  Counted counted;
  counted.is_well = is_well(in_child([&] { set_up(place, server.port()); }));
  Random random(20'261'127);
  Told told;
  while (counted.is_well && counted.kills < asked.size) {
    one_week(place, random, asked.size - counted.kills, counted);
    ask_the_desk(place, told);
  }
  regie::count(server.taken(), told, counted);
  return trust::tell(
      counted.is_well && counted.doubles == 0 && counted.silent == 0 && counted.sent > 0,
      fmt::format("{} kills in {} weeks of {} letters: {} double, {} silently unsent, {} in doubt "
                  "and listed for a person",
                  counted.kills, counted.weeks, letters_a_week, counted.doubles, counted.silent,
                  counted.in_doubt));
}
