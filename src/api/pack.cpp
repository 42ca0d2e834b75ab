// api/pack.cpp - each page of a pack.
#include "api/pack.h"

#include <fmt/format.h>

#include <cmath>
#include <set>

#include "api/csv.h"
#include "api/internal/html.h"
#include "api/internal/page_frame.h"
#include "api/records_json.h"
#include "wording/calendar_feed.h"
#include "wording/document.h"
#include "wording/pack_words.h"

namespace regie {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string time_text(std::int64_t at_seconds) {
  constexpr std::int64_t day_seconds = 86400;
  const std::int64_t rest = (at_seconds % day_seconds + day_seconds) % day_seconds;
  const Day day(static_cast<std::int32_t>((at_seconds - rest) / day_seconds));
  return fmt::format("{}T{:02}:{:02}:{:02}Z", day.iso(), rest / 3600, rest / 60 % 60, rest % 60);
}

std::string number(double value) { return std::isnan(value) ? std::string() : fmt::format("{}", value); }

Rows event_rows(const PackContents& contents) {
  Rows rows{{"id", "from", "to", "title", "kind", "slice", "moves", "import"}};
  for (const EventRecord& event : contents.events)
    rows.push_back({event.id.text, event.days.from.iso(), event.days.to.iso(), event.title, event.kind,
                    slice_text(event.where), event.moves, event.import.text});
  return rows;
}

Rows note_rows(const PackContents& contents) {
  Rows rows{{"id", "day", "slice", "text", "written_at"}};
  for (const NoteRecord& note : contents.notes)
    rows.push_back(
        {note.id.text, note.from.iso(), slice_text(note.where), note.text, time_text(note.at_seconds)});
  return rows;
}

Rows finding_rows(const PackContents& contents) {
  Rows rows{{"id", "told_at", "metric", "slice", "direction", "onset", "from", "to", "expected", "observed",
             "likeliest_candidate", "its_title", "its_probability"}};
  for (const ToldFinding& told : contents.told) {
    const FindingInBrief& finding = told.finding;
    rows.push_back({finding.id.text, time_text(told.at_seconds), finding.metric, slice_text(finding.slice),
                    std::string(finding.direction == Direction::down ? "down" : "up"),
                    finding.onset.day.iso(), finding.window.from.iso(), finding.window.to.iso(),
                    number(finding.expected), number(finding.observed), std::string(kind_name(told.top_kind)),
                    told.top_title, number(told.top_probability)});
  }
  return rows;
}

Rows import_rows(const PackContents& contents) {
  Rows rows{{"number", "id", "imported_at", "file", "in_this_pack", "sha256", "platforms", "from", "to",
             "rows_read", "rows_kept", "rows_set_aside", "totals_dropped"}};
  for (const PackOriginal& original : contents.originals) {
    const ImportRecord& import = original.import;
    RowCounts counts;
    std::set<std::string> platforms;
    std::optional<DaySpan> days;
    for (const TableReading& table : import.reading.tables) {
      counts.read += table.rows.read;
      counts.kept += table.rows.kept;
      counts.set_aside += table.rows.set_aside;
      counts.totals_dropped += table.rows.totals_dropped;
      platforms.insert(table.platform);
      if (!table.days) continue;
      if (!days) days = table.days;
      days = DaySpan{std::min(days->from, table.days->from), std::max(days->to, table.days->to)};
    }
    std::string names;
    for (const std::string& platform : platforms) names += (names.empty() ? "" : " ") + platform;
    rows.push_back({std::to_string(import.sequence), import.id.text, time_text(import.at_seconds),
                    import.reading.path, original.path, import.sha256, names, days ? days->from.iso() : "",
                    days ? days->to.iso() : "", std::to_string(counts.read), std::to_string(counts.kept),
                    std::to_string(counts.set_aside), std::to_string(counts.totals_dropped)});
  }
  return rows;
}

Rows figure_rows(const PackFigures& figures) {
  Rows rows{{"day", "platform"}};
  if (figures.by_campaign) rows[0].push_back("campaign");
  rows[0].push_back("currency");
  for (const std::string& measure : figures.measures) rows[0].push_back(measure);
  for (const SeriesTable::Line& line : figures.days.lines)
    for (std::size_t day = 0; day < figures.days.days.size(); ++day) {
      std::vector<std::string> row{figures.days.days[day].iso(), figures.platform};
      if (figures.by_campaign) row.push_back(line.key.empty() ? "" : line.key.front());
      row.push_back(figures.currency);
      for (const auto& sums : line.sums) row.push_back(number(sums[day]));
      rows.push_back(std::move(row));
    }
  return rows;
}

/// "google_ads/day/campaign+device" -> "figures/google-ads-day-campaign-device.csv": a name that Markdown
/// leaves as it is.
std::string figures_path(const std::string& report, std::set<std::string>& taken) {
  std::string name;
  for (const char c : report) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    name += is_plain ? c : '-';
  }
  constexpr std::size_t name_bytes_max = 100;
  name.resize(std::min(name.size(), name_bytes_max));
  while (name.ends_with('-')) name.pop_back();  // a report without dimensions
  std::string path = "figures/" + name + ".csv";
  for (int more = 2; !taken.insert(path).second; ++more) path = fmt::format("figures/{}-{}.csv", name, more);
  return path;
}

std::string index_html(const PackContents& contents, const std::vector<std::string>& paths,
                       const Reader& reader) {
  const PackOpening opening = pack_opening(contents, reader);
  std::string html = page_head(opening.title, reader.language == Language::nl ? "nl" : "en");
  html += fmt::format("<h1>{}</h1><p>{}</p><p>{}</p><p class=\"soft\">{}</p><h2>{}</h2><ul>",
                      html_text(opening.title), html_text(opening.about), html_text(opening.whole),
                      html_text(opening.sealed), html_text(opening.files));
  for (const std::string& path : paths)
    html += fmt::format("<li><a href=\"{0}\">{0}</a> <span class=\"soft\">{1}</span></li>", html_text(path),
                        html_text(pack_file_words(path, reader)));
  return html + "</ul></main></body></html>\n";
}

std::string readme(const PackContents& contents, const std::vector<std::string>& paths,
                   const Reader& reader) {
  const PackOpening opening = pack_opening(contents, reader);
  Document document;
  document.title(opening.title);
  document.line(opening.about);
  document.line(opening.whole);
  document.quiet(opening.sealed);
  document.heading(opening.files);
  for (const std::string& path : paths) document.item(path + ": " + pack_file_words(path, reader));
  return markdown_of(document);
}

}  // namespace

std::vector<PackPage> pack_pages(const PackContents& contents, const Reader& reader) {
  const auto table = [](const Rows& rows) { return csv_text(rows, CsvDialect::plain); };
  std::vector<PackPage> pages;
  pages.push_back(
      {"events.ics", event_calendar_of({contents.settings.name, contents.now_seconds, contents.events})});
  pages.push_back({"events.csv", table(event_rows(contents))});
  pages.push_back({"notes.csv", table(note_rows(contents))});
  pages.push_back({"findings.csv", table(finding_rows(contents))});
  pages.push_back({"reasons.md", markdown_of(reasons_pack(contents, reader))});
  pages.push_back({"decisions.md", markdown_of(decisions_pack(contents, reader))});
  pages.push_back({"imports.csv", table(import_rows(contents))});
  pages.push_back({"records.json", records_json(contents)});
  std::set<std::string> taken;
  for (const PackFigures& figures : contents.figures)
    pages.push_back({figures_path(figures.report, taken), table(figure_rows(figures))});
  std::vector<std::string> paths{"README.md"};
  for (const PackPage& page : pages) paths.push_back(page.path);
  for (const PackOriginal& original : contents.originals) paths.push_back(original.path);
  pages.push_back({"README.md", readme(contents, paths, reader)});
  pages.push_back({"index.html", index_html(contents, paths, reader)});
  return pages;
}

}  // namespace regie
