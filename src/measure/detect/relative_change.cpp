// measure/detect/relative_change.cpp - how far was a series from what was expected of given days?
#include "measure/detect/relative_change.h"

#include <algorithm>
#include <cmath>

#include "measure/detect/internal/describe.h"
#include "measure/detect/internal/learn.h"
#include "measure/detect/internal/look_back.h"
#include "measure/detect/internal/observations.h"

namespace regie {

using namespace detecting;

Answer<Estimate> relative_change(const MetricSeries& series, DaySpan span,
                                 const std::vector<CalendarDay>& calendar) {
  const auto days = observe(series, span, holiday_table(calendar));
  if (!days || days->first + days->look > span.from)
    return tl::unexpected(TooFew{0, 0, 0, "at least three weeks of daily values before these days"});
  const Learned learned = learn(*days);
  const Expectation seen = expectation(*days, learned, run_history(*days, learned), span);
  if (!(seen.expected > 0)) return tl::unexpected(TooFew{seen.n, 0, 0, "something counted on these days"});
  const double ratio = seen.observed / seen.expected;
  const double expected_up = std::log(seen.high / seen.expected);
  const double expected_down = std::log(seen.expected / seen.low);
  Estimate estimate{ratio - 1, {-1, 0, 0.95}};
  if (seen.observed_low > 0)
    estimate.interval.low =
        ratio * std::exp(-std::hypot(std::log(seen.observed / seen.observed_low), expected_up)) - 1;
  // Where nothing was seen the upper limit stands on what might have been.
  const double up = seen.observed > 0
                        ? std::hypot(std::log(seen.observed_high / seen.observed), expected_down)
                        : expected_down;
  estimate.interval.high =
      (seen.observed > 0 ? ratio : seen.observed_high / seen.expected) * std::exp(up) - 1;
  return estimate;
}

}  // namespace regie
