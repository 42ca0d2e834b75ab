// app/vitals.cpp - sums under one guard.
#include "app/vitals.h"

#include <algorithm>

namespace regie {

void Vitals::answered(const AnsweredRequest& request) {
  const auto end = std::lower_bound(duration_ends_micros.begin(), duration_ends_micros.end(), request.micros);
  const std::lock_guard held(guard_);
  ++counts_.requests[{request.operation, request.status / 100}];
  Durations& durations = counts_.durations[request.kind];
  ++durations.counts[static_cast<std::size_t>(end - duration_ends_micros.begin())];
  durations.sum_micros += request.micros;
}

void Vitals::imported(const ImportCounts& more) {
  const std::lock_guard held(guard_);
  counts_.imports.files += more.files;
  counts_.imports.files_refused += more.files_refused;
  counts_.imports.rows_kept += more.rows_kept;
  counts_.imports.rows_set_aside += more.rows_set_aside;
}

void Vitals::security(const std::string& event) {
  const std::lock_guard held(guard_);
  ++counts_.security[event];
}

void Vitals::notice(bool was_taken) {
  const std::lock_guard held(guard_);
  ++(was_taken ? counts_.notices_taken : counts_.notices_failed);
}

void Vitals::letter(bool was_sent) {
  const std::lock_guard held(guard_);
  ++(was_sent ? counts_.letters_sent : counts_.letters_failed);
}

VitalCounts Vitals::now() const {
  const std::lock_guard held(guard_);
  return counts_;
}

}  // namespace regie
