// app/events.cpp - events and field notes.
#include "app/events.h"

#include "measure/explain/footprint_text.h"

namespace regie {

Result<EventRecord> add_event(Workspace& workspace, const EventRequest& request) {
  if (request.title.empty())
    return fail("event.no_title", "An event needs a title.", "Nothing was changed.",
                "For example:  regie event add --title \"Trade fair\" --from 2026-03-10");
  if (request.days.to < request.days.from)
    return fail(
        "event.bad_days",
        "The event ends (" + request.days.to.iso() + ") before it begins (" + request.days.from.iso() + ").",
        "Nothing was changed.", "Check --from and --to.");
  if (!parse_footprint({request.moves, ""}))
    return fail("event.bad_moves", "\"" + request.moves + "\" does not say which metric moves where.",
                "Nothing was changed.", "For example:  --moves \"registrations:down,clicks:down\"");
  const std::string content =
      request.days.from.iso() + request.days.to.iso() + request.title + slice_text(request.where);
  EventRecord event{
      {short_id("e", content)}, request.days, request.title, request.kind, request.where, request.moves, {}};
  TRY_DONE(workspace.records->save_event(event));
  return event;
}

Result<std::vector<EventRecord>> list_events(const Workspace& workspace) {
  return workspace.records->events();
}

Result<Done> remove_event(Workspace& workspace, const EventId& id) {
  TRY(const bool was_there, workspace.records->remove_event(id));
  if (was_there) return Done{};
  return fail("event.unknown", "There is no event " + id.text + ".", "Nothing was changed.",
              "See those there are:  regie event");
}

Result<NoteRecord> add_note(World& world, Workspace& workspace, const NoteRequest& request) {
  if (request.text.empty())
    return fail("note.empty", "A note needs some text.", "Nothing was changed.",
                "For example:  regie note \"three prospects cancelled travel\"");
  NoteRecord note{{short_id("n", request.from.iso() + request.text)},
                  world.clock.now_seconds(),
                  request.from,
                  request.text,
                  request.where};
  TRY_DONE(workspace.records->save_note(note));
  return note;
}

Result<std::vector<NoteRecord>> list_notes(const Workspace& workspace) { return workspace.records->notes(); }

Result<Done> remove_note(Workspace& workspace, const NoteId& id) {
  TRY(const bool was_there, workspace.records->remove_note(id));
  if (was_there) return Done{};
  return fail("note.unknown", "There is no note " + id.text + ".", "Nothing was changed.",
              "See those there are:  regie notes");
}

}  // namespace regie
