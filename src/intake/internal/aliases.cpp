// intake/internal/aliases.cpp - parses aliases.txt once, and finds headers under their various spellings.
#include "intake/internal/aliases.h"

#include <array>
#include <optional>

#include "intake/internal/fold.h"
#include "intake/internal/number_reading.h"

namespace regie {

extern const std::string_view aliases_text;  // made from aliases.txt by the build

namespace {

std::vector<std::string_view> split_words(std::string_view text, char by) {
  std::vector<std::string_view> words;
  while (true) {
    const std::size_t at = text.find(by);
    if (const std::string_view word = trim(text.substr(0, at)); !word.empty()) words.push_back(word);
    if (at == std::string_view::npos) return words;
    text.remove_prefix(at + 1);
  }
}

std::optional<AliasKind> kind_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> names{"count",     "amount",  "money",   "weighted",
                                                          "dimension", "id",      "day",     "currency",
                                                          "field",     "derived", "ignored", "personal"};
  for (std::size_t i = 0; i < names.size(); ++i)
    if (word == names[i]) return static_cast<AliasKind>(i);
  return std::nullopt;
}

/// Reads the file line by line; `open_` is what an indented line adds words to.
class AliasParser {
 public:
  AliasTable parse(std::string_view text) {
    int line = 0;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      std::string_view row = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      line_ = ++line;
      if (trim(row).empty() || row[0] == '#') continue;
      if (row[0] == ' ') {
        words(trim(row));
      } else if (row[0] == '[') {
        section(trim(row));
      } else {
        statement(trim(row));
      }
    }
    for (PlatformWords& platform : table_.platforms) {
      for (auto& [header, alias] : platform.headers) {  // a word of two languages tells neither
        const auto shared = table_.platforms.front().headers.find(header);
        if (shared != table_.platforms.front().headers.end() && shared->second.language != alias.language)
          alias.language = "*";
      }
      for (const auto& [header, alias] : platform.headers) table_.known_headers.insert(header);
      for (const std::string& mark : platform.marks) table_.known_headers.insert(mark);
    }
    return std::move(table_);
  }

 private:
  void fault(const std::string& what) {
    table_.faults.push_back("line " + std::to_string(line_) + ": " + what);
  }

  void section(std::string_view row) {
    if (!row.ends_with(']')) return fault("a section needs ]");
    table_.platforms.emplace_back().name = std::string(row.substr(1, row.size() - 2));
    values_.clear();
    open_.reset();
  }

  void statement(std::string_view row) {
    open_.reset();
    values_.clear();
    if (table_.platforms.empty()) return fault("before any [section]");
    PlatformWords& here = table_.platforms.back();
    const std::size_t space = std::min(row.find(' '), row.size());
    const std::string_view verb = row.substr(0, space);
    const std::string_view rest = trim(row.substr(space));
    if (rest.empty()) return fault("nothing after " + std::string(verb));
    if (verb == "title") {
      for (const std::string_view word : split_words(rest, '|')) here.titles.push_back(fold(word));
    } else if (verb == "mark") {
      for (const std::string_view word : split_words(rest, '|')) here.marks.insert(fold(word));
    } else if (verb == "file") {
      for (const std::string_view word : split_words(rest, '|')) here.files.emplace_back(word);
    } else if (verb == "set") {
      std::vector<std::string> set;
      for (const std::string_view word : split_words(rest, '+')) set.push_back(fold(word));
      here.sets.push_back(std::move(set));
    } else if (verb == "dates") {
      here.dates = rest == "mdy" ? DateOrder::mdy : DateOrder::dmy;
    } else if (verb == "totals") {
      if (rest != "none" && rest != "named") return fault("totals are none or named");
      here.totals = rest == "none" ? TotalRows::none : TotalRows::named;
    } else if (verb == "decimal") {
      here.decimal_point = true;
    } else if (verb == "value") {
      const std::size_t cut = rest.find(' ');
      if (cut == std::string_view::npos) return fault("value needs a dimension and a value");
      values_ = {std::string(rest.substr(0, cut)), std::string(trim(rest.substr(cut)))};
    } else if (const auto kind = kind_of(verb)) {
      open_ = Alias{*kind, std::string(rest), "", ++rank_ * 100};
    } else {
      fault("unknown word " + std::string(verb));
    }
  }

  void words(std::string_view row) {
    const std::size_t space = row.find(' ');
    if (space == std::string_view::npos || space > 2)
      return fault("a line of words begins with its language");
    const std::string language(row.substr(0, space));
    static constexpr std::array<std::string_view, 9> languages{"nl", "en", "de", "fr", "es",
                                                               "it", "pt", "uk", "*"};
    bool known = false;
    for (const std::string_view one : languages) known = known || one == language;
    if (!known) return fault("unknown language " + language);
    if (!open_ && values_.empty()) return fault("words without a name above them");
    for (const std::string_view word : split_words(row.substr(space), '|')) {
      if (!values_.empty()) {
        auto& of_dimension = table_.values[values_[0]];
        const auto [at, added] = of_dimension.emplace(fold(word), values_[1]);
        if (!added && at->second != values_[1]) fault("two values for " + std::string(word));
        continue;
      }
      Alias alias = *open_;
      alias.language = language;
      alias.rank = open_->rank++;
      const auto [at, added] = table_.platforms.back().headers.emplace(fold(word), alias);
      if (!added && (at->second.name != alias.name || at->second.kind != alias.kind))
        fault("two meanings for " + std::string(word) + " in [" + table_.platforms.back().name + "]");
      if (!added && at->second.language != language)
        at->second.language = "*";  // a word of several languages
    }
  }

  AliasTable table_;
  std::optional<Alias> open_;
  std::vector<std::string> values_;  // {dimension, value} while a value statement is open
  int line_ = 0;
  int rank_ = 0;
};

/// "campaignName" -> "campaign name", "campaign_name" -> "campaign name".
std::string apart(std::string_view header) {
  std::string out;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const char c = header[i];
    const bool upper = c >= 'A' && c <= 'Z';
    const bool after_lower = i > 0 && header[i - 1] >= 'a' && header[i - 1] <= 'z';
    if (upper && after_lower) out += ' ';
    out += c == '_' ? ' ' : c;
  }
  return fold(out);
}

const Alias* find(const PlatformWords& platform, const std::string& folded) {
  const auto own = platform.headers.find(folded);
  if (own != platform.headers.end()) return &own->second;
  const PlatformWords& any = alias_table().platforms.front();
  const auto shared = any.headers.find(folded);
  return shared == any.headers.end() ? nullptr : &shared->second;
}

/// "amount spent (uah)" -> "amount spent" and UAH; "(in utc)" and "(utc)" are taken off as well.
std::string without_tail(const std::string& folded, std::string& currency) {
  if (!folded.ends_with(')')) return {};
  const std::size_t open = folded.rfind('(');
  if (open == std::string::npos || open == 0) return {};
  const std::string inner = folded.substr(open + 1, folded.size() - open - 2);
  currency = std::string(currency_of(inner));
  if (currency.empty() && inner.find("utc") == std::string::npos && inner.find("gmt") == std::string::npos)
    return {};
  return fold(folded.substr(0, open));
}

}  // namespace

const PlatformWords* AliasTable::platform(std::string_view name) const {
  for (const PlatformWords& one : platforms)
    if (one.name == name) return &one;
  return nullptr;
}

AliasTable parse_aliases(std::string_view text) { return AliasParser().parse(text); }

const AliasTable& alias_table() {
  static const AliasTable table = parse_aliases(aliases_text);
  return table;
}

HeaderMeaning meaning_of(const PlatformWords& platform, std::string_view header) {
  HeaderMeaning meaning;
  const std::string folded = fold(header);
  if (folded.empty()) return meaning;
  meaning.alias = find(platform, folded);
  if (meaning.alias != nullptr) return meaning;
  if (const std::string shorter = without_tail(folded, meaning.currency); !shorter.empty())
    meaning.alias = find(platform, shorter);
  if (meaning.alias == nullptr) {  // "CTR (doorklikratio voor link)": a ratio under whatever explanation
    const std::size_t open = folded.ends_with(')') ? folded.find(" (") : std::string::npos;
    const Alias* found = open == std::string::npos ? nullptr : find(platform, folded.substr(0, open));
    if (found != nullptr && found->kind == AliasKind::derived) meaning.alias = found;
  }
  if (meaning.alias == nullptr) {
    meaning.currency.clear();
    meaning.alias = find(platform, apart(header));
  }
  if (meaning.alias == nullptr && folded.starts_with("metrics."))
    meaning.alias = find(platform, apart(folded.substr(8)));
  if (meaning.alias == nullptr) {  // "Headline 12 position": numbered settings of an ad
    std::string bare;
    for (const char c : folded)
      if (c < '0' || c > '9') bare += c;
    if (bare.size() < folded.size()) {
      bare = fold(bare);
      if (bare.ends_with(" position")) bare = bare.substr(0, bare.size() - 9);
      const Alias* found = find(platform, bare);
      if (found != nullptr && found->kind == AliasKind::ignored) meaning.alias = found;
    }
  }
  return meaning;
}

bool is_known_header(std::string_view header) {
  const std::string folded = fold(header);
  const auto& known = alias_table().known_headers;
  if (known.contains(folded)) return true;
  std::string currency;
  const std::string shorter = without_tail(folded, currency);
  return (!shorter.empty() && known.contains(shorter)) || known.contains(apart(header));
}

}  // namespace regie
