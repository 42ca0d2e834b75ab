// app/internal/kept.h - what was made of the stores and still holds, so that an open workspace answers at
// once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/brief.h"
#include "app/internal/overview.h"
#include "app/workspace.h"
#include "inbox/tone.h"
#include "measure/detect/detect.h"

namespace regie {

/// Kept by the number of the last act that matters to it: an act journalled since makes it void, whoever
/// wrote it. Nothing here can differ from what the stores would give again.
template <class Key, class Value>
class KeptBy {
 public:
  explicit KeptBy(std::size_t most) : most_(most) {}
  /// Nothing where it is not there, or void.
  [[nodiscard]] std::shared_ptr<const Value> find(std::int64_t act, const Key& key) {
    if (act != act_) values_.clear();
    act_ = act;
    const auto found = values_.find(key);
    return found == values_.end() ? nullptr : found->second;
  }
  std::shared_ptr<const Value> keep(const Key& key, Value value) {
    if (values_.size() >= most_) values_.clear();
    auto kept = std::make_shared<const Value>(std::move(value));
    values_[key] = kept;
    return kept;
  }

 private:
  std::size_t most_;
  std::int64_t act_ = -1;
  std::map<Key, std::shared_ptr<const Value>> values_;
};

inline constexpr std::size_t watched_kept_max =
    3;  // some tens of megabytes each for three years of daily figures
inline constexpr std::size_t briefs_kept_max = 24;  // weeks that people page through; some kilobytes each

inline constexpr std::size_t tones_kept_max = 20'000;  // readings of messages; half a kilobyte each

using Days = std::pair<Day, Day>;

/// What was learned of the series of the latest days looked at. No act makes it void: each lesson says of
/// which days it is, and is used for those alone.
struct LearnedSeries {
  DetectMemory memory;
  Day to;  // of the window it was last taken from
  /// A look at earlier weeks leaves it; one that was stopped adds what it came to.
  void keep(Day window_to, const DetectOutput& seen);
};

struct Kept {
  LearnedSeries learned;
  KeptBy<int, std::vector<ReportInfo>> reports{1};
  KeptBy<Days, Watched> watched{watched_kept_max};
  KeptBy<Days, Brief> placed{briefs_kept_max};                           // findings without candidates
  KeptBy<std::pair<Days, std::string>, Brief> weighed{briefs_kept_max};  // with them, in one language
  KeptBy<std::string, inbox::ToneReading> tones{tones_kept_max};         // of messages, by id; never on disk
};

/// What the facts hold, as every page asks it.
[[nodiscard]] Result<std::shared_ptr<const std::vector<ReportInfo>>> reports_of(const Workspace& workspace);

/// The last act that changes figures, or how they are read: imports, metrics, settings.
[[nodiscard]] Result<std::int64_t> last_figures_act(const Workspace& workspace);
/// The last act that changes candidates too: events, reasons and their ends, rules.
[[nodiscard]] Result<std::int64_t> last_context_act(const Workspace& workspace);

}  // namespace regie
