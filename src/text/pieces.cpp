// text/pieces.cpp - the pieces of words a sentence encoder reads: SentencePiece unigram, best path.
#include "text/pieces.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstring>
#include <limits>

namespace regie::text {
namespace {

constexpr float unknown_score = -20;  // below the rarest piece: an unknown letter never beats a known split
constexpr std::string_view word_start = "\u2581";
constexpr std::size_t text_bytes_max = 4096;  // far above the 128 pieces an encoder reads

std::size_t letter_bytes(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
}

std::string composed(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  const auto source =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::string out;
  (U_SUCCESS(status) ? nfkc->normalize(source, status) : source).toUTF8String(out);
  return out;
}

bool is_space(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]) <= 0x20 || text.substr(at).starts_with("\xC2\x85");
}

std::string with_word_starts(std::string_view text) {
  std::string out;
  bool start = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bytes = std::min(letter_bytes(text[at]), text.size() - at);
    if (is_space(text, at)) {
      start = true;
    } else {
      if (start) out += word_start;
      start = false;
      out += text.substr(at, bytes);
    }
    at += bytes;
  }
  return out;
}

}  // namespace

Result<Pieces> Pieces::make(std::string_view bytes) {
  Pieces pieces;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = static_cast<unsigned char>(bytes[at]);
    if (bytes.size() - at < 1 + length + sizeof(float))
      return fail("text.weights_unreadable", "The list of word pieces is cut off.",
                  "Nothing was read with it.", "Install the program again.");
    float score = 0;
    std::memcpy(&score, bytes.data() + at + 1 + length, sizeof(float));
    if (length > 0)
      pieces.known_.emplace(bytes.substr(at + 1, length),
                            Known{static_cast<std::uint32_t>(pieces.count_), score});
    pieces.longest_ = std::max(pieces.longest_, length);
    ++pieces.count_;
    at += 1 + length + sizeof(float);
  }
  return pieces;
}

std::vector<std::uint32_t> Pieces::of(std::string_view text, std::size_t most) const {
  const std::string line = with_word_starts(composed(text.substr(0, text_bytes_max)));
  struct Step {
    float score = -std::numeric_limits<float>::infinity();
    std::size_t from = 0;
    std::uint32_t number = 0;
  };
  std::vector<Step> best(line.size() + 1);
  best[0].score = 0;
  for (std::size_t start = 0; start < line.size();) {
    const std::size_t letter = std::min(letter_bytes(line[start]), line.size() - start);
    const float here = best[start].score;
    for (std::size_t end = start + letter; end <= std::min(line.size(), start + longest_);) {
      const auto found = known_.find(std::string_view(line).substr(start, end - start));
      if (found != known_.end() && here + found->second.score > best[end].score)
        best[end] = {here + found->second.score, start, found->second.number};
      if (end == line.size()) break;
      end = std::min(line.size(), end + letter_bytes(line[end]));
    }
    if (here + unknown_score > best[start + letter].score)
      best[start + letter] = {here + unknown_score, start, 0};
    start += letter;
  }
  std::vector<std::uint32_t> path;
  for (std::size_t at = line.size(); at > 0; at = best[at].from)
    if (best[at].number != 0 || path.empty() || path.back() != 0) path.push_back(best[at].number);
  std::reverse(path.begin(), path.end());
  path.resize(std::min(path.size(), most));
  return path;
}

}  // namespace regie::text
