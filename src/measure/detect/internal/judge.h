// measure/detect/internal/judge.h - one series from raw days to a change and its e-value.
#pragma once

#include <optional>

#include "measure/detect/internal/lesson.h"
#include "measure/detect/internal/observations.h"
#include "measure/finding.h"

namespace regie::detecting {

struct Judged {
  double log_e = 0;   // evidence that something reportable changed; tempered by what placebos overshoot
  Change change;      // where it was asked for
  bool told = false;  // `change` is filled and large enough to be news
};

/// Old changes inside the look-back that are over before the window are set aside first, so that yesterday's
/// news does not hide today's.
/// `evidence`: log_e alone; `change`: the change with it; `always`: the change however weak.
enum class Telling { evidence, change, always };
/// Requires: `lesson` is that of `days`.
[[nodiscard]] Judged judge(const MetricSeries& series, const Lesson& lesson, Observations days,
                           Telling telling);

}  // namespace regie::detecting
