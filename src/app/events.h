// app/events.h - the verbs `event` and `note`: dated things outside and inside, written down by people.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/workspace.h"

namespace regie {

struct EventRequest {
  std::string title;
  DaySpan days;
  Slice where;
  std::string kind;
  std::string moves;  // "registrations:down,clicks:down"
};
/// Fails: event.no_title, event.bad_days, event.bad_moves.
Result<EventRecord> add_event(Workspace& workspace, const EventRequest& request);
[[nodiscard]] Result<std::vector<EventRecord>> list_events(const Workspace& workspace);
/// One from a calendar comes back when that calendar is imported again. Fails: event.unknown.
Result<Done> remove_event(Workspace& workspace, const EventId& id);

/// Fails: note.empty.
struct NoteRequest {
  std::string text;
  Day from;
  Slice where;
};
Result<NoteRecord> add_note(World& world, Workspace& workspace, const NoteRequest& request);
[[nodiscard]] Result<std::vector<NoteRecord>> list_notes(const Workspace& workspace);
/// Fails: note.unknown.
Result<Done> remove_note(Workspace& workspace, const NoteId& id);

}  // namespace regie
