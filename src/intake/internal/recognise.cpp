// intake/internal/recognise.cpp - signs are weighed; the words themselves stand in aliases.txt.
#include "intake/internal/recognise.h"

#include <algorithm>
#include <set>

#include "intake/internal/fold.h"

namespace regie {
namespace {

// A title or a whole set of headers tells by itself; one mark needs a second sign beside it.
constexpr double title_weight = 5;
constexpr double set_weight = 4;
constexpr double mark_weight = 2;
constexpr double file_weight = 3;
constexpr double known_header_weight = 0.2;  // breaks ties between platforms that share words
constexpr double enough = 4;

double score(const PlatformWords& platform, const TableLooks& looks, const std::set<std::string>& headers) {
  double told = 0;
  for (const std::string& title : looks.titles) {
    const std::string folded = fold(title);
    const bool hit =
        std::any_of(platform.titles.begin(), platform.titles.end(), [&](const std::string& known) {
          return folded.starts_with(known) &&
                 (folded.size() == known.size() || platform.name != "meta_insights" || folded.size() < 60);
        });
    if (hit) {
      told += title_weight;
      break;
    }
  }
  std::size_t set_size = 0;
  for (const auto& set : platform.sets)
    if (std::all_of(set.begin(), set.end(), [&](const std::string& word) { return headers.contains(word); }))
      set_size = std::max(set_size, set.size());
  if (set_size > 0) told += set_weight + 0.25 * static_cast<double>(set_size);
  double known = 0;
  for (const std::string& header : headers) {
    std::string bare = header;
    if (const std::size_t open = bare.rfind(" ("); open != std::string::npos && bare.ends_with(')'))
      bare = bare.substr(0, open);
    if (platform.marks.contains(header) || platform.marks.contains(bare)) told += mark_weight;
    if (platform.headers.contains(header) || platform.headers.contains(bare)) known += known_header_weight;
  }
  for (const std::string& part : platform.files)
    if (looks.file_name.find(part) != std::string::npos) {
      told += file_weight;
      break;
    }
  return told == 0 ? 0 : told + known;
}

}  // namespace

const PlatformWords& recognise(const TableLooks& looks) {
  const AliasTable& table = alias_table();
  std::set<std::string> headers;
  for (const std::string& header : looks.headers)
    if (std::string folded = fold(header); !folded.empty()) headers.insert(std::move(folded));
  const PlatformWords* best = table.platform("table");
  double best_score = enough;
  for (const PlatformWords& platform : table.platforms) {
    if (platform.name == "any" || platform.name == "table") continue;
    const double told = score(platform, looks, headers);
    if (told > best_score || (told == enough && best->name == "table" && told >= best_score)) {
      best = &platform;
      best_score = told;
    }
  }
  return *best;
}

}  // namespace regie
