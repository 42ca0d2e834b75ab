// api/json.h - results as JSON documents, exactly as docs/reference/json.md says. UTF-8, keys in a fixed
// order.
#pragma once

#include <string>
#include <vector>

#include "app/brief.h"
#include "app/explain_metric.h"
#include "app/import_files.h"
#include "app/rebuild.h"
#include "app/sources.h"
#include "simulate/simulate.h"

namespace regie {

[[nodiscard]] std::string json_of(const Brief& page);
[[nodiscard]] std::string json_of(const Explanation& explanation);
[[nodiscard]] std::string json_of(const std::vector<FileOutcome>& files);
[[nodiscard]] std::string json_of(const std::vector<SourceCoverage>& sources);
[[nodiscard]] std::string json_of(const std::vector<Metric>& metrics);
[[nodiscard]] std::string json_of(const std::vector<EventRecord>& events);
[[nodiscard]] std::string json_of(const std::vector<NoteRecord>& notes);
[[nodiscard]] std::string json_of(const RebuildOutcome& outcome);
[[nodiscard]] std::string json_of(const Truth& truth);
/// RFC 9457 members plus `code`, `kept`, `remedy`.
[[nodiscard]] std::string json_of(const Problem& problem);

}  // namespace regie
