// base/slice.h - a set of dimension values: {"campaign": "Spring Summit", "country": "NL"}.
#pragma once

#include <map>
#include <string>

#include "base/result.h"

namespace regie {

/// Dimension -> value; empty means everything. Sorted, so equal slices have equal text.
using Slice = std::map<std::string, std::string>;

/// "campaign=Spring Summit,country=NL"; "" for everything.
inline std::string slice_text(const Slice& slice) {
  std::string text;
  for (const auto& [dimension, value] : slice) {
    if (!text.empty()) text += ',';
    text += dimension;
    text += '=';
    text += value;
  }
  return text;
}

/// The same back: a comma that no `dimension=` follows belongs to the value. Fails: use.bad_where.
[[nodiscard]] Result<Slice> parse_slice(const std::string& text);

/// Is every dimension value of `outer` also asked by `inner`? The empty slice holds everything.
inline bool slice_holds(const Slice& outer, const Slice& inner) {
  for (const auto& [dimension, value] : outer) {
    const auto found = inner.find(dimension);
    if (found == inner.end() || found->second != value) return false;
  }
  return true;
}

/// Do two slices give one dimension different values? Then nothing lies in both.
inline bool contradicts(const Slice& a, const Slice& b) {
  for (const auto& [dimension, value] : a) {
    const auto found = b.find(dimension);
    if (found != b.end() && found->second != value) return true;
  }
  return false;
}

}  // namespace regie
