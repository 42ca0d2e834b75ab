// voice/claims.h - sentences that claim something somebody has to be able to show, each with its rule.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/stems.h"
#include "text/words.h"

namespace regie {

enum class ClaimKind { superlative, guarantee, health, climate, price, date };

/// What a kind of claim is held to; in both tongues, for a person to read. General terms, no legal advice.
struct ClaimRule {
  ClaimKind kind = ClaimKind::superlative;
  std::string name;  // "health": stable, for machines
  std::string law_dutch;
  std::string law_english;
  std::string check_dutch;
  std::string check_english;
};

struct Claim {
  ClaimKind kind = ClaimKind::superlative;
  TextSpan at;        // in the text
  std::string words;  // as they stand there
};

/// The rules, one a kind, in the order of ClaimKind.
[[nodiscard]] const std::vector<ClaimRule>& claim_rules();

/// The claims of a text in order of place; those of one kind that overlap are one.
/// Cost: linear in its words.
[[nodiscard]] std::vector<Claim> claims_in(std::string_view text, TextTongue tongue);

}  // namespace regie
