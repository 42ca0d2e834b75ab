// app/export_pack.cpp - what goes into a pack, and a pack written beside its place.
#include "app/export_pack.h"

#include <algorithm>
#include <set>

#include "app/decide.h"
#include "app/events.h"
#include "app/internal/workplace.h"
#include "store/records/statements.h"

namespace regie {
namespace {

constexpr std::size_t name_bytes_max = 80;  // with its number before it, it fits every file system

/// The last part of a path, in letters that every file system takes and Markdown leaves as they are.
std::string plain_name(const std::string& path) {
  const std::string last = path.substr(path.find_last_of("/\\") + 1);
  std::string name;
  for (const char c : last) {
    const bool is_plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    name += is_plain ? c : '-';
  }
  if (name.size() > name_bytes_max) name.erase(0, name.size() - name_bytes_max);  // its end says its kind
  return name;
}

std::string numbered(std::int64_t number, const std::string& name) {
  constexpr std::size_t digits = 4;
  std::string text = std::to_string(number);
  if (text.size() < digits) text.insert(0, digits - text.size(), '0');
  return text + "-" + name;
}

Result<std::vector<PackFigures>> figures_of(const Workspace& workspace) {
  std::vector<PackFigures> all;
  TRY(const auto reports, workspace.facts->reports());
  for (const ReportInfo& report : reports) {
    if (report.shape.grain != Grain::day || report.shape.measures.empty()) continue;
    const auto& dimensions = report.shape.dimensions;
    PackFigures figures{report.report, report.shape.platform, report.shape.currency,
                        false,         report.shape.measures, {}};
    figures.by_campaign = std::find(dimensions.begin(), dimensions.end(), "campaign") != dimensions.end();
    SeriesRequest request;
    request.reports = {report.report};
    request.measures = report.shape.measures;
    if (figures.by_campaign) request.by = {"campaign"};
    request.days = report.days;
    TRY(figures.days, workspace.facts->series(request));
    all.push_back(std::move(figures));
  }
  return all;
}

}  // namespace

Result<PackContents> pack_contents(World& world, const Workspace& workspace) {
  PackContents contents;
  contents.settings = workspace.settings;
  contents.as_of = world.clock.today(workspace.settings.time_zone);
  contents.now_seconds = world.clock.now_seconds();
  TRY(contents.root, workspace.records->root());
  TRY(contents.fingerprint, data_fingerprint(workspace));
  TRY(const auto imports, workspace.records->imports());
  for (const ImportRecord& import : imports)
    contents.originals.push_back(
        {import, "originals/" + numbered(import.sequence, plain_name(import.reading.path))});
  TRY(contents.events, list_events(workspace));
  TRY(contents.notes, list_notes(workspace));
  TRY(contents.told, workspace.records->statements().told());
  TRY(contents.reasons, list_reasons(workspace));
  TRY(contents.decisions, list_decisions(workspace));
  TRY(contents.reviews, workspace.records->statements().reviews());
  TRY(contents.figures, figures_of(workspace));
  TRY(contents.records, workspace.records->dump());
  return contents;
}

Result<PackOutcome> write_pack(World& world, const Workspace& workspace, const PackRequest& request) {
  Workplace place(world, request.folder, ".exporting");
  TRY_DONE(place.check_nothing_is_there("export.exists"));
  TRY_DONE(place.make());
  PackOutcome outcome;
  outcome.folder = request.folder;
  std::set<std::string> folders;
  const auto write = [&](const std::string& path, std::string_view bytes) -> Result<Done> {
    const std::string to = place.path() + "/" + path;
    const std::string folder = to.substr(0, to.rfind('/'));
    if (folders.insert(folder).second) TRY_DONE(world.files.make_folder(folder));
    ++outcome.files;
    return world.files.write(to, bytes);
  };
  for (const PackPage& page : request.pages) TRY_DONE(write(page.path, page.bytes));
  for (const PackOriginal& original : request.originals) {
    ++outcome.imports;
    const auto bytes = workspace.archive->bytes_of(original.import.sha256);
    if (!bytes) {
      outcome.missing.push_back({original.import.id, original.import.reading.path, bytes.error().say});
      continue;
    }
    TRY_DONE(write(original.path, *bytes));
  }
  TRY(const auto messages, workspace.records->mailbox().archived());
  for (const ArchivedPart& part : messages) {
    const auto bytes = workspace.archive->bytes_of(part.sha256);
    if (!bytes) {
      outcome.missing.push_back({{}, part.path, bytes.error().say});
      continue;
    }
    TRY_DONE(write("originals/" + part.path, *bytes));
  }
  TRY_DONE(place.name_it());
  return outcome;
}

}  // namespace regie
