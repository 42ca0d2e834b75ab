// app/verify.cpp - records, archive and figures, read whole.
#include "app/verify.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "app/disk.h"
#include "app/rebuild.h"

namespace regie {
namespace {

using PartKey = std::pair<std::string, std::string>;  // report, import

std::map<PartKey, FactPart> by_key(const std::vector<FactPart>& parts) {
  std::map<PartKey, FactPart> map;
  for (const FactPart& part : parts) map.emplace(PartKey(part.report, part.import.text), part);
  return map;
}

bool holds_all(const std::vector<std::string>& names, const std::vector<std::string>& wanted) {
  return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  });
}

/// What the archive gives now, in facts of their own, and what cannot be told any more.
struct Replayed {
  std::vector<FactPart> parts;
  std::vector<ReportInfo> reports;
  std::set<std::string> unreadable;  // imports
};

Result<Replayed> replay(World& world, const Workspace& workspace) {
  TRY_DONE(check_room(world, workspace.folder, 0));
  TRY(const std::string folder, make_facts_folder(world, workspace, "facts-check"));
  const auto read = [&]() -> Result<Replayed> {
    Replayed replayed;
    TRY(const auto facts, open_facts(folder));
    TRY(const auto outcome, replay_imports(world, workspace, *facts, [](const std::string&) {}));
    for (const NotRebuilt& one : outcome.not_rebuilt) replayed.unreadable.insert(one.import.id.text);
    TRY(replayed.parts, facts->parts());
    TRY(replayed.reports, facts->reports());
    return replayed;
  };
  auto replayed = read();
  static_cast<void>(world.files.remove(folder));
  return replayed;
}

class Comparison {
 public:
  Comparison(Verified& verified, const std::vector<ImportRecord>& imports) : verified_(verified) {
    for (const ImportRecord& import : imports) paths_.emplace(import.id.text, import.reading.path);
  }

  void parts(const std::vector<FactPart>& stored, const Replayed& replayed) {
    const auto has = by_key(stored);
    const auto ought = by_key(replayed.parts);
    for (const auto& [key, part] : has) {
      if (replayed.unreadable.contains(key.second)) continue;
      const auto found = ought.find(key);
      if (found == ought.end())
        damage(part, std::to_string(part.rows) + " rows that no imported file gives");
      else if (part == found->second)
        ++verified_.figures_whole;
      else
        damage(part, "differ from what the imported file gives");
    }
    for (const auto& [key, part] : ought)
      if (!has.contains(key)) damage(part, std::to_string(part.rows) + " rows are missing");
  }
  /// A name that is gone hides figures that are there.
  void names(const std::vector<ReportInfo>& stored, const Replayed& replayed) {
    for (const ReportInfo& ought : replayed.reports)
      for (const ReportInfo& has : stored)
        if (has.report == ought.report &&
            !(holds_all(has.shape.dimensions, ought.shape.dimensions) &&
              holds_all(has.shape.measures, ought.shape.measures) &&
              holds_all(has.currencies, ought.currencies) && has.shape.platform == ought.shape.platform))
          verified_.damaged_figures.push_back({has.report, {}, {}, "names of columns are gone"});
  }

 private:
  void damage(const FactPart& part, std::string say) {
    verified_.damaged_figures.push_back({part.report, part.import, paths_[part.import.text], std::move(say)});
  }
  Verified& verified_;
  std::map<std::string, std::string> paths_;
};

void compare_figures(World& world, const Workspace& workspace, const std::vector<ImportRecord>& imports,
                     Verified& verified) {
  const auto stored = workspace.facts->parts();
  const auto reports = workspace.facts->reports();
  for (const Problem* problem : {stored ? nullptr : &stored.error(), reports ? nullptr : &reports.error()}) {
    if (problem == nullptr) continue;
    if (problem->code == "facts.damaged")
      verified.damaged_figures.push_back({{}, {}, {}, problem->say});
    else
      verified.figures_not_compared = *problem;
    return;
  }
  const auto replayed = replay(world, workspace);
  if (!replayed) {
    verified.figures_not_compared = replayed.error();
    return;
  }
  Comparison comparison(verified, imports);
  comparison.parts(*stored, *replayed);
  comparison.names(*reports, *replayed);
}

/// Messages and what is attached to them lie in the archive too.
Result<Done> add_messages(const Workspace& workspace, Verified& verified) {
  const auto parts = workspace.records->mailbox().archived();
  if (!parts && verified.records.whole()) return tl::unexpected(parts.error());
  if (!parts) return Done{};  // named among the records already
  for (const ArchivedPart& part : *parts) {
    ++verified.imports;
    if (const auto bytes = workspace.archive->bytes_of(part.sha256); !bytes)
      verified.damaged_imports.push_back({{}, part.path, bytes.error().say});
  }
  return Done{};
}

/// ".../archive/ab/cdef....zst" -> "abcdef..."
std::string sha256_of(const std::string& path) {
  constexpr std::string_view ending = ".zst";
  if (!path.ends_with(ending)) return {};
  const std::size_t slash = path.rfind('/');
  const std::size_t before = path.rfind('/', slash - 1);
  return path.substr(before + 1, slash - before - 1) +
         path.substr(slash + 1, path.size() - slash - 1 - ending.size());
}

}  // namespace

std::vector<VerifiedPart> parts_of(const Verified& verified) {
  const auto state = [](bool whole) { return whole ? PartState::whole : PartState::damaged; };
  const bool others =
      std::all_of(verified.records.damages.begin(), verified.records.damages.end(),
                  [](const Damage& damage) { return damage.kind == "journal" || damage.kind == "layout"; });
  const bool was_left_out = verified.without_figures || verified.figures_not_compared;
  return {{"records", state(others)},
          {"journal", state(verified.records.whole("journal"))},
          {"layout", state(verified.records.whole("layout"))},
          {"archive", state(verified.damaged_imports.empty())},
          {"figures", was_left_out ? PartState::not_checked : state(verified.damaged_figures.empty())}};
}

bool is_damage_of_records(const Problem& problem) {
  return problem.code == "records.damaged" || problem.code == "records.foreign" ||
         problem.code == "records.disk_failed";
}

Result<Verified> verify_workspace(World& world, const Workspace& workspace, const VerifyRequest& request) {
  Verified verified;
  verified.without_figures = request.without_figures;
  TRY(verified.records, workspace.records->verify(request.earlier_root));
  const auto imports = workspace.records->imports();
  if (!imports && verified.records.whole()) return tl::unexpected(imports.error());
  if (!imports) {  // named among the records already
    verified.without_figures = true;
    return verified;
  }
  for (const ImportRecord& import : *imports) {
    ++verified.imports;
    if (const auto bytes = workspace.archive->bytes_of(import.sha256); !bytes)
      verified.damaged_imports.push_back({import.id, import.reading.path, bytes.error().say});
  }
  TRY_DONE(add_messages(workspace, verified));
  if (!request.without_figures) compare_figures(world, workspace, *imports, verified);
  return verified;
}

Result<Verified> verify_damaged_workspace(World& world, const std::string& folder, const Problem& why) {
  TRY(const auto lock, world.locks.lock(folder + "/lock"));
  Verified verified;
  verified.without_figures = true;
  verified.records = verify_damaged_records(folder + "/records.sqlite", why);
  const Archive archive(world.files, folder + "/archive");
  const auto blobs = world.files.list(folder + "/archive");
  if (!blobs) return verified;
  for (const std::string& path : *blobs) {
    const std::string sha256 = sha256_of(path);
    if (sha256.empty()) continue;
    ++verified.imports;
    if (const auto bytes = archive.bytes_of(sha256); !bytes)
      verified.damaged_imports.push_back({{}, path, bytes.error().say});
  }
  return verified;
}

}  // namespace regie
