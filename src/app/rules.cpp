// app/rules.cpp - versions of the signature table, and the last weeks told again with another one.
#include "app/rules.h"

#include <algorithm>

#include "app/accounts.h"
#include "app/brief.h"
#include "app/internal/overview.h"
#include "app/internal/weigh.h"
#include "measure/explain/rules.h"
#include "store/archive/archive.h"

namespace regie {
namespace {

constexpr int week_days = 7;
constexpr double moved_min = 0.01;  // a point of probability; less is not seen on the page

Result<std::string> read_text(World& world, const std::string& path) {
  TRY(const auto bytes, world.files.open(path));
  return std::string(bytes->view());
}

}  // namespace

Result<RulesInForce> find_rules(const Workspace& workspace) {
  TRY(const auto versions, workspace.records->statements().rules());
  RulesInForce found{std::string(explaining::rules_text()), {}};
  std::string instead = "The one that Regie came with is in force.";
  for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
    const auto table = explaining::read_rules({version->text, 0});
    const std::string name = "version " + std::to_string(version->version);
    if (table) {
      found.text = version->text;
      instead = "The table before it, " + name + ", is in force.";
      break;
    }
    if (!found.passed_over)
      found.passed_over = Problem{"rules.passed_over",
                                  "The rule table of " + name + " cannot be read. " + table.error().say,
                                  {},
                                  "Adopt one that can be read:  regie rules adopt FILE --by NAME --text WHY"};
  }
  if (found.passed_over) found.passed_over->kept = instead;
  return found;
}

Result<std::string> rules_in_force(const Workspace& workspace) {
  TRY(auto found, find_rules(workspace));
  return std::move(found.text);
}

Result<RulesVersion> adopt_rules(World& world, Workspace& workspace, const AdoptRequest& request) {
  if (request.text.empty())
    return fail("rules.no_text", "A changed table needs a line that says why.", "Nothing was changed.",
                "For example:  --text \"saturation was blamed too often\"");
  TRY(const std::string text, read_text(world, request.path));
  TRY(const std::string old_text, rules_in_force(workspace));
  TRY(const auto versions, workspace.records->statements().rules());
  const auto newest = versions.empty() ? 0 : static_cast<int>(versions.back().version);  // readable or not
  TRY(const auto table,
      explaining::read_rules({text, std::max(newest, explaining::parse_rules(old_text).version)}));
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::change_rules));
  RulesVersion version{table.version, text, request.text, {account.name, world.clock.now_seconds(), {}}};
  version.signature.content_sha256 = sha256_hex(statement_of(version));
  TRY_DONE(workspace.records->statements().save_rules(version));
  return version;
}

Result<Replay> replay_rules(World& world, const Workspace& workspace, const ReplayRequest& request) {
  TRY(const std::string text, read_text(world, request.path));
  TRY(const auto table, explaining::read_rules({text, 0}));
  const Day as_of = request.as_of.value_or(world.clock.today(workspace.settings.time_zone));
  Replay replay;
  for (int week = request.weeks - 1; week >= 0; --week) {
    const Day then = as_of - week * week_days;
    auto page = brief(world, workspace, {then, week_days});
    if (!page && page.error().code == "brief.no_imports") continue;
    if (!page) return tl::unexpected(page.error());
    ++replay.weeks;
    TRY(Overview overview, read_overview(workspace, page->window));
    overview.rules = table;
    std::vector<Finding> again = page->findings;
    for (Finding& finding : again) TRY_DONE(add_candidates(workspace, overview, finding));
    share_candidates(again);
    for (std::size_t i = 0; i < again.size(); ++i) {
      ++replay.findings;
      const RuleDifference difference = compare_candidates(page->findings[i].candidates, again[i].candidates);
      if (difference.moved >= moved_min)
        replay.changed.push_back({then, page->findings[i], again[i].candidates, difference});
    }
  }
  return replay;
}

}  // namespace regie
