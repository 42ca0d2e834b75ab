// api/answers_imports.cpp - files brought, previewed, imported, and how they were read.
#include <algorithm>
#include <charconv>

#include "api/csv.h"
#include "api/internal/answer.h"
#include "api/internal/json_import.h"
#include "app/import_files.h"
#include "app/last_resort.h"
#include "intake/known_names.h"

namespace regie {
namespace {

constexpr std::size_t page_default = 50;
constexpr std::size_t page_max = 200;

ReadOptions read_options(const Json& json) {
  ReadOptions options;
  options.platform = json.value("as", "");
  const std::string decimal = json.value("decimal", "");
  if (!decimal.empty()) options.decimal = decimal == "comma" ? DecimalSign::comma : DecimalSign::point;
  const std::string dates = json.value("dates", "");
  if (!dates.empty()) options.dates = dates == "dmy" ? DateOrder::dmy : DateOrder::mdy;
  if (json.contains("map"))
    for (const auto& [header, as] : json["map"].items())
      options.map.emplace_back(header, as.get<std::string>());
  return options;
}

void add_labels(Json& files) {
  for (Json& file : files)
    if (file["platform"].is_string()) file["label"] = platform_text(file["platform"].get<std::string>());
}

Json result_value(const std::vector<FileOutcome>& outcomes) {
  Json json = import_value(outcomes);
  add_labels(json["files"]);
  return json;
}

Result<HttpReply> previewed(World& world, const Upload& upload, const ReadOptions& options) {
  TRY(const auto outcomes, preview_bytes(world, {{upload.path, upload.bytes}, options}));
  return json_reply({{"upload", upload.id},
                     {"path", upload.path},
                     {"bytes", upload.bytes.size()},
                     {"files", result_value(outcomes)["files"]}},
                    201);
}

Result<std::shared_ptr<const Upload>> find_upload(const Asked& asked, const std::string& id) {
  Upload like;
  like.id = id;
  like.workspace = asked.path.at("workspace");
  like.account = asked.account;
  return asked.desk.uploads.find(like);
}

Result<HttpReply> answer_upload(Asked& asked) {
  asked.desk.uploads.forget_old(asked.desk.world.clock.now_seconds());
  TRY(const auto upload, asked.desk.uploads.add({{},
                                                 asked.path.at("workspace"),
                                                 asked.account,
                                                 asked.query("path"),
                                                 asked.request.body,
                                                 asked.desk.world.clock.now_seconds()}));
  return previewed(asked.desk.world, *upload, {});
}

Result<HttpReply> answer_preview(Asked& asked) {
  TRY(const auto upload, find_upload(asked, asked.id()));
  return previewed(asked.desk.world, *upload, read_options(asked.body));
}

Json job_value(const JobState& state) {
  static constexpr const char* phases[] = {"running", "done", "failed", "cancelled"};
  Json json{{"id", state.id},     {"kind", state.kind},   {"state", phases[static_cast<int>(state.phase)]},
            {"done", state.done}, {"total", state.total}, {"say", state.say},
            {"result", nullptr},  {"problem", nullptr}};
  if (state.phase == JobPhase::done) json["result"] = result_value(state.files);
  if (state.phase == JobPhase::failed || state.phase == JobPhase::cancelled)
    json["problem"] = problem_value(state.problem);
  return json;
}

struct Waiting {
  std::shared_ptr<const Upload> upload;
  ReadOptions options;
};

/// Told as sums, without names of files: those may name a client's campaigns.
void tell_imported(Desk& desk, const std::string& workspace, const std::vector<FileOutcome>& outcomes) {
  ImportCounts more;
  for (const FileOutcome& outcome : outcomes) {
    ++(outcome.fate == FileFate::refused ? more.files_refused : more.files);
    if (outcome.fate != FileFate::imported) continue;
    for (const TableReading& table : outcome.reading.tables) {
      more.rows_kept += table.rows.kept;
      more.rows_set_aside += table.rows.set_aside;
    }
  }
  desk.door().vitals.imported(more);
  desk.world.log.event({LogLevel::info,
                        "imported",
                        {{"workspace", workspace},
                         {"files", more.files},
                         {"files_refused", more.files_refused},
                         {"rows", more.rows_kept},
                         {"rows_set_aside", more.rows_set_aside}}});
}

/// All files that were named, one after the other, in the workspace of the job.
Result<std::vector<FileOutcome>> import_all(Desk& desk, const std::string& workspace,
                                            const std::vector<Waiting>& waiting, Progress& progress) {
  std::vector<FileOutcome> all;
  for (const Waiting& one : waiting) {
    TRY_DONE(desk.workspaces.use(workspace, [&](Workspace& open) -> Result<Done> {
      TRY(auto outcomes,
          import_bytes(desk.world, open, {{one.upload->path, one.upload->bytes}, one.options}, progress));
      tell_imported(desk, workspace, outcomes);
      std::move(outcomes.begin(), outcomes.end(), std::back_inserter(all));
      return Done{};
    }));
    desk.uploads.remove(one.upload->id);
  }
  // The page is made while the person still reads what was imported; what hinders it is told when it is
  // opened.
  static_cast<void>(desk.workspaces.use(workspace, [&](Workspace& open) -> Result<Done> {
    BriefRequest request;
    request.progress = &progress;
    TRY_DONE(brief(desk.world, open, request));
    return Done{};
  }));
  return all;
}

Result<HttpReply> answer_import(Asked& asked) {
  std::vector<Waiting> waiting;
  for (const Json& one : asked.body.at("uploads")) {
    TRY(auto upload, find_upload(asked, one.at("upload").get<std::string>()));
    waiting.push_back(
        {std::move(upload), one.contains("options") ? read_options(one["options"]) : ReadOptions()});
  }
  if (waiting.empty())
    return fail("import.nothing_found", "No file was named.", "Nothing was imported.", "Bring a file first.");
  JobState named;
  named.workspace = asked.path.at("workspace");
  named.account = asked.account;
  named.kind = "import";
  Desk& desk = asked.desk;
  TRY(const JobState started,
      desk.jobs.start(named, [&desk, workspace = named.workspace, waiting](Progress& progress) {
        return guarded(desk.door(), "import", [&] { return import_all(desk, workspace, waiting, progress); });
      }));
  return json_reply(job_value(started), 202);
}

Result<HttpReply> answer_job(Asked& asked) {
  TRY(const JobState state, asked.desk.jobs.find(asked.path.at("workspace"), asked.id()));
  return json_reply(job_value(state));
}

Result<HttpReply> answer_watch(Asked& asked) {
  auto stream = std::make_shared<EventStream>();
  TRY_DONE(asked.desk.jobs.watch(asked.path.at("workspace"), asked.id(), [stream](const JobState& state) {
    stream->send(job_value(state).dump(-1, ' ', false, Json::error_handler_t::replace));
    if (state.phase != JobPhase::running) stream->close();
  }));
  HttpReply reply{200, "text/event-stream"};
  reply.events = std::move(stream);
  return reply;
}

Result<HttpReply> answer_cancel(Asked& asked) {
  TRY(const JobState state, asked.desk.jobs.cancel(asked.path.at("workspace"), asked.id()));
  return json_reply(job_value(state));
}

Json card_value(const ImportRecord& import) {
  const FileReading& reading = import.reading;
  RowCounts rows;
  bool matches = true;
  std::optional<DaySpan> days;
  for (const TableReading& table : reading.tables) {
    rows.read += table.rows.read;
    rows.kept += table.rows.kept;
    rows.set_aside += table.rows.set_aside;
    rows.totals_dropped += table.rows.totals_dropped;
    for (const TotalCheck& check : table.checks) matches = matches && check.match;
    if (table.days)
      days = days ? DaySpan{std::min(days->from, table.days->from), std::max(days->to, table.days->to)}
                  : *table.days;
  }
  const std::string platform = reading.tables.empty() ? "" : reading.tables.front().platform;
  return {{"id", import.id.text},
          {"path", reading.path.substr(reading.path.rfind('/') + 1)},
          {"platform", text_or_null(platform)},
          {"label", platform_text(platform)},
          {"at_seconds", import.at_seconds},
          {"from", days ? Json(days->from.iso()) : Json(nullptr)},
          {"to", days ? Json(days->to.iso()) : Json(nullptr)},
          {"rows", rows_value(rows)},
          {"problems", static_cast<std::int64_t>(reading.problems.size()) + reading.problems_left_out},
          {"checks_match", matches},
          {"replaced_rows", import.replaced_rows}};
}

Result<HttpReply> answer_imports(Asked& asked) {
  TRY(auto imports, list_imports(*asked.workspace));
  std::reverse(imports.begin(), imports.end());
  const std::string limit = asked.query("limit");
  std::size_t most = page_default;
  std::from_chars(limit.data(), limit.data() + limit.size(), most);
  most = std::clamp<std::size_t>(most, 1, page_max);
  auto at = imports.begin();
  if (const std::string after = asked.query("after"); !after.empty()) {
    at = std::find_if(imports.begin(), imports.end(),
                      [&](const ImportRecord& import) { return import.id.text == after; });
    if (at != imports.end()) ++at;
  }
  Json json{{"imports", Json::array()}, {"next", nullptr}};
  for (; at != imports.end() && json["imports"].size() < most; ++at)
    json["imports"].push_back(card_value(*at));
  if (at != imports.end() && !json["imports"].empty()) json["next"] = json["imports"].back()["id"];
  return json_reply(json);
}

Result<HttpReply> answer_one_import(Asked& asked) {
  TRY(const ImportRecord import, find_import(*asked.workspace, {asked.id()}));
  return json_reply(
      result_value({{FileFate::imported, import.reading, import.id, import.replaced_rows, {}}}));
}

Result<HttpReply> answer_problems(Asked& asked) {
  TRY(const ImportRecord import, find_import(*asked.workspace, {asked.id()}));
  std::vector<std::vector<std::string>> rows{{"line", "column", "value", "code", "problem"}};
  for (const ReadingProblem& problem : import.reading.problems)
    rows.push_back({std::to_string(problem.line), problem.column, problem.value, problem.code, problem.say});
  HttpReply reply{200, "text/csv; charset=utf-8"};
  reply.body = csv_text(rows, asked.query("format") == "excel_nl" ? CsvDialect::excel_nl : CsvDialect::plain);
  reply.headers.emplace_back("Content-Disposition",
                             "attachment; filename=\"problems-" + import.id.text + ".csv\"");
  return reply;
}

Result<HttpReply> answer_measures(Asked&) {
  const KnownNames& names = known_names();
  Json platforms = Json::array();
  for (const std::string& name : names.platforms)
    platforms.push_back({{"name", name}, {"label", platform_text(name)}});
  return json_reply(
      {{"measures", names.measures}, {"dimensions", names.dimensions}, {"platforms", platforms}});
}

}  // namespace

std::vector<Route> import_routes() {
  using enum Keep;
  constexpr Right import = may_do(Deed::import_files);
  return {
      {"upload", "POST", "/api/v1/w/{workspace}/uploads", import, "path", "bytes", "Upload",
       "Bring a file; nothing is imported yet", never, answer_upload},
      {"preview_upload", "POST", "/api/v1/w/{workspace}/uploads/{id}/preview", import, "", "ReadOptions",
       "Upload", "How it would be read with other options", never, answer_preview},
      {"import_uploads", "POST", "/api/v1/w/{workspace}/imports", import, "", "NewImport", "Job",
       "Import what was brought", never, answer_import},
      {"imports", "GET", "/api/v1/w/{workspace}/imports", for_reader, "after,limit", "", "Imports",
       "What was imported, latest first", until_act, answer_imports},
      {"import", "GET", "/api/v1/w/{workspace}/imports/{id}", for_reader, "", "", "ImportResult",
       "How a file was read", until_act, answer_one_import},
      {"import_problems", "GET", "/api/v1/w/{workspace}/imports/{id}/problems.csv", for_reader, "format", "",
       "csv", "Its problems as a table", never, answer_problems},
      {"measures", "GET", "/api/v1/w/{workspace}/measures", for_reader, "", "", "MeasureNames",
       "What a column can be", until_act, answer_measures},
      {"job", "GET", "/api/v1/w/{workspace}/jobs/{id}", import, "", "", "Job", "How far long work is", never,
       answer_job},
      {"watch_job", "GET", "/api/v1/w/{workspace}/jobs/{id}/events", import, "", "", "events",
       "The same, told as it goes on: server-sent events, each a Job", never, answer_watch},
      {"cancel_job", "DELETE", "/api/v1/w/{workspace}/jobs/{id}", import, "", "", "Job",
       "Stop it; what was imported so far stays", never, answer_cancel},
  };
}

}  // namespace regie
