// intake/internal/aliases.h - the words of aliases.txt: what a header means, and which export uses it.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "intake/read_export.h"

namespace regie {

enum class AliasKind {
  count,
  amount,
  money,
  weighted,
  dimension,
  id,
  day,
  currency,
  field,
  derived,
  ignored,
  personal
};

struct Alias {
  AliasKind kind = AliasKind::ignored;
  std::string name;
  std::string language;  // "nl", ...; "*" = any
  int rank = 0;          // place in the file: of two headers with one name the lower rank is used
};

/// Which rows of a platform's tables may be sums of others.
enum class TotalRows : std::uint8_t { may_stand, named, none };

/// One [section]: the words of a platform and what tells it apart.
struct PlatformWords {
  std::string name;
  std::unordered_map<std::string, Alias> headers;  // by folded header
  std::vector<std::string> titles;                 // folded
  std::unordered_set<std::string> marks;           // folded
  std::vector<std::vector<std::string>> sets;      // folded
  std::vector<std::string> files;                  // as written
  DateOrder dates = DateOrder::sniff;
  bool decimal_point = false;
  TotalRows totals = TotalRows::may_stand;
};

struct AliasTable {
  std::vector<PlatformWords> platforms;  // [0] is "any"
  std::unordered_map<std::string, std::unordered_map<std::string, std::string>>
      values;                                     // dimension -> folded
  std::unordered_set<std::string> known_headers;  // folded, of all platforms
  std::vector<std::string> faults;                // "line 12: ..."; empty for the file we ship
  [[nodiscard]] const PlatformWords* platform(std::string_view name) const;
};

[[nodiscard]] AliasTable parse_aliases(std::string_view text);

/// The table of the aliases.txt this program was built with.
[[nodiscard]] const AliasTable& alias_table();

/// What a header means under a platform: its own words first, then [any]. Null: unknown.
struct HeaderMeaning {
  const Alias* alias = nullptr;
  std::string currency;  // "Besteed bedrag (EUR)" -> EUR
};
[[nodiscard]] HeaderMeaning meaning_of(const PlatformWords& platform, std::string_view header);

/// Does any platform know this header?
[[nodiscard]] bool is_known_header(std::string_view header);

}  // namespace regie
