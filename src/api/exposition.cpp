// api/exposition.cpp - counts and gauges as lines: # HELP, # TYPE, samples.
#include "api/exposition.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/look_around.h"
#include "app/watch_queues.h"

namespace regie {
namespace {

/// Text in the making. A family is begun once, then its samples follow.
class Text {
 public:
  void family(std::string_view name, std::string_view type, std::string_view help) {
    name_ = name;
    out_ += fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
  }
  template <class Number>
  void sample(Number value, std::string_view labels = {}, std::string_view ending = {}) {
    out_ += labels.empty() ? fmt::format("{}{} {}\n", name_, ending, value)
                           : fmt::format("{}{}{{{}}} {}\n", name_, ending, labels, value);
  }
  template <class Number>
  void single(std::string_view name, std::string_view type, std::string_view help, Number value) {
    family(name, type, help);
    sample(value);
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string name_;
  std::string out_;
};

/// A value of a label; ours are names of routes and parts, and still a quote must not end it.
std::string label(std::string_view name, std::string_view value) {
  std::string escaped;
  for (const char letter : value) {
    if (letter == '\\' || letter == '"') escaped += '\\';
    if (letter == '\n')
      escaped += "\\n";
    else
      escaped += letter;
  }
  return fmt::format("{}=\"{}\"", name, escaped);
}

void add_durations(Text& text, RequestKind kind, const Durations& durations) {
  static constexpr const char* kinds[] = {"read", "write", "page"};
  const std::string of = label("kind", kinds[static_cast<int>(kind)]);
  std::int64_t count = 0;
  for (std::size_t i = 0; i < duration_ends_micros.size(); ++i) {
    count += durations.counts[i];
    const double end = static_cast<double>(duration_ends_micros[i]) / 1e6;
    text.sample(count, of + "," + label("le", fmt::format("{}", end)), "_bucket");
  }
  count += durations.counts.back();
  text.sample(count, of + ",le=\"+Inf\"", "_bucket");
  text.sample(static_cast<double>(durations.sum_micros) / 1e6, of, "_sum");
  text.sample(count, of, "_count");
}

void add_requests(Text& text, const VitalCounts& vitals, const HttpCounts& counts) {
  text.family("regie_requests_total", "counter", "Requests answered, by operation and class of status.");
  for (const auto& [key, count] : vitals.requests)
    text.sample(count,
                label("operation", key.first) + "," + label("status", fmt::format("{}xx", key.second)));
  text.family("regie_request_duration_seconds", "histogram", "Time to answer a request.");
  for (const auto& [kind, durations] : vitals.durations) add_durations(text, kind, durations);
  text.single("regie_connections_open", "gauge", "Connections of browsers and programs.",
              counts.connections.load());
  text.single("regie_requests_running", "gauge", "Requests that wait for a thread or have one.",
              counts.running.load());
  text.single("regie_connections_slow_total", "counter",
              "Connections ended because their request did not come in time.", counts.slow.load());
  text.family("regie_security_events_total", "counter",
              "Events that concern security, and exceptions, as the log tells them.");
  for (const auto& [event, count] : vitals.security) text.sample(count, label("event", event));
}

void add_work(Text& text, const VitalCounts& vitals, const Queues& queues) {
  text.single("regie_import_files_total", "counter", "Files imported at the desk.", vitals.imports.files);
  text.single("regie_import_files_refused_total", "counter", "Files that could not be read.",
              vitals.imports.files_refused);
  text.single("regie_import_rows_total", "counter", "Rows kept of imported files.", vitals.imports.rows_kept);
  text.single("regie_import_rows_set_aside_total", "counter", "Rows set aside with a reason.",
              vitals.imports.rows_set_aside);
  text.single("regie_jobs_running", "gauge", "Imports that run now.", queues.jobs_running);
  text.single("regie_webhook_queue", "gauge", "Notices that wait to be taken.", queues.notices_waiting);
  text.single("regie_webhook_taken_total", "counter", "Notices taken by their receiver.",
              vitals.notices_taken);
  text.single("regie_webhook_failures_total", "counter", "Tries of notices that were not taken.",
              vitals.notices_failed);
  text.single("regie_mail_queue", "gauge", "Letters that wait for the mail server.", queues.letters_waiting);
  text.single("regie_mail_in_doubt", "gauge", "Letters of which nobody knows whether they were sent.",
              queues.letters_in_doubt);
  text.single("regie_mail_sent_total", "counter", "Letters the mail server took.", vitals.letters_sent);
  text.single("regie_mail_failures_total", "counter", "Tries of letters that were not taken.",
              vitals.letters_failed);
}

void add_state(Text& text, Desk& desk) {
  text.single("regie_ready", "gauge", "1 where people can work, as /readyz says.",
              readiness(desk).ready() ? 1 : 0);
  std::map<std::string, int> by_part;
  for (const Trouble& trouble : desk.troubles.all()) ++by_part[trouble.part];
  text.family("regie_troubles", "gauge", "What does not work now, by part.");
  for (const auto& [part, count] : by_part) text.sample(count, label("part", part));
  text.single("regie_workspaces", "gauge", "Workspaces of this desk.", desk.workspaces.ids().size());
  text.single("regie_log_lines_lost_total", "counter", "Lines of the log that could not be written.",
              desk.world.log.lost());
}

void add_backups(Text& text, Desk& desk) {
  const auto at = last_backup_at(desk);
  if (!at) return;  // none that is known: a rule asks for absent()
  text.single("regie_backup_last_timestamp_seconds", "gauge", "When the last backup was made.", *at);
}

void add_machine(Text& text, const Desk& desk) {
  if (desk.world.machine == nullptr) return;
  const DiskState disk = desk.world.machine->disk(desk.workspaces.folder());
  text.single("regie_disk_free_bytes", "gauge", "Free on the disk of the workspaces.", disk.bytes_free);
  text.single("regie_disk_bytes", "gauge", "Size of that disk.", disk.bytes);
  text.single("regie_disk_free_files", "gauge", "Files that can still be made there.", disk.files_free);
  const ProcessState process = desk.world.machine->process();
  text.single("process_cpu_seconds_total", "counter", "Processor time used.", process.cpu_seconds);
  text.single("process_resident_memory_bytes", "gauge", "Memory in use.", process.resident_bytes);
  text.single("process_virtual_memory_bytes", "gauge", "Memory asked for.", process.virtual_bytes);
  text.single("process_open_fds", "gauge", "Open file descriptors.", process.files_open);
  text.single("process_max_fds", "gauge", "Most that may be open.", process.files_open_max);
  text.single("process_threads", "gauge", "Threads.", process.threads);
  text.single("process_start_time_seconds", "gauge", "When the program started.", process.started_at);
}

}  // namespace

std::string exposition(Desk& desk, const HttpCounts& counts) {
  Text text;
  text.family("regie_build_info", "gauge", "Always 1; its label tells the version.");
  text.sample(1, label("version", code_version));
  const VitalCounts vitals = desk.door().vitals.now();
  add_requests(text, vitals, counts);
  add_work(text, vitals, queues_of(desk));
  add_state(text, desk);
  add_backups(text, desk);
  add_machine(text, desk);
  return text.take();
}

}  // namespace regie
