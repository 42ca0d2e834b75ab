// measure/explain/lead_time.cpp - notes beside findings.
#include "measure/explain/lead_time.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "measure/explain/scene.h"
#include "stats/median.h"

namespace regie {
namespace {

bool may_announce(const WrittenNote& note, const AnnouncedFinding& finding) {
  return !contradicts(note.slice, finding.slice) && note.day >= finding.told - note_before_told_days &&
         note.day <= finding.told + note_after_told_days &&
         note.day >= finding.onset - note_before_onset_days;
}

}  // namespace

LeadTimes lead_times(const std::vector<WrittenNote>& notes, const std::vector<AnnouncedFinding>& findings) {
  LeadTimes times;
  std::vector<int> days;
  for (const WrittenNote& note : notes) {
    const AnnouncedFinding* best = nullptr;
    const auto nearness = [&](const AnnouncedFinding& finding) {
      return std::tuple(std::abs(finding.onset - note.day), finding.told, finding.id);
    };
    for (const AnnouncedFinding& finding : findings)
      if (may_announce(note, finding) && (best == nullptr || nearness(finding) < nearness(*best)))
        best = &finding;
    Lead lead{note.id, {}, 0};
    if (best != nullptr) {
      lead.finding = best->id;
      lead.days = best->told - note.day;
      days.push_back(lead.days);
    }
    times.leads.push_back(std::move(lead));
  }
  times.paired = static_cast<int>(days.size());
  if (days.empty()) return times;
  const auto first = std::count_if(days.begin(), days.end(), [](int lead) { return lead > 0; });
  times.first = static_cast<double>(first) / static_cast<double>(days.size());
  times.median_days = median({days.begin(), days.end()});
  return times;
}

}  // namespace regie
