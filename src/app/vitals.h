// app/vitals.h - what a running desk counts of its own work, for whoever watches over it. No workspace, no
// person: sums of the whole desk.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace regie {

/// Upper ends in microseconds. From what a page takes that was kept to what nobody waits for.
inline constexpr std::array<std::int64_t, 11> duration_ends_micros{
    5'000, 10'000, 25'000, 50'000, 100'000, 250'000, 500'000, 1'000'000, 2'500'000, 5'000'000, 10'000'000};

struct Durations {
  std::array<std::int64_t, duration_ends_micros.size() + 1> counts{};  // the last: longer than all ends
  std::int64_t sum_micros = 0;
};

enum class RequestKind { read, write, page };

struct AnsweredRequest {
  std::string operation;  // as in the table of routes; "none" where there is no such route
  RequestKind kind = RequestKind::read;
  int status = 200;
  std::int64_t micros = 0;
};

struct ImportCounts {
  std::int64_t files = 0, files_refused = 0, rows_kept = 0, rows_set_aside = 0;
};

/// As they stand at one moment.
struct VitalCounts {
  std::map<std::pair<std::string, int>, std::int64_t> requests;  // by operation and status / 100
  std::map<RequestKind, Durations> durations;
  std::map<std::string, std::int64_t> security;  // by event: "sign_in_failed", "exception"
  ImportCounts imports;
  std::int64_t notices_taken = 0, notices_failed = 0;
  std::int64_t letters_sent = 0, letters_failed = 0;
};

/// Safe to call from several threads. Counts since the start.
class Vitals {
 public:
  void answered(const AnsweredRequest& request);
  void imported(const ImportCounts& more);
  void security(const std::string& event);
  void notice(bool was_taken);
  void letter(bool was_sent);
  [[nodiscard]] VitalCounts now() const;

 private:
  mutable std::mutex guard_;
  VitalCounts counts_;
};

}  // namespace regie
