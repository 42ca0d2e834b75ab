// app/events_test.cpp - events and notes are written down and taken back.
#include "app/events.h"

#include <gtest/gtest.h>

#include "app/testing/desk.h"

namespace regie {
namespace {

struct Events : testing::Test {
  TestDesk desk;
  Workspace workspace = desk.open();
  Day day = Day::of({2026, 3, 10});
};

TEST_F(Events, A_note_can_be_taken_back_and_written_again) {
  const auto note = [&] { return add_note(desk.world, workspace, {"three prospects cancelled", day, {}}); };
  const NoteId id = note().value().id;
  ASSERT_TRUE(remove_note(workspace, id));
  EXPECT_TRUE(list_notes(workspace)->empty());
  EXPECT_EQ(remove_note(workspace, id).error().code, "note.unknown");
  EXPECT_EQ(note().value().id, id);
  EXPECT_EQ(list_notes(workspace)->size(), 1U);
  EXPECT_TRUE(workspace.records->verify()->whole());
}

TEST_F(Events, An_event_can_be_taken_back) {
  const EventId id = add_event(workspace, {"Trade fair", {day, day}, {{"country", "NL"}}, "", ""}).value().id;
  ASSERT_TRUE(remove_event(workspace, id));
  EXPECT_TRUE(list_events(workspace)->empty());
  EXPECT_EQ(remove_event(workspace, id).error().code, "event.unknown");
  EXPECT_TRUE(workspace.records->verify()->whole());
}

}  // namespace
}  // namespace regie
