// intake/read_rows.cpp - CSV by the scanner of exports; feeds by the XML reader of sheets.
#include "intake/read_rows.h"

#include <algorithm>
#include <array>
#include <utility>

#include "intake/internal/block.h"
#include "intake/internal/csv_scanner.h"
#include "intake/internal/day_reading.h"
#include "intake/internal/encoding.h"
#include "intake/internal/fold.h"
#include "intake/internal/ics.h"
#include "intake/internal/xml_reader.h"

namespace regie {
namespace {

std::vector<std::string> cells_of(const CsvRecord& record) {
  std::vector<std::string> cells;
  for (const std::string_view cell : record.cells) cells.emplace_back(trim(cell));
  return cells;
}

/// Entries of RSS (item) and Atom (entry): the words inside the elements that matter.
class FeedTaker : public XmlTaker {
 public:
  explicit FeedTaker(PlainTable& table) : table_(table) {}
  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "item" || name == "entry") {
      inside_ = true;
      entry_ = {};
      return;
    }
    if (!inside_) return;
    if (name == "link" && !attributes["href"].empty() && entry_[4].empty()) entry_[4] = attributes["href"];
    field_ = field_of(name);
    if (field_ < entry_.size() && !entry_[field_].empty()) field_ = entry_.size();  // the first one counts
  }
  void end(std::string_view name) override {
    if (name == "item" || name == "entry") {
      inside_ = false;
      const std::string said = entry_[0];
      entry_[0] = entry_[1] = {};
      read_moment(said, entry_[0], entry_[1]);
      ++row_;
      table_.rows.push_back({row_, {entry_.begin(), entry_.end()}});
    }
    field_ = entry_.size();
  }
  void text(std::string_view piece) override {
    if (inside_ && field_ < entry_.size()) entry_[field_] += piece;
  }

 private:
  static std::size_t field_of(std::string_view name) {
    if (name == "pubDate" || name == "published" || name == "updated" || name == "date") return 0;
    if (name == "title") return 2;
    if (name == "description" || name == "summary") return 3;
    if (name == "link") return 4;
    return 5;
  }
  /// "Tue, 04 May 2027 08:00:00 +0200" (RFC 822) and "2027-05-04T08:00:00Z": day and time as written.
  static void read_moment(std::string_view said, std::string& day, std::string& time) {
    std::string_view rest = trim(said);
    const std::size_t comma = rest.find(',');
    if (comma != std::string_view::npos && comma < 12) rest = trim(rest.substr(comma + 1));
    const DayCell read = day_of_cell(rest);
    if (!read.day) return;
    day = read.day->iso();
    if (!read.minute) return;
    const int hour = *read.minute / 60;
    const int minute = *read.minute % 60;
    time =
        (hour < 10 ? "0" : "") + std::to_string(hour) + (minute < 10 ? ":0" : ":") + std::to_string(minute);
  }

  PlainTable& table_;
  std::array<std::string, 5> entry_;
  std::size_t field_ = 5;
  bool inside_ = false;
  std::int64_t row_ = 0;
};

Result<PlainTable> read_xml_feed(std::string_view text) {
  PlainTable table;
  table.headers = {"day", "time", "title", "text", "link"};
  FeedTaker taker(table);
  XmlReader reader(taker);
  Result<Done> read = reader.feed(text);
  if (read) read = reader.finish();
  if (!read) {
    if (read.error().code == "intake.bomb") return tl::unexpected(read.error());
    return fail("intake.damaged_feed", "The feed is not well-formed XML.", "Nothing of it was kept.",
                "Save it anew from where it comes, as RSS or Atom.");
  }
  for (PlainRow& row : table.rows)
    for (std::string& cell : row.cells) cell = std::string(trim(cell));
  return table;
}

Result<PlainTable> read_calendar(std::string_view bytes) {
  std::vector<ReadingProblem> problems;
  TRY(const std::vector<EventRow> events, read_ics(bytes, problems));
  PlainTable table;
  table.headers = {"day", "to", "title", "text"};
  for (const EventRow& event : events)
    table.rows.push_back({event.line, {event.days.from.iso(), event.days.to.iso(), event.title, {}}});
  return table;
}

}  // namespace

std::optional<std::size_t> PlainTable::column(std::string_view names) const {
  while (!names.empty()) {
    const std::size_t bar = std::min(names.find('|'), names.size());
    const std::string wanted = fold(names.substr(0, bar));
    for (std::size_t i = 0; i < headers.size(); ++i)
      if (fold(headers[i]) == wanted) return i;
    names.remove_prefix(std::min(bar + 1, names.size()));
  }
  return std::nullopt;
}

Result<PlainTable> read_rows(const NamedBytes& file) {
  TRY(const DecodedText decoded, decode(file.bytes));
  const TextStart start = sniff_dialect(decoded.text());
  CsvScanner scanner(decoded.text(), start.dialect);
  scanner.seek(start.offset, start.line);
  PlainTable table;
  CsvRecord record;
  while (scanner.next(record)) {
    if (record.blank()) continue;
    if (table.headers.empty()) {
      table.headers = cells_of(record);
      table.header_line = record.line;
      continue;
    }
    PlainRow row{record.line, cells_of(record), record.unclosed};
    row.cells.resize(table.headers.size());
    table.rows.push_back(std::move(row));
  }
  if (table.headers.empty())
    return fail("intake.no_header", "There is no line with headers in " + file.path + ".",
                "Nothing of it was kept.", "The first line names the columns.");
  return table;
}

Result<PlainTable> read_feed(const NamedBytes& file) {
  if (is_ics(file.bytes)) return read_calendar(file.bytes);
  return read_xml_feed(file.bytes);
}

Result<PlainTable> read_rows_or_feed(const NamedBytes& file) {
  std::string_view start = file.bytes.substr(0, std::min<std::size_t>(file.bytes.size(), 64));
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  const bool is_xml = trim(start).starts_with('<');
  return is_xml || is_ics(file.bytes) ? read_feed(file) : read_rows(file);
}

std::optional<int> minute_of_cell(std::string_view cell) {
  cell = trim(cell);
  int numbers[2] = {0, 0};
  std::size_t at = 0;
  for (int part = 0; part < 2; ++part) {
    const std::size_t begin = at;
    while (at < cell.size() && at - begin < 2 && cell[at] >= '0' && cell[at] <= '9')
      numbers[part] = numbers[part] * 10 + (cell[at++] - '0');
    if (at == begin) return std::nullopt;
    if (part == 1) continue;
    if (at >= cell.size() || (cell[at] != ':' && cell[at] != '.')) return std::nullopt;
    ++at;
  }
  const std::string rest = fold(cell.substr(at));
  if (rest.find("pm") != std::string::npos && numbers[0] < 12) numbers[0] += 12;
  if (rest.find("am") != std::string::npos && numbers[0] == 12) numbers[0] = 0;
  if (numbers[0] > 23 || numbers[1] > 59) return std::nullopt;
  return numbers[0] * 60 + numbers[1];
}

DayCell day_of_cell(std::string_view cell, DateOrder order) {
  cell = trim(cell);
  DayOrders orders{};
  orders.fill(order == DateOrder::mdy ? DayOrder::mdy : DayOrder::dmy);
  const auto whole = read_day(cell, orders);
  // The time stands behind the day: "2027-05-04T09:30", "4 May 2027 08:00:00 +0200".
  for (std::size_t gap = cell.find_first_of(" T"); gap != std::string_view::npos;
       gap = cell.find_first_of(" T", gap + 1)) {
    const std::string_view rest = cell.substr(gap + 1);
    const auto minute = rest.find(':') < 3 ? minute_of_cell(rest) : std::nullopt;
    if (!minute) continue;
    const auto days = whole ? whole : read_day(trim(cell.substr(0, gap)), orders);
    if (days && days->from == days->to) return {days->from, minute};
  }
  if (whole && whole->from == whole->to) return {whole->from, std::nullopt};
  return {};
}

}  // namespace regie
