// app/moment.h - what is going on around a day, as a text of this workspace is held against it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/workspace.h"
#include "voice/fitting.h"

namespace regie {

/// What a note or a line of news is felt for: from its day on.
inline constexpr int note_holds_days = 7;

/// The workspace's events, notes and news, each with the days it holds.
[[nodiscard]] Result<std::vector<ContextLine>> moment_of(const Workspace& workspace);

/// Texts of the brand, of all brands where none is named.
[[nodiscard]] Result<std::vector<std::string>> own_texts(const Workspace& workspace,
                                                         const std::string& brand);

/// News lines by file or typed: what no calendar knows.
struct NewsOutcome {
  std::int64_t read = 0;
  std::int64_t kept = 0;
  std::int64_t known = 0;                // there already
  std::vector<ReadingProblem> problems;  // one a line that was set aside
};
/// RSS, Atom, ICS, or CSV with a day and a title. read = kept + known + set aside.
/// Fails: news.no_columns, and as read_rows and read_feed.
Result<NewsOutcome> import_news(Workspace& workspace, const NamedBytes& file);
/// Fails: news.empty.
Result<NewsLine> add_news(Workspace& workspace, const NewsLine& line);
[[nodiscard]] Result<std::vector<NewsLine>> list_news(const Workspace& workspace);
/// Fails: news.unknown.
Result<Done> remove_news(Workspace& workspace, const std::string& id);

}  // namespace regie
