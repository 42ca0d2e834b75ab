// app/open_workspaces_test.cpp - workspaces of one desk: apart from each other, one at a time each, free when
// idle.
#include "app/open_workspaces.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>

#include "app/brief.h"
#include "app/internal/kept.h"
#include "app/testing/on_failing_disk.h"
#include "app/testing/running_desk.h"

namespace regie {
namespace {

using testing::ElementsAre;

constexpr auto patience = std::chrono::seconds(30);  // of a loaded machine; a right answer needs none of it

const auto nothing = [](Workspace&) -> Result<Done> { return Done{}; };

struct OpenWorkspacesTest : testing::Test {
  RunningDesk running;
  OpenWorkspaces& all = running.desk->workspaces;

  [[nodiscard]] bool is_free(const std::string& id) {
    return open_workspace(running.world, running.scratch.file(id)).has_value();
  }
};

TEST_F(OpenWorkspacesTest, A_folder_of_workspaces_gives_the_names_of_its_folders) {
  static_cast<void>(running.files.make_folder(running.scratch.file("no workspace")));
  const OpenWorkspaces again(running.world, running.scratch.folder());
  EXPECT_THAT(again.ids(), ElementsAre("acme", "bruno"));
}

TEST_F(OpenWorkspacesTest, A_workspace_alone_has_one_id_and_no_room_for_another) {
  OpenWorkspaces one(running.world, running.scratch.file("acme"));
  EXPECT_THAT(one.ids(), ElementsAre("acme"));
  WorkspaceSettings settings;
  settings.name = "Another";
  EXPECT_EQ(code_of(one.add(settings)), "workspace.one_only");
}

TEST_F(OpenWorkspacesTest, An_id_that_is_not_there_is_told_and_leads_nowhere_else) {
  EXPECT_EQ(code_of(all.use("nobody", nothing)), "workspace.unknown");
  EXPECT_EQ(code_of(all.use("../acme", nothing)), "workspace.unknown");
  EXPECT_EQ(code_of(all.use("", nothing)), "workspace.unknown");
}

TEST_F(OpenWorkspacesTest, A_new_one_has_an_id_of_its_own_and_can_be_used_at_once) {
  WorkspaceSettings settings;
  settings.name = "Acme";
  EXPECT_EQ(all.add(settings).value(), "acme-2");
  settings.name = "Müller & Söhne / ../x";
  const std::string id = all.add(settings).value();
  EXPECT_EQ(id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"), std::string::npos) << id;
  EXPECT_TRUE(all.use(id, nothing));
  EXPECT_EQ(all.ids().size(), 4U);
  settings.currency = "no currency";
  EXPECT_EQ(code_of(all.add(settings)), "workspace.bad_setting");
  EXPECT_EQ(all.ids().size(), 4U);
}

TEST_F(OpenWorkspacesTest, An_action_that_fails_tells_its_own_trouble) {
  EXPECT_EQ(code_of(all.use("acme", [](Workspace&) -> Result<Done> { return fail("note.empty", ""); })),
            "note.empty");
}

TEST_F(OpenWorkspacesTest, An_idle_one_is_closed_and_free_for_others) {
  ASSERT_TRUE(all.use("acme", nothing));
  all.close_idle();
  EXPECT_FALSE(is_free("acme")) << "it was used just now";
  running.clock.now += idle_seconds_max;
  all.close_idle();
  EXPECT_TRUE(is_free("acme"));
}

TEST_F(OpenWorkspacesTest, One_that_another_program_has_open_is_told_and_opens_when_it_is_free) {
  {
    const auto elsewhere = open_workspace(running.world, running.scratch.file("acme"));
    ASSERT_TRUE(elsewhere);
    EXPECT_EQ(code_of(all.use("acme", nothing)), "workspace.locked");
    EXPECT_TRUE(all.use("bruno", nothing));
  }
  EXPECT_TRUE(all.use("acme", nothing));
}

TEST_F(OpenWorkspacesTest, Opened_again_it_has_what_was_made_of_its_stores) {
  running.import("acme", daily_csv(Day::of({2026, 1, 5}), 60, 30));
  std::int64_t act = 0;
  std::shared_ptr<const Brief> before;
  const std::pair key{Days{Day::of({2026, 2, 23}), Day::of({2026, 3, 2})}, std::string("en")};
  ASSERT_TRUE(running.in("acme", [&](Workspace& workspace) {
    ASSERT_TRUE(brief(running.world, workspace, {key.first.second}));
    act = last_context_act(workspace).value();
    before = workspace.kept->weighed.find(act, key);
  }));
  ASSERT_NE(before, nullptr);
  running.clock.now += idle_seconds_max;
  all.close_idle();
  ASSERT_TRUE(is_free("acme"));
  ASSERT_TRUE(running.in(
      "acme", [&](Workspace& workspace) { EXPECT_EQ(workspace.kept->weighed.find(act, key), before); }));
}

TEST_F(OpenWorkspacesTest, What_was_done_beside_the_desk_is_seen_when_it_opens_again) {
  ASSERT_TRUE(all.use("acme", nothing));
  running.clock.now += idle_seconds_max;
  all.close_idle();
  {
    const auto elsewhere = open_workspace(running.world, running.scratch.file("acme"));
    ASSERT_TRUE(elsewhere);
    ASSERT_TRUE(elsewhere->records->save_note({{"n-1"}, 1, Day(20'500), "beside", {}}));
  }
  ASSERT_TRUE(
      running.in("acme", [](Workspace& workspace) { EXPECT_EQ(workspace.records->notes()->size(), 1U); }));
}

struct OnBadDisk : OnFailingDisk {
  RunningDesk running;
};

TEST(OpenWorkspaces, After_a_save_in_doubt_the_next_use_opens_and_reads_anew) {
  OnBadDisk bad;
  with_every_failure(bad.disk, 2, [&](const FailingDisk::Plan& plan) {
    std::shared_ptr<Kept> kept;
    std::size_t notes = 0;
    const auto save = [&](Workspace& workspace) -> Result<Done> {
      workspace.settings.name = "only in memory";
      kept = workspace.kept;
      notes = workspace.records->notes()->size();
      bad.disk.fail(plan, wal_of_records);
      return workspace.records->save_note({{"n-" + std::to_string(notes)}, 1, Day(20'500), "text", {}});
    };
    EXPECT_EQ(code_of(bad.running.desk->workspaces.use("acme", save)), "records.unknown");
    bad.disk.repair();
    ASSERT_TRUE(bad.running.in("acme", [&](Workspace& workspace) {
      EXPECT_EQ(workspace.settings.name, "acme");
      EXPECT_NE(workspace.kept, kept);
      const std::size_t now = workspace.records->notes()->size();
      EXPECT_TRUE(now == notes || now == notes + 1);
      EXPECT_TRUE(workspace.records->verify()->whole());
    }));
  });
}

TEST(OpenWorkspaces, One_whose_doubt_an_action_did_not_tell_is_opened_anew_all_the_same) {
  OnBadDisk bad;
  ASSERT_TRUE(bad.running.in("acme", [&](Workspace& workspace) {
    workspace.settings.name = "only in memory";
    bad.disk.fail({}, wal_of_records);
    EXPECT_FALSE(workspace.records->save_note({{"n-1"}, 1, Day(20'500), "text", {}}));
  }));
  ASSERT_TRUE(
      bad.running.in("acme", [](Workspace& workspace) { EXPECT_EQ(workspace.settings.name, "acme"); }));
}

TEST_F(OpenWorkspacesTest, Two_people_are_in_two_workspaces_at_the_same_time) {
  std::promise<void> acme_in;
  std::promise<void> bruno_in;
  // Each waits inside for the other: one after the other, neither would ever come out.
  const auto meet = [&](const std::string& id, std::promise<void>& here, std::future<void> there) {
    return all.use(id, [&](Workspace&) -> Result<Done> {
      here.set_value();
      if (there.wait_for(patience) != std::future_status::ready) return fail("test.alone", "");
      return Done{};
    });
  };
  auto acme = std::async(std::launch::async, meet, "acme", std::ref(acme_in), bruno_in.get_future());
  auto bruno = std::async(std::launch::async, meet, "bruno", std::ref(bruno_in), acme_in.get_future());
  EXPECT_EQ(code_of(acme.get()), "");
  EXPECT_EQ(code_of(bruno.get()), "");
}

TEST_F(OpenWorkspacesTest, Two_people_are_in_one_workspace_one_after_the_other) {
  std::atomic<int> inside = 0;
  std::atomic<int> most = 0;
  const auto visit = [&] {
    for (int i = 0; i < 20; ++i)
      static_cast<void>(all.use("acme", [&](Workspace&) -> Result<Done> {
        most = std::max(most.load(), ++inside);
        std::this_thread::yield();
        --inside;
        return Done{};
      }));
  };
  std::thread first(visit);
  std::thread second(visit);
  for (int i = 0; i < 20; ++i) all.close_idle();  // does not take it away from whoever is in it
  first.join();
  second.join();
  EXPECT_EQ(most, 1);
}

TEST_F(OpenWorkspacesTest, One_that_is_in_use_is_not_closed_however_long_that_takes) {
  ASSERT_TRUE(running.in("acme", [&](Workspace& workspace) {
    running.clock.now += 3600;
    std::thread([&] { all.close_idle(); }).join();
    EXPECT_TRUE(workspace.records->notes());
    EXPECT_FALSE(is_free("acme"));
  }));
}

struct DamagedWorkspaces : OpenWorkspacesTest {
  std::string mark;

  DamagedWorkspaces() {
    running.import("acme", daily_csv(Day::of({2026, 1, 5}), 60, 30));
    static_cast<void>(
        running.in("acme", [&](Workspace& workspace) { mark = workspace.facts->fingerprint().value(); }));
  }
  void close() {
    running.clock.now += idle_seconds_max;
    all.close_idle();
  }
  [[nodiscard]] std::string at(const std::string& name) const { return running.scratch.file("acme/" + name); }
  /// "facts acme facts.healed"
  [[nodiscard]] std::vector<std::string> told() const {
    std::vector<std::string> texts;
    for (const Trouble& trouble : running.desk->troubles.all())
      texts.push_back(trouble.part + " " + trouble.workspace + " " + trouble.problem.code);
    return texts;
  }
};

TEST_F(DamagedWorkspaces, Spoilt_facts_are_made_again_and_told_with_their_hour) {
  close();
  spill(at("facts.duckdb"), "junk");
  running.clock.now += 100;
  const std::int64_t since = running.clock.now;
  ASSERT_TRUE(running.in(
      "acme", [&](Workspace& workspace) { EXPECT_EQ(workspace.facts->fingerprint().value(), mark); }));
  EXPECT_THAT(told(), ElementsAre("facts acme facts.healed"));
  close();
  ASSERT_TRUE(all.use("acme", nothing));
  EXPECT_EQ(running.desk->troubles.all().front().since_seconds, since);
  close();
  static_cast<void>(running.files.remove(at("facts.duckdb.damaged")));
  ASSERT_TRUE(all.use("acme", nothing));
  EXPECT_THAT(told(), testing::IsEmpty());
}

TEST_F(DamagedWorkspaces, Damage_that_is_met_while_reading_is_mended_before_the_next_use) {
  close();
  std::string bytes = slurp(at("facts.duckdb"));
  bool met = false;
  for (std::size_t block = 12'288; block + 4'096 < bytes.size() && !met; block += 4'096) {
    std::string bad = bytes;
    for (std::size_t i = block; i < block + 4'096; ++i) bad[i] = static_cast<char>(bad[i] ^ 0x5a);
    spill(at("facts.duckdb"), bad);
    const auto outcome = all.use("acme", [&](Workspace& workspace) -> Result<Done> {
      const auto now = workspace.facts->fingerprint();
      if (!now) return tl::unexpected(now.error());
      EXPECT_EQ(*now, mark);
      return Done{};
    });
    met = code_of(outcome) == "facts.damaged";
    if (!met) close();
  }
  EXPECT_TRUE(met) << "no block is read late: this test tells nothing";
  ASSERT_TRUE(running.in(
      "acme", [&](Workspace& workspace) { EXPECT_EQ(workspace.facts->fingerprint().value(), mark); }));
  EXPECT_THAT(told(), ElementsAre("facts acme facts.healed"));
}

TEST_F(DamagedWorkspaces, Damaged_records_are_never_used_and_keep_no_other_workspace_down) {
  close();
  const std::string good = slurp(at("records.sqlite"));
  spill(at("records.sqlite"), "junk" + good.substr(4));
  EXPECT_EQ(code_of(all.use("acme", nothing)), "records.damaged");
  EXPECT_TRUE(all.use("bruno", nothing));
  EXPECT_THAT(told(), ElementsAre("records acme records.damaged"));
  EXPECT_NE(running.desk->troubles.all().front().problem.remedy.find("regie restore"), std::string::npos);
  spill(at("records.sqlite"), good);
  EXPECT_TRUE(all.use("acme", nothing));
  EXPECT_THAT(told(), testing::IsEmpty());
}

TEST_F(DamagedWorkspaces, A_record_that_was_altered_is_told_until_it_is_whole_again) {
  ASSERT_TRUE(running.in("acme", [](Workspace& workspace) {
    ASSERT_TRUE(workspace.records->save_note({{"n-1"}, 1, Day(20'500), "as it was written", {}}));
  }));
  all.check_records();
  EXPECT_THAT(told(), testing::IsEmpty());
  close();
  const std::string good = slurp(at("records.sqlite"));
  std::string bad = good;
  const std::size_t place = bad.find("as it was written");
  ASSERT_NE(place, std::string::npos);
  bad[place] = 'A';
  spill(at("records.sqlite"), bad);
  all.check_records();
  EXPECT_THAT(told(), ElementsAre("records acme records.altered"));
  EXPECT_NE(running.desk->troubles.all().front().problem.say.find("note n-1"), std::string::npos);
  close();
  ASSERT_TRUE(all.use("acme", nothing));
  EXPECT_EQ(told().size(), 1U) << "opening it again mends nothing";
  close();
  spill(at("records.sqlite"), good);
  all.check_records();
  EXPECT_THAT(told(), testing::IsEmpty());
}

TEST_F(DamagedWorkspaces, What_was_made_of_figures_that_are_lost_is_not_shown_again) {
  const std::shared_ptr<Kept> before = [&] {
    std::shared_ptr<Kept> kept;
    static_cast<void>(running.in("acme", [&](Workspace& workspace) { kept = workspace.kept; }));
    return kept;
  }();
  close();
  const auto blobs = running.files.list(at("archive")).value();
  spill(blobs.front(), "rotten");
  static_cast<void>(running.files.remove(at("facts.duckdb")));
  ASSERT_TRUE(running.in("acme", [&](Workspace& workspace) { EXPECT_NE(workspace.kept, before); }));
  EXPECT_THAT(told(), ElementsAre("facts acme facts.lost_imports"));
}

}  // namespace
}  // namespace regie
