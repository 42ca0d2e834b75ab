// text/language.cpp - is a text Dutch, English or something else?
#include "text/language.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/ensure.h"

namespace regie::text {

std::string_view code_of(Language language) {
  constexpr std::array<std::string_view, 4> codes{"nl", "en", "other", "none"};
  return codes.at(static_cast<std::size_t>(language));
}

Language language_of(const LinearHead& head, std::string_view text) {
  ENSURE(head.outputs() == 3);
  const auto words = folded_words(text);
  const bool any = std::any_of(words.begin(), words.end(), [](const std::string& word) {
    const auto first = static_cast<unsigned char>(word[0]);
    return std::isalpha(first) != 0 || (first >= 0xC3 && first < 0xF0 && word.size() > 2);
  });
  if (!any) return Language::none;
  const auto scores = head.scores(text);
  return static_cast<Language>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

}  // namespace regie::text
