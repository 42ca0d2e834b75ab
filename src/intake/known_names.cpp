// intake/known_names.cpp - names gathered from the words of every platform.
#include "intake/known_names.h"

#include <set>

#include "intake/internal/aliases.h"

namespace regie {
namespace {

bool is_measure(AliasKind kind) {
  return kind == AliasKind::count || kind == AliasKind::amount || kind == AliasKind::money ||
         kind == AliasKind::weighted;
}

KnownNames gather() {
  std::set<std::string> measures;
  std::set<std::string> dimensions;
  KnownNames names;
  for (const PlatformWords& platform : alias_table().platforms) {
    if (platform.name != "any") names.platforms.push_back(platform.name);
    for (const auto& [header, alias] : platform.headers) {
      if (is_measure(alias.kind)) measures.insert(alias.name);
      if (alias.kind == AliasKind::dimension) dimensions.insert(alias.name);
    }
  }
  names.platforms.emplace_back("table");
  names.measures.assign(measures.begin(), measures.end());
  names.dimensions.assign(dimensions.begin(), dimensions.end());
  return names;
}

}  // namespace

const KnownNames& known_names() {
  static const KnownNames names = gather();
  return names;
}

}  // namespace regie
