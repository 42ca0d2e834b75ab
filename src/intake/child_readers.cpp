// intake/child_readers.cpp - asks a reader's process, and says what became of it.
#include "intake/child_readers.h"

#include "intake/internal/told_answer.h"
#include "intake/internal/wire_fields.h"
#include "intake/internal/zip_archive.h"
#include "intake/limits.h"

namespace regie {
namespace {

tl::unexpected<Problem> died(std::string say) {
  return fail("intake.reader_died", std::move(say),
              "The file was set aside and its bytes were not kept; nothing else was touched.",
              "Open it, save it as CSV and import that. Where it is what a platform gave you, tell those who "
              "look after Regie.");
}

/// Why there is no answer.
tl::unexpected<Problem> no_answer(ChildEnd end) {
  switch (end) {
    case ChildEnd::crashed:
      return died("The program that reads files broke down at this one.");
    case ChildEnd::forbidden:
      return died(
          "The program that reads files was stopped at this one: it tried what reading does not need.");
    case ChildEnd::no_memory:
      return died("The program that reads files ran out of memory at this one.");
    case ChildEnd::too_slow:
      return died("The program that reads files took too long over this one and was stopped.");
    default:
      return died("What the program that reads files said of this one makes no sense.");
  }
}

ChildTask task_for(const NamedBytes& file, std::string_view request) {
  // Busy machines and slow disks: what counts is the reader's own time, which it limits itself.
  constexpr int waiting_factor = 3;
  return {request, file.bytes, file.held == nullptr ? -1 : file.held->descriptor(),
          waiting_factor * limits::reader_seconds_max(file.bytes.size())};
}

std::string request_for(ReaderRequest request) {
  WireWriter wire;
  wire(request);
  return std::move(wire.bytes());
}

}  // namespace

Result<FileReading> ChildReaders::read(const NamedBytes& file, const ReadOptions& options, FactSink& sink) {
  ToldReading told(sink, file.bytes.size());
  const std::string request = request_for({false, file.path, options});
  TRY(const ChildEnd end,
      program_.run(task_for(file, request), [&](std::string_view piece) { return told.feed(piece); }));
  if (!sink.is_wanted())
    return fail("import.cancelled", "Reading " + file.path + " was stopped.", "Nothing of it was kept.",
                "Import it again when you like.");
  auto answer = told.answer();
  if (end != ChildEnd::done || !answer) return no_answer(end);
  if (*answer) (*answer)->path = file.path;
  return std::move(*answer);
}

Result<std::optional<Unpacked>> ChildReaders::unpack(const NamedBytes& file) {
  if (!looks_like_zip(file.bytes)) return std::optional<Unpacked>();
  ToldEntries told;
  const std::string request = request_for({true, file.path, {}});
  TRY(const ChildEnd end,
      program_.run(task_for(file, request), [&](std::string_view piece) { return told.feed(piece); }));
  auto answer = told.answer();
  if (end != ChildEnd::done || !answer) return no_answer(end);
  return std::move(*answer);
}

}  // namespace regie
