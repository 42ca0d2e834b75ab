// voice/near_duplicates.cpp - shingles of three words, counted in both.
#include "voice/near_duplicates.h"

#include <algorithm>
#include <set>

#include "text/words.h"

namespace regie {
namespace {

constexpr std::size_t shingle_words = 3;
constexpr double tie = 1e-12;

std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> words;
  for (const TextWord& word : text_words(text))
    if (word.kind == WordKind::letters || word.kind == WordKind::number) words.push_back(word.folded);
  return words;
}

std::set<std::string> shingles_of(const std::vector<std::string>& words) {
  std::set<std::string> shingles;
  for (std::size_t i = 0; i + shingle_words <= words.size(); ++i)
    shingles.insert(words[i] + ' ' + words[i + 1] + ' ' + words[i + 2]);
  return shingles;
}

/// The longest run of words that stands in both, by dynamic programming over one row.
std::string longest_run(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::size_t> row(b.size() + 1, 0);
  std::size_t best = 0;
  std::size_t end = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = a[i] == b[j] ? diagonal + 1 : 0;
      diagonal = above;
      if (row[j + 1] > best) {
        best = row[j + 1];
        end = i + 1;
      }
    }
  }
  std::string run;
  for (std::size_t i = end - best; i < end; ++i) run += (run.empty() ? "" : " ") + a[i];
  return run;
}

}  // namespace

std::vector<NearDuplicate> near_duplicates(std::string_view draft, std::span<const OwnPiece> pieces) {
  const std::vector<std::string> words = plain_words(draft);
  std::vector<NearDuplicate> found;
  if (words.size() < duplicate_words_min) return found;
  const std::set<std::string> shingles = shingles_of(words);
  for (const OwnPiece& piece : pieces) {
    const std::vector<std::string> theirs = plain_words(piece.text);
    const std::set<std::string> other = shingles_of(theirs);
    const auto both = static_cast<double>(std::count_if(
        other.begin(), other.end(), [&](const std::string& shingle) { return shingles.contains(shingle); }));
    const double share = both / static_cast<double>(shingles.size());
    if (share < duplicate_share_min) continue;
    const double either = static_cast<double>(shingles.size() + other.size()) - both;
    found.push_back({piece.id, share, both / either, longest_run(words, theirs)});
  }
  std::stable_sort(found.begin(), found.end(), [](const NearDuplicate& a, const NearDuplicate& b) {
    return a.share != b.share ? a.share > b.share + tie : a.jaccard > b.jaccard + tie;
  });
  return found;
}

}  // namespace regie
