// measure/detect/memory.cpp - the days that what was learned hangs on.
#include "measure/detect/memory.h"

#include <algorithm>

#include "measure/detect/limits.h"

namespace regie {

Day lesson_day(Day look) {
  constexpr Day a_monday = Day::of({2000, 1, 3});
  const int since = (look - a_monday) % lesson_every_days;
  return look - (since < 0 ? since + lesson_every_days : since);
}

Day look_back_from(DaySpan window) {
  return window.to + 1 - std::min(look_back_days + std::max(1, window.days()), look_days_max);
}

}  // namespace regie
