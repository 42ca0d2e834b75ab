// voice/check.cpp - the parts of a check, asked one after the other.
#include "voice/check.h"

#include <algorithm>
#include <array>

#include "voice/internal/style_traits.h"

namespace regie {
namespace {

constexpr std::array<std::string_view, style_trait_count> trait_names{
    "sentence_words", "word_letters",     "exclamations",   "questions", "emoji",       "capitals",
    "numbers",        "informal_address", "formal_address", "we_words",  "contractions"};

/// Takes out what people have taught this workspace to fold away, and counts it.
template <class Flag>
void fold_away(std::vector<Flag>& flags, const FlagWeights& weights, std::size_t& suppressed) {
  suppressed += std::erase_if(
      flags, [&](const Flag& flag) { return flag_weight(weights, flag_key(flag)).is_suppressed; });
}

}  // namespace

std::string_view trait_name(StyleTrait trait) { return trait_names[static_cast<std::size_t>(trait)]; }

std::string flag_key(const GenericFlag& flag) { return "generic:" + flag.phrase; }

std::string flag_key(const Claim& claim) {
  return "claim:" + claim_rules()[static_cast<std::size_t>(claim.kind)].name;
}

std::string flag_key(const StyleFlag& flag) { return "style:" + std::string(trait_name(flag.trait)); }

std::string flag_key(const Clash& clash) { return "fitting:" + clash.one.name + "+" + clash.other.name; }

VoiceCheck check_voice(const VoiceInput& input) {
  std::vector<std::string> own;
  for (const OwnPiece& piece : input.own_pieces) own.push_back(piece.text);
  const TextTongue tongue =
      input.tongue != TextTongue::unknown ? input.tongue : guess_tongue(text_words(input.draft));
  VoiceCheck check{tongue,
                   fitting({input.draft, tongue, input.day, input.context, input.countries, own, input.budget,
                            input.embed}),
                   brand_nearness({input.draft, own, tongue}),
                   generic_phrases({input.draft, tongue, input.industry, own}),
                   near_duplicates(input.draft, input.own_pieces),
                   readability(input.draft, tongue),
                   claims_in(input.draft, tongue),
                   0};
  fold_away(check.generic, input.weights, check.suppressed);
  fold_away(check.claims, input.weights, check.suppressed);
  if (check.voice) fold_away(check.voice->flags, input.weights, check.suppressed);
  return check;
}

}  // namespace regie
