// text/stems.h - words without their endings, so that "feestjes" meets "feest" and "celebrated" "celebrate".
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "text/words.h"

namespace regie {

enum class TextTongue { unknown, dutch, english };

/// Dutch or English by function words and letter pairs; unknown where neither leads clearly.
/// Meant for choosing endings and word lists in one sentence, not for telling a reader what language it is.
/// Cost: linear.
[[nodiscard]] TextTongue guess_tongue(std::span<const TextWord> words);

/// What is left of a folded word without plural, diminutive, verb and adjective endings.
///   Dutch: -jes -tjes -je -en -e -s -t after some consonants; doubled letters made single; v/f, z/s.
///   English: -ies -es -s -ed -ing -ly; doubled consonants made single; final e off; y/i.
/// It conflates, it does not name a lemma: use the same function for both sides of a comparison.
/// Method: rules after Porter (1980) and the Dutch Snowball stemmer, cut down to what short texts need.
/// Cost: linear in the word.
[[nodiscard]] std::string word_stem(std::string_view folded, TextTongue tongue);

}  // namespace regie
