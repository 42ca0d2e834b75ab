// voice/internal/clash_rules.cpp - the matrix of clashes: named pairs first, registers else.
#include "voice/internal/clash_rules.h"

#include <string_view>
#include <vector>

#include "base/ensure.h"
#include "voice/internal/concepts.h"
#include "voice/internal/table_lines.h"

namespace regie {
namespace {

constexpr double not_named = -1;

struct Matrix {
  std::size_t size = 0;
  std::vector<double> weights;  // row by row
  double& at(std::size_t row, std::size_t column) { return weights[row * size + column]; }
  [[nodiscard]] double at(std::size_t row, std::size_t column) const { return weights[row * size + column]; }
};

struct Clashes {
  Matrix moment;
  Matrix inner;
};

double light_in_moment(VoiceRegister voice) {
  switch (voice) {
    case VoiceRegister::festive:
      return 0.95;
    case VoiceRegister::hype:
      return 0.92;
    case VoiceRegister::playful:
      return 0.92;
    case VoiceRegister::erotic:
      return 0.9;
    case VoiceRegister::luxury:
      return 0.8;
    case VoiceRegister::indulgent:
      return 0.7;
    case VoiceRegister::cheer:
      return 0.8;
    case VoiceRegister::heroic:
      return 0.25;
    default:
      return 0;
  }
}

double light_in_text(VoiceRegister voice) {
  switch (voice) {
    case VoiceRegister::festive:
      return 0.8;
    case VoiceRegister::hype:
      return 0.8;
    case VoiceRegister::playful:
      return 0.8;
    case VoiceRegister::erotic:
      return 0.85;
    case VoiceRegister::luxury:
      return 0.6;
    case VoiceRegister::indulgent:
      return 0.4;
    case VoiceRegister::cheer:
      return 0.45;
    default:
      return 0;
  }
}

void read_line(std::string_view line, Clashes& clashes) {
  const std::size_t colon = line.find(':');
  ENSURE(colon != std::string_view::npos);
  auto head = split_table(line.substr(0, colon), ' ');
  ENSURE(head.size() >= 2);
  const bool is_moment = head.front() == "moment";
  for (const std::string_view pair : split_table(line.substr(colon + 1), ',')) {
    const auto parts = split_table(pair, ' ');
    ENSURE(parts.size() == 2);
    const std::size_t other = concept_index(parts[0]);
    for (std::size_t i = 1; i < head.size(); ++i) {
      const std::size_t one = concept_index(head[i]);
      if (is_moment) {
        clashes.moment.at(one, other) = table_number(parts[1]);
      } else {
        clashes.inner.at(one, other) = clashes.inner.at(other, one) = table_number(parts[1]);
      }
    }
  }
}

Clashes read_clashes() {
  const std::size_t size = voice_concepts().size();
  Clashes clashes{{size, std::vector<double>(size * size, not_named)},
                  {size, std::vector<double>(size * size, not_named)}};
  for (const std::string_view line : table_lines(clashes_table)) read_line(line, clashes);
  return clashes;
}

const Clashes& all_clashes() {
  static const Clashes clashes = read_clashes();
  return clashes;
}

VoiceRegister voice_of(std::size_t index) { return voice_concepts()[index].voice; }

}  // namespace

double moment_gravity(std::size_t moment) {
  switch (voice_of(moment)) {
    case VoiceRegister::grief:
      return 1.0;
    case VoiceRegister::trouble:
      return 0.85;
    case VoiceRegister::sacred:
      return 0.8;
    case VoiceRegister::frail:
      return 0.6;
    default:
      return 0;
  }
}

double moment_clash(std::size_t moment, std::size_t text) {
  if (const double named = all_clashes().moment.at(moment, text); named != not_named) return named;
  const VoiceRegister weight = voice_of(moment);
  if (weight != VoiceRegister::grief && weight != VoiceRegister::trouble) return 0;
  return light_in_moment(voice_of(text));
}

double inner_clash(std::size_t one, std::size_t other) {
  if (const double named = all_clashes().inner.at(one, other); named != not_named) return named;
  if (voice_of(one) == VoiceRegister::grief) return light_in_text(voice_of(other));
  if (voice_of(other) == VoiceRegister::grief) return light_in_text(voice_of(one));
  return 0;
}

}  // namespace regie
