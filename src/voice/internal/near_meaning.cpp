// voice/internal/near_meaning.cpp - cosines of sentences with descriptions of concepts.
#include "voice/internal/near_meaning.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "text/sentences.h"

namespace regie {
namespace {

constexpr double near_enough = 0.55;    // cosine; unrelated sentences of the encoder lie at 0.0 to 0.3
constexpr double lead_enough = 0.05;    // over the next concept, or it may as well be that one
constexpr double near_strength = 0.75;  // a meaning without a word for it weighs less than the word

double cosine(const std::vector<float>& a, const std::vector<float>& b) {
  if (a.size() != b.size() || a.empty()) return 0;
  double ab = 0;
  double aa = 0;
  double bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ab += static_cast<double>(a[i]) * static_cast<double>(b[i]);
    aa += static_cast<double>(a[i]) * static_cast<double>(a[i]);
    bb += static_cast<double>(b[i]) * static_cast<double>(b[i]);
  }
  return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

struct Nearest {
  std::size_t index = 0;
  double cosine = -1;
  double next = -1;
};

Nearest nearest_to(const std::vector<float>& point, const std::vector<std::vector<float>>& descriptions) {
  Nearest nearest;
  for (std::size_t i = 0; i < descriptions.size(); ++i) {
    const double here = cosine(point, descriptions[i]);
    if (here > nearest.cosine) {
      nearest.next = nearest.cosine;
      nearest.cosine = here;
      nearest.index = i;
    } else {
      nearest.next = std::max(nearest.next, here);
    }
  }
  return nearest;
}

}  // namespace

std::vector<ConceptInText> with_near_meaning(std::string_view text, std::vector<ConceptInText> found,
                                             const EmbedText& embed) {
  if (!embed) return found;
  std::vector<std::vector<float>> descriptions;
  for (const VoiceConcept& about : voice_concepts()) descriptions.push_back(embed(about.english));
  for (const TextSpan sentence : sentence_spans(text)) {
    const std::string words(text.substr(sentence.from, sentence.to - sentence.from));
    const Nearest nearest = nearest_to(embed(words), descriptions);
    if (nearest.cosine < near_enough || nearest.cosine - nearest.next < lead_enough) continue;
    const auto known = std::find_if(found.begin(), found.end(),
                                    [&](const ConceptInText& one) { return one.index == nearest.index; });
    if (known != found.end() && known->plain_strength >= near_strength) continue;
    if (known != found.end()) found.erase(known);
    ConceptInText meant{nearest.index, near_strength, near_strength, near_strength, {}};
    meant.by.push_back({sentence, words, near_strength, false, false, false});
    found.push_back(std::move(meant));
  }
  std::sort(found.begin(), found.end(),
            [](const ConceptInText& a, const ConceptInText& b) { return a.index < b.index; });
  return found;
}

}  // namespace regie
