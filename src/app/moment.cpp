// app/moment.cpp - events, notes and news as lines with days.
#include "app/moment.h"

#include <set>
#include <utility>

#include "app/internal/row_texts.h"

namespace regie {

Result<std::vector<ContextLine>> moment_of(const Workspace& workspace) {
  std::vector<ContextLine> lines;
  TRY(const auto events, workspace.records->events());
  for (const EventRecord& event : events) lines.push_back({event.title, event.days});
  TRY(const auto notes, workspace.records->notes());
  for (const NoteRecord& note : notes)
    lines.push_back({note.text, DaySpan{note.from, note.from + (note_holds_days - 1)}});
  TRY(const auto news, workspace.records->voice().news());
  for (const NewsLine& line : news) lines.push_back({line.text, DaySpan{line.day, line.day}});
  return lines;
}

Result<std::vector<std::string>> own_texts(const Workspace& workspace, const std::string& brand) {
  TRY(const auto kept, workspace.records->voice().texts());
  std::vector<std::string> texts;
  for (const KeptText& one : kept)
    if (brand.empty() || one.text.brand == brand) texts.push_back(one.text.text);
  return texts;
}

Result<NewsLine> add_news(Workspace& workspace, const NewsLine& line) {
  NewsLine kept = line;
  if (kept.text.empty())
    return fail("news.empty", "A line of news needs some text.", "Nothing was changed.",
                "For example:  regie news add \"Flood in Limburg\" --from 2026-03-10");
  kept.id = short_id("h", kept.day.iso() + kept.text);
  TRY_DONE(workspace.records->voice().save_news(kept));
  return kept;
}

Result<NewsOutcome> import_news(Workspace& workspace, const NamedBytes& file) {
  TRY(const PlainTable table, read_rows_or_feed(file));
  const auto day = table.column("day|date|datum|dag|published|pubdate");
  const auto title = table.column("title|headline|titel|kop|text|tekst|news|nieuws|summary");
  if (!day || !title)
    return fail("news.no_columns", "No column of " + file.path + " holds a day, or none a headline.",
                "Nothing of it was kept.", "Name them `day` and `title` in its first line.");
  TRY(const auto had, workspace.records->voice().news());
  std::set<std::string> known;
  for (const NewsLine& one : had) known.insert(one.id);
  NewsOutcome outcome;
  TRY_DONE(workspace.records->together([&]() -> Result<Done> {
    for (const PlainRow& row : table.rows) {
      ++outcome.read;
      const DayCell read = day_of_cell(row.cells[*day]);
      const std::string& text = row.cells[*title];
      if (!read.day || text.empty()) {
        outcome.problems.push_back(
            text.empty() ? row_problem(table, row, *title, "news.no_text", "This line has no headline.")
                         : row_problem(table, row, *day, "news.no_day", "This is no day that can be read."));
        continue;
      }
      const std::string id = short_id("h", read.day->iso() + text);
      if (!known.insert(id).second) {
        ++outcome.known;
        continue;
      }
      TRY_DONE(workspace.records->voice().save_news({id, *read.day, text, file_name_of(file.path)}));
      ++outcome.kept;
    }
    return Done{};
  }));
  return outcome;
}

Result<std::vector<NewsLine>> list_news(const Workspace& workspace) {
  return workspace.records->voice().news();
}

Result<Done> remove_news(Workspace& workspace, const std::string& id) {
  TRY(const bool was_there, workspace.records->voice().remove_news(id));
  if (was_there) return Done{};
  return fail("news.unknown", "There is no line of news " + id + ".", "Nothing was changed.",
              "See those there are:  regie news");
}

}  // namespace regie
