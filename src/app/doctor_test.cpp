// app/doctor_test.cpp - what the doctor finds in an installation with planted faults, and that it changes
// none.
#include "app/doctor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "app/passwords.h"
#include "app/testing/running_desk.h"
#include "os/real_machine.h"
#include "store/libraries.h"

namespace regie {
namespace {

using testing::Contains;
using testing::Not;

/// This machine, with what a test says otherwise.
class SetMachine : public RealMachine {
 public:
  [[nodiscard]] DiskState disk(const std::string& path) const override {
    DiskState state = RealMachine::disk(path);
    if (free >= 0) state.bytes_free = free;
    if (!kind.empty()) state.kind = kind;
    state.is_network = !kind.empty();
    return state;
  }
  [[nodiscard]] bool has_zone(const std::string& zone) const override {
    return has_zones && RealMachine::has_zone(zone);
  }
  std::int64_t free = -1;
  std::string kind;
  bool has_zones = true;
};

struct DoctorTest : testing::Test {
  RunningDesk running;
  SetMachine machine;
  World world{running.clock, running.files, running.locks, running.log, &machine};

  DoctorTest() {
    running.import("acme", daily_csv(Day::of({2026, 1, 5}), 70, 30));
    running.desk.reset();  // lets go of the workspaces
    for (const char* name : {"acme", "bruno"}) ::chmod(running.scratch.file(name).c_str(), 0700);
  }
  Doctored all() { return doctor(world, running.outgoing, {running.scratch.folder()}).value(); }
  static std::vector<std::string> checks(const Doctored& doctored, Verdict verdict) {
    std::vector<std::string> names;
    for (const DoctorFinding& finding : doctored.findings)
      if (finding.verdict == verdict) names.push_back(finding.check);
    return names;
  }
  std::vector<std::string> broken() { return checks(all(), Verdict::broken); }
  std::vector<std::string> to_look_at() { return checks(all(), Verdict::look); }
  void spoil(const std::string& path, std::streamoff at, const std::string& bytes) {
    std::fstream file(running.scratch.file(path), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(at);
    file << bytes;
  }
};

TEST_F(DoctorTest, A_sound_installation_is_told_sound) {
  const Doctored found = all();
  EXPECT_TRUE(broken().empty()) << testing::PrintToString(broken());
  EXPECT_FALSE(found.is_broken());
  EXPECT_THAT(checks(found, Verdict::ok), Contains("journal"));
  EXPECT_THAT(checks(found, Verdict::ok), Contains("facts"));
  EXPECT_THAT(checks(found, Verdict::ok), Contains("desk_file"));
  EXPECT_EQ(found.language, "en");
}

TEST_F(DoctorTest, What_others_may_read_or_take_is_told_with_the_command_that_closes_it) {
  ::chmod(running.scratch.file("desk.sqlite").c_str(), 0640);
  ::chmod(running.scratch.file("acme").c_str(), 0755);
  EXPECT_THAT(broken(), Contains("desk_file_open"));
  EXPECT_THAT(to_look_at(), Contains("read_by_others"));
  for (const DoctorFinding& finding : all().findings)
    if (finding.command.starts_with("chmod")) {
      EXPECT_EQ(std::system(finding.command.c_str()), 0);
    }
  EXPECT_TRUE(broken().empty());
  EXPECT_THAT(to_look_at(), Not(Contains("read_by_others")));
}

TEST_F(DoctorTest, Damaged_records_and_figures_are_told_apart) {
  spoil("acme/records.sqlite", 0, "no database at all");
  EXPECT_THAT(broken(), Contains("records_damaged"));
  std::ofstream(running.scratch.file("acme/facts.duckdb")) << "gone";
  EXPECT_THAT(broken(), Not(Contains("facts_damaged")))
      << "it is not looked at while the records cannot be read";
}

TEST_F(DoctorTest, Figures_that_are_lost_or_damaged_are_to_be_made_anew) {
  ASSERT_TRUE(running.files.remove(running.scratch.file("acme/facts.duckdb")));
  EXPECT_THAT(to_look_at(), Contains("facts_missing"));
  std::ofstream(running.scratch.file("acme/facts.duckdb")) << std::string(20'000, 'x');
  EXPECT_THAT(broken(), Contains("facts_damaged"));
}

TEST_F(DoctorTest, Records_of_a_later_regie_are_not_opened_and_of_an_earlier_one_not_changed) {
  const std::string newest(1, static_cast<char>(peek_records({}).newest_layout + 1));
  spoil("acme/records.sqlite", 63, newest);
  EXPECT_THAT(broken(), Contains("records_newer"));
  spoil("acme/records.sqlite", 63, "\x01");
  EXPECT_THAT(checks(all(), Verdict::ok), Contains("records_older"));
  const auto bytes = running.files.open(running.scratch.file("acme/records.sqlite"));
  EXPECT_EQ(peek_records((*bytes)->view()).layout, 1);
}

TEST_F(DoctorTest, A_workspace_in_use_is_told_with_its_holder_and_left_alone) {
  const auto lock = running.locks.lock(running.scratch.file("acme/lock"));
  bool is_told = false;
  for (const DoctorFinding& finding : all().findings)
    if (finding.check == "in_use") is_told = finding.with.at("process") == std::to_string(::getpid());
  EXPECT_TRUE(is_told);
  EXPECT_TRUE(broken().empty());
}

TEST_F(DoctorTest, A_disk_that_gets_full_lies_elsewhere_or_cannot_hold_locks_is_told) {
  machine.free = 500'000'000;
  EXPECT_THAT(to_look_at(), Contains("disk_low"));
  machine.free = 5'000'000;
  EXPECT_THAT(broken(), Contains("disk_full"));
  machine.kind = "nfs";
  EXPECT_THAT(to_look_at(), Contains("disk_network"));
}

TEST_F(DoctorTest, A_clock_behind_the_newest_import_and_missing_zones_are_told) {
  running.clock.now -= 3600;
  EXPECT_THAT(broken(), Contains("clock_behind"));
  running.clock.now = 86'400;
  EXPECT_THAT(broken(), Contains("clock_unset"));
  machine.has_zones = false;
  EXPECT_THAT(broken(), Contains("zone_missing"));
}

TEST_F(DoctorTest, Late_sources_and_half_written_files_are_told) {
  running.clock.now += 30 * 86'400;
  std::ofstream(running.scratch.file("acme/archive/x.part")) << "half";
  EXPECT_THAT(to_look_at(), Contains("source_late"));
  EXPECT_THAT(to_look_at(), Not(Contains("leftovers"))) << "it may be written just now";
  running.clock.now = 4'000'000'000;
  EXPECT_THAT(to_look_at(), Contains("leftovers"));
}

TEST_F(DoctorTest, No_host_is_spoken_to_unless_it_is_asked) {
  class Counted : public FakeOutgoing {
   public:
    [[nodiscard]] Result<Done> greet(const MailServer&) override {
      ++greeted;
      return fail("mail.unreachable", "Nobody is there.");
    }
    int greeted = 0;
  } outgoing;
  {
    const auto access = open_access(world, running.scratch.folder()).value();
    MailServer server;
    server.host = "mail.acme.example";
    ASSERT_TRUE(access->save(server));
  }
  EXPECT_FALSE(doctor(world, outgoing, {running.scratch.folder()})->is_broken());
  EXPECT_EQ(outgoing.greeted, 0);
  EXPECT_THAT(checks(doctor(world, outgoing, {running.scratch.folder(), true}).value(), Verdict::broken),
              Contains("mail_away"));
  EXPECT_EQ(outgoing.greeted, 1);
}

TEST_F(DoctorTest, A_folder_with_neither_is_wrong_use) {
  EXPECT_EQ(code_of(doctor(world, running.outgoing, {"/nonexistent"})), "workspace.missing");
}

}  // namespace
}  // namespace regie
