// measure/explain/footprint_text.cpp - reads and writes lists of cells.
#include "measure/explain/footprint_text.h"

#include <algorithm>
#include <optional>

namespace regie {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  text.remove_prefix(std::min(text.find_first_not_of(blank), text.size()));
  return text.substr(0, text.find_last_not_of(blank) + 1);
}

std::vector<std::string_view> cells_of(std::string_view text) {
  std::vector<std::string_view> cells;
  bool inside = false;
  std::size_t from = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char letter = i < text.size() ? text[i] : ';';
    if (letter == '{') inside = true;
    if (letter == '}') inside = false;
    const bool ends = i == text.size() || (!inside && (letter == ';' || letter == ','));
    if (!ends) continue;
    const std::string_view cell = trimmed(text.substr(from, i - from));
    if (!cell.empty()) cells.push_back(cell);
    from = i + 1;
  }
  return cells;
}

tl::unexpected<Problem> bad(std::string_view cell, const std::string& what) {
  return fail("reason.bad_footprint", "\"" + std::string(cell) + "\" " + what + ".", "Nothing was changed.",
              "For example:  registrations:down; impressions{campaign=Webinars,country=NL}:still");
}

/// Nothing where a part has no name. A part without '=' belongs to the value before it.
std::optional<Slice> read_slice(std::string_view text) {
  Slice slice;
  std::string* value = nullptr;
  while (!text.empty()) {
    const std::size_t cut = std::min(text.find(','), text.size());
    const std::string_view part = text.substr(0, cut);
    text.remove_prefix(std::min(cut + 1, text.size()));
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos) {
      if (value == nullptr) return std::nullopt;
      *value += "," + std::string(part);
      continue;
    }
    const std::string_view name = trimmed(part.substr(0, equals));
    if (name.empty()) return std::nullopt;
    value = &slice[std::string(name)];
    *value = trimmed(part.substr(equals + 1));
    if (value->empty()) return std::nullopt;
  }
  return slice;
}

Result<FootprintCell> read_cell(std::string_view text, std::string_view unless_told) {
  FootprintCell cell;
  const std::size_t open = text.find('{');
  const std::size_t close = text.rfind('}');
  if ((open == std::string_view::npos) != (close == std::string_view::npos) ||
      (open != std::string_view::npos && close < open))
    return bad(text, "opens a brace and does not close it, or the other way round");
  const std::size_t after = open == std::string_view::npos ? 0 : close + 1;
  const std::size_t colon = text.find(':', after);
  const std::string_view direction =
      colon == std::string_view::npos ? unless_told : trimmed(text.substr(colon + 1));
  if (direction != "up" && direction != "down" && direction != "still")
    return bad(text, "does not say up, down or still");
  cell.expected = direction;
  const std::string_view name = text.substr(0, open == std::string_view::npos ? colon : open);
  cell.metric = trimmed(name);
  if (cell.metric.empty()) return bad(text, "names no metric");
  if (open == std::string_view::npos) return cell;
  const auto slice = read_slice(text.substr(open + 1, close - open - 1));
  if (!slice) return bad(text, "has a part in braces that is not dimension=value");
  cell.slice = *slice;
  return cell;
}

}  // namespace

Result<std::vector<FootprintCell>> parse_footprint(const FootprintText& input) {
  std::vector<FootprintCell> cells;
  for (const std::string_view text : cells_of(input.text)) {
    TRY(FootprintCell cell, read_cell(text, input.unless_told));
    const bool twice = std::any_of(cells.begin(), cells.end(), [&](const FootprintCell& other) {
      return other.metric == cell.metric && other.slice == cell.slice;
    });
    if (twice) return bad(text, "speaks of a cell that was given before");
    cells.push_back(std::move(cell));
  }
  return cells;
}

std::string cell_name(const FootprintCell& cell) {
  return cell.slice.empty() ? cell.metric : cell.metric + "{" + slice_text(cell.slice) + "}";
}

std::string footprint_text(const std::vector<FootprintCell>& cells) {
  std::string text;
  for (const FootprintCell& cell : cells) {
    if (!text.empty()) text += "; ";
    text += cell_name(cell) + ":" + cell.expected;
  }
  return text;
}

}  // namespace regie
