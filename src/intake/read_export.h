// intake/read_export.h - bytes of an export in, typed rows and a list of problems out.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/files.h"
#include "base/result.h"
#include "intake/facts.h"
#include "intake/report.h"

namespace regie {

enum class DecimalSign { sniff, comma, point };
enum class DateOrder { sniff, dmy, mdy };

struct ReadOptions {
  std::string platform;  // "" = sniff
  DecimalSign decimal = DecimalSign::sniff;
  DateOrder dates = DateOrder::sniff;
  std::vector<std::pair<std::string, std::string>> map;  // header -> canonical name, "day" or "" to leave out
};

struct NamedBytes {
  std::string path;  // for the report, and its file name as a hint
  std::string_view bytes;
  const FileBytes* held = nullptr;  // where `bytes` are all of an open file: another program is handed that
};

/// Reads one export file (CSV of any dialect, XLSX, ICS).
///   Two passes over the bytes: the first settles encoding, header, types of every column over all rows;
///   the second hands typed rows to `sink` in batches.
/// Holds:  for every table rows.read == kept + set_aside + totals_dropped; no row is lost without a problem.
/// Fails:  intake.empty, intake.not_a_table (a picture named .csv), intake.too_large, intake.bomb,
///         intake.no_day - the sink has then seen nothing.
/// Cost:   linear; memory flat apart from dictionaries.
[[nodiscard]] Result<FileReading> read_export(const NamedBytes& file, const ReadOptions& options,
                                              FactSink& sink);

/// A zip of exports: names and bytes of its entries. Limits as for XLSX.
struct ZipEntry {
  std::string path;
  std::string bytes;
};
[[nodiscard]] bool is_plain_zip(std::string_view bytes);  // a zip that is not an XLSX
[[nodiscard]] Result<std::vector<ZipEntry>> open_zip(const NamedBytes& file);
/// The same, telling which files were left out and why (a zip inside the zip, a path that leads out of it).
[[nodiscard]] Result<std::vector<ZipEntry>> open_zip(const NamedBytes& file,
                                                     std::vector<ReadingProblem>& left_out);

}  // namespace regie
