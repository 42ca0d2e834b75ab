// stats/testing/turing_series.h - the univariate Turing change point series, with what people marked.
#pragma once

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "stats/testing/change_point_scores.h"

namespace regie {

struct TuringSeries {
  std::string name;
  std::vector<double> values;       // missing ones left out
  std::vector<std::size_t> places;  // of each value in the series as it was marked
  std::size_t length = 0;           // of that series
  std::vector<Cuts> annotators;

  /// Changes by place instead of by position among the values.
  [[nodiscard]] Cuts placed(const std::vector<std::size_t>& changes) const {
    Cuts cuts;
    for (const std::size_t at : changes) cuts.insert(places[at]);
    return cuts;
  }
};

/// The numbers of the JSON array that follows `key`; null = NaN.
inline std::vector<double> array_after(const std::string& text, const std::string& key, std::size_t from) {
  std::vector<double> values;
  std::size_t at = text.find('[', text.find(key, from));
  const std::size_t end = text.find(']', at);
  while (at < end && (at = text.find_first_of("-0123456789n]", at)) < end) {
    if (text[at] == 'n') {
      values.push_back(NAN);
      at += 4;
    } else {
      std::size_t used = 0;
      values.push_back(std::stod(text.substr(at, 32), &used));
      at += used;
    }
  }
  return values;
}

inline std::string whole_file(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Those of one dimension whose values lie in `folder`, by name; none where the folder is not there.
/// van den Burg & Williams (2020), arXiv 2003.06222.
inline std::vector<TuringSeries> turing_series(const std::filesystem::path& folder) {
  std::vector<TuringSeries> all;
  if (!std::filesystem::exists(folder)) return all;
  const std::string annotations = whole_file(folder / "annotations.json");
  for (const auto& entry : std::filesystem::directory_iterator(folder / "datasets")) {
    TuringSeries one;
    one.name = entry.path().filename().string();
    const auto file = entry.path() / (one.name + ".json");
    const std::size_t at = annotations.find('"' + one.name + '"');
    if (!std::filesystem::exists(file) || at == std::string::npos) continue;
    const std::string text = whole_file(file);
    if (text.find("\"n_dim\": 1,") == std::string::npos) continue;
    const auto raw = array_after(text, "\"raw\"", text.find("\"series\""));
    one.length = raw.size();
    for (std::size_t i = 0; i < raw.size(); ++i)
      if (!std::isnan(raw[i])) {
        one.values.push_back(raw[i]);
        one.places.push_back(i);
      }
    const std::string block = annotations.substr(at, annotations.find('}', at) - at);
    for (std::size_t key = block.find('{'); (key = block.find('"', key + 1)) != std::string::npos;) {
      const std::size_t close = block.find('"', key + 1);
      Cuts cuts;
      for (const double cut : array_after(block, block.substr(key, close - key + 1), key))
        cuts.insert(static_cast<std::size_t>(cut));
      one.annotators.push_back(cuts);
      key = close;
    }
    all.push_back(std::move(one));
  }
  std::sort(all.begin(), all.end(),
            [](const TuringSeries& a, const TuringSeries& b) { return a.name < b.name; });
  return all;
}

/// Mean 0 and standard deviation 1, as the paper hands every method its series.
inline std::vector<double> standardised(std::vector<double> values) {
  double mean = 0;
  double squares = 0;
  for (const double value : values) mean += value / static_cast<double>(values.size());
  for (const double value : values) squares += (value - mean) * (value - mean);
  const double sd = std::sqrt(squares / static_cast<double>(values.size() - 1));
  for (double& value : values) value = (value - mean) / sd;
  return values;
}

struct TuringFigures {
  double cover = 0;
  double f1 = 0;
};

/// Means over all series. `method` takes values and says where segments begin.
template <class Method>
TuringFigures turing_figures(const std::vector<TuringSeries>& all, Method method) {
  TuringFigures figures;
  for (const TuringSeries& one : all) {
    const Cuts found = one.placed(method(one.values));
    figures.cover += cover(one.annotators, found, one.length) / static_cast<double>(all.size());
    figures.f1 += f1(one.annotators, found) / static_cast<double>(all.size());
  }
  return figures;
}

}  // namespace regie
