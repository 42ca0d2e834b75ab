// measure/detect/internal/judge.h - one series from raw days to a change and its e-value.
#pragma once

#include <optional>

#include "measure/detect/internal/observations.h"
#include "measure/finding.h"

namespace regie::detecting {

struct Judged {
  double log_e = 0;   // evidence that something reportable changed; tempered by what placebos overshoot
  Change change;      // filled where log_e says it may matter
  bool told = false;  // `change` is filled and large enough to be news
};

/// Old changes inside the look-back that are over before the window are set aside first, so that yesterday's
/// news does not hide today's. `describe_always`: fill the change however weak.
enum class Telling { where_it_matters, always };
[[nodiscard]] Judged judge(const MetricSeries& series, Observations days, Telling telling);

}  // namespace regie::detecting
