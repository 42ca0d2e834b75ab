// measure/finding.cpp - stable names of kinds, as JSON, rules and truths use them.
#include "measure/finding.h"

namespace regie {

std::string_view kind_name(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::spike:
      return "spike";
    case ChangeKind::level_shift:
      return "level_shift";
    case ChangeKind::trend:
      return "trend";
    case ChangeKind::stopped:
      return "stopped";
    case ChangeKind::started:
      return "started";
    case ChangeKind::tracking:
      return "tracking";
  }
  return "";
}

std::string_view kind_name(CandidateKind kind) {
  switch (kind) {
    case CandidateKind::outside_event:
      return "outside_event";
    case CandidateKind::own_change:
      return "own_change";
    case CandidateKind::platform_change:
      return "platform_change";
    case CandidateKind::tracking:
      return "tracking";
    case CandidateKind::calendar:
      return "calendar";
    case CandidateKind::mix:
      return "mix";
    case CandidateKind::saturation:
      return "saturation";
    case CandidateKind::none_of_these:
      return "none_of_these";
  }
  return "";
}

}  // namespace regie
