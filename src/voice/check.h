// voice/check.h - everything that is said of a draft, in one call for the command and the page.
#pragma once

#include <string>
#include <vector>

#include "base/answer.h"
#include "text/readability.h"
#include "voice/brand.h"
#include "voice/claims.h"
#include "voice/fitting.h"
#include "voice/generic.h"
#include "voice/near_duplicates.h"
#include "voice/taught.h"

namespace regie {

struct VoiceInput {
  std::string draft;
  TextTongue tongue = TextTongue::unknown;  // unknown: told from the draft
  std::string industry;                     // of generic_industries(), or empty
  std::vector<OwnPiece> own_pieces;         // approved texts of this brand, and of no other
  std::optional<Day> day;
  std::vector<ContextLine> context;
  std::vector<std::string> countries;
  AlarmBudget budget;
  EmbedText embed;
  FlagWeights weights;  // of flag_weights(); empty: nothing was learned yet
};

/// What is known of a draft. No part says who or what wrote it.
struct VoiceCheck {
  TextTongue tongue = TextTongue::unknown;
  Fitting fitting;
  Answer<BrandNearness> voice;
  std::vector<GenericFlag> generic;  // suppressed ones left out
  std::vector<NearDuplicate> duplicates;
  Answer<Readability> readability;
  std::vector<Claim> claims;   // suppressed kinds left out
  std::size_t suppressed = 0;  // flags left out because people ignored their kind
};

/// Keys of flags, for choices that are kept.
[[nodiscard]] std::string flag_key(const GenericFlag& flag);
[[nodiscard]] std::string flag_key(const Claim& claim);
[[nodiscard]] std::string flag_key(const StyleFlag& flag);
[[nodiscard]] std::string flag_key(const Clash& clash);
/// Stable name of a trait: "exclamations".
[[nodiscard]] std::string_view trait_name(StyleTrait trait);

/// Cost: that of its parts; brand_nearness() leads.
[[nodiscard]] VoiceCheck check_voice(const VoiceInput& input);

}  // namespace regie
