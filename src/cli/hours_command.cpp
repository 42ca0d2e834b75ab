// cli/hours_command.cpp - hours that stood out.
#include "cli/internal/hours_command.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "api/json_hours.h"
#include "app/hours.h"
#include "cli/internal/run.h"
#include "wording/hours_document.h"

namespace regie {

void add_hours_command(CLI::App& root, Options& options, const AddCommand& command) {
  CLI::App* hours =
      command(root, "hours",
              "Which hours stood out, each told from its past alone; of exports split by hour.\n"
              "Example:  regie hours clicks --days 7",
              run_hours);
  hours->add_option("metric", options.metric, "A count or an amount (default: each told by hour)");
  CLI::Option* day = hours->add_option("--day", options.day, "That day alone");
  hours->add_option("--days", options.window_days, "So many days, up to the last that is here (default: 7)")
      ->check(CLI::Range(1, 31))
      ->excludes(day);
  hours->add_option("--where", options.where, "Slice: dim=value,dim=value");
}

Exit run_hours(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const Reader reader, reader_of(world, workspace, options));
    HoursRequest request;
    request.metric = options.metric;
    TRY(request.where, parse_slice(options.where));
    TRY(request.day, parse_optional_day("--day", options.day));
    request.days = options.window_days;
    request.as_of = reader.now;
    TRY(const HoursReport report, hours(world, workspace, request));
    show_as_document(shell, options, report, reader);
    const bool any = std::any_of(report.series.begin(), report.series.end(),
                                 [](const HoursOfSeries& series) { return series.told.has_value(); });
    return any ? Exit::done : Exit::abstained;
  });
}

}  // namespace regie
