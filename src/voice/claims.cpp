// voice/claims.cpp - the words of claims.table found in a text, and days written in figures.
#include "voice/claims.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/ensure.h"
#include "text/phrases.h"
#include "text/sentences.h"
#include "voice/internal/table_lines.h"

namespace regie {
namespace {

constexpr std::array<std::string_view, 6> kind_names{"superlative", "guarantee", "health",
                                                     "climate",     "price",     "date"};

struct ClaimTable {
  std::vector<ClaimRule> rules;
  PhraseTable phrases;
  std::vector<ClaimKind> kinds;  // by phrase
};

ClaimTable read_table() {
  ClaimTable table;
  for (const std::string_view line : table_lines(claims_table)) {
    if (line.front() == '[') {
      const std::size_t end = line.find(']');
      const auto laws = split_table(line.substr(end + 1), '|');
      const std::size_t at = table.rules.size();
      ENSURE(at < kind_names.size() && line.substr(1, end - 1) == kind_names[at] && laws.size() == 2);
      table.rules.push_back({static_cast<ClaimKind>(at),
                             std::string(kind_names[at]),
                             std::string(laws[0]),
                             std::string(laws[1]),
                             {},
                             {}});
      continue;
    }
    ENSURE(!table.rules.empty());
    ClaimRule& rule = table.rules.back();
    const std::size_t space = line.find(' ');
    const std::string_view key = line.substr(0, space);
    const std::string_view rest = trimmed(line.substr(space));
    if (key == "check-nl") {
      rule.check_dutch = rest;
    } else if (key == "check-en") {
      rule.check_english = rest;
    } else {
      for (const std::string_view phrase : split_table(rest, '|')) {
        table.phrases.add(phrase, key == "nl" ? TextTongue::dutch : TextTongue::english);
        table.kinds.push_back(rule.kind);
      }
    }
  }
  ENSURE(table.rules.size() == kind_names.size());
  return table;
}

const ClaimTable& claim_table() {
  static const ClaimTable table = read_table();
  return table;
}

bool overlap(TextSpan a, TextSpan b) { return a.from < b.to && b.from < a.to; }

/// Claims of one kind that overlap are one claim: "t/m 31" and "31 mei".
void add(ClaimKind kind, TextSpan at, std::string_view text, std::vector<Claim>& claims) {
  for (Claim& known : claims) {
    if (known.kind != kind || !overlap(known.at, at)) continue;
    known.at = {std::min(known.at.from, at.from), std::max(known.at.to, at.to)};
    known.words = text.substr(known.at.from, known.at.to - known.at.from);
    return;
  }
  claims.push_back({kind, at, std::string(text.substr(at.from, at.to - at.from))});
}

/// 31-12-2026, 12/5/2026: three numbers with one of - / . between them.
void add_written_days(std::string_view text, const std::vector<TextWord>& words, std::vector<Claim>& claims) {
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    const auto& [day, month, year] = std::tie(words[i], words[i + 1], words[i + 2]);
    const auto is_number = [](const TextWord& word, std::size_t digits) {
      return word.kind == WordKind::number && word.folded.size() <= digits;
    };
    if (!is_number(day, 4) || !is_number(month, 2) || !is_number(year, 4)) continue;
    if (month.at.from != day.at.to + 1 || year.at.from != month.at.to + 1) continue;
    const char between = text[day.at.to];
    if ((between != '-' && between != '/') || text[month.at.to] != between) continue;
    const TextSpan at{day.at.from, year.at.to};
    add(ClaimKind::date, at, text, claims);
  }
}

}  // namespace

const std::vector<ClaimRule>& claim_rules() { return claim_table().rules; }

std::vector<Claim> claims_in(std::string_view text, TextTongue tongue) {
  const ClaimTable& table = claim_table();
  std::vector<Claim> claims;
  const std::vector<TextWord> all = text_words(text);
  const TextTongue whole = tongue != TextTongue::unknown ? tongue : guess_tongue(all);
  for (const TextSpan sentence : sentence_spans(text)) {
    const auto words = text_words(text.substr(sentence.from, sentence.to - sentence.from));
    for (const PhraseHit& hit : table.phrases.find(words, whole)) {
      if (hit.is_compound) continue;
      const TextSpan at{sentence.from + words[hit.first].at.from,
                        sentence.from + words[hit.first + hit.count - 1].at.to};
      add(table.kinds[hit.phrase], at, text, claims);
    }
  }
  add_written_days(text, all, claims);
  std::stable_sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) { return a.at < b.at; });
  return claims;
}

}  // namespace regie
