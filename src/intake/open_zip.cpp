// intake/open_zip.cpp - a zip of exports as names and bytes; what is no export of its own is left out.
#include <algorithm>
#include <array>

#include "intake/internal/archive_limits.h"
#include "intake/internal/xlsx.h"
#include "intake/internal/zip_archive.h"
#include "intake/read_export.h"

namespace regie {
namespace {

/// "a\\b\\..\\c" and "/a/b" as steps; empty steps and "." say nothing.
std::vector<std::string> steps_of(std::string_view name) {
  std::vector<std::string> steps(1);
  for (const char c : name) {
    if (c == '/' || c == '\\')
      steps.emplace_back();
    else
      steps.back() += c;
  }
  std::erase_if(steps, [](const std::string& step) { return step.empty() || step == "."; });
  return steps;
}

/// What operating systems put beside the files a person chose.
bool is_bystander(const std::vector<std::string>& steps) {
  constexpr std::array<std::string_view, 3> names{"__MACOSX", "Thumbs.db", "desktop.ini"};
  return std::any_of(steps.begin(), steps.end(), [&](const std::string& step) {
    return step != ".." &&
           (step.front() == '.' || std::find(names.begin(), names.end(), step) != names.end());
  });
}

std::string joined(const std::vector<std::string>& steps) {
  std::string path;
  for (const std::string& step : steps) path += (path.empty() ? "" : "/") + step;
  return path;
}

ReadingProblem left_out_because(std::string path, std::string code, std::string say) {
  ReadingProblem problem;
  problem.value = std::move(path);
  problem.code = std::move(code);
  problem.say = std::move(say);
  return problem;
}

}  // namespace

bool is_plain_zip(std::string_view bytes) { return looks_like_zip(bytes) && !is_xlsx(bytes); }

Result<std::vector<ZipEntry>> open_zip(const NamedBytes& file, std::vector<ReadingProblem>& left_out) {
  TRY(ZipArchive archive, ZipArchive::open(file.bytes, ArchiveUse::folder));
  std::vector<ZipEntry> entries;
  for (const ArchiveEntry& entry : archive.entries()) {
    const std::vector<std::string> steps = steps_of(entry.name);
    if (entry.name.ends_with('/') || entry.name.ends_with('\\') || steps.empty() || is_bystander(steps))
      continue;
    std::string path = joined(steps);
    if (std::find(steps.begin(), steps.end(), "..") != steps.end()) {
      left_out.push_back(left_out_because(std::move(path), "intake.zip_path",
                                          "Its path leads out of the zip. It was left out."));
      continue;
    }
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(std::min(entry.unpacked, archive_limits::ratio_ignored_below)));
    TRY_DONE(archive.stream(entry, [&](std::string_view piece) -> Result<Done> {
      bytes += piece;
      return Done{};
    }));
    if (is_plain_zip(bytes)) {
      left_out.push_back(
          left_out_because(std::move(path), "intake.zip_in_zip",
                           "It is a zip inside a zip. It was left out; unpack it to import it."));
      continue;
    }
    entries.push_back({std::move(path), std::move(bytes)});
  }
  return entries;
}

Result<std::vector<ZipEntry>> open_zip(const NamedBytes& file) {
  std::vector<ReadingProblem> left_out;
  return open_zip(file, left_out);
}

}  // namespace regie
