// intake/internal/plain_values.cpp - words of aliases.txt, and country names from ICU in eight languages.
#include "intake/internal/plain_values.h"

#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include <array>
#include <unordered_map>

#include "intake/internal/aliases.h"
#include "intake/internal/fold.h"
#include "intake/internal/number_reading.h"

namespace regie {
namespace {

std::string country_name(const char* code, const char* language) {
  const std::string locale = std::string("und_") + code;
  std::array<UChar, 160> name{};
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t size = uloc_getDisplayCountry(locale.c_str(), language, name.data(),
                                                   static_cast<std::int32_t>(name.size()), &status);
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING || size <= 0) return {};
  std::array<char, 480> text{};
  std::int32_t bytes = 0;
  status = U_ZERO_ERROR;
  u_strToUTF8(text.data(), static_cast<std::int32_t>(text.size()), &bytes, name.data(), size, &status);
  if (U_FAILURE(status)) return {};
  return {text.data(), static_cast<std::size_t>(bytes)};
}

std::unordered_map<std::string, std::string> country_table() {
  std::unordered_map<std::string, std::string> table;
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
    table.emplace(fold(*code), *code);
    const std::string locale = std::string("und_") + *code;
    table.emplace(fold(uloc_getISO3Country(locale.c_str())), *code);
    for (const char* language : {"nl", "en", "de", "fr", "es", "it", "pt", "uk"}) {
      const std::string name = fold(country_name(*code, language));
      if (name.empty()) continue;
      table.emplace(name, *code);
      // "Norfolk (Île de)" is also written "Norfolk"; "&" also "and".
      if (const std::size_t open = name.find(" ("); open != std::string::npos)
        table.emplace(name.substr(0, open), *code);
      if (const std::size_t sign = name.find(" & "); sign != std::string::npos)
        table.emplace(name.substr(0, sign) + " and " + name.substr(sign + 3), *code);
    }
  }
  return table;
}

}  // namespace

std::string plain_value(std::string_view dimension, std::string_view value) {
  if (dimension == "currency") {
    const std::string_view code = currency_of(value);
    return std::string(code.empty() ? value : code);
  }
  const auto& all = alias_table().values;
  const auto known = all.find(std::string(dimension));
  if (known == all.end()) return std::string(value);
  const std::string folded = fold(value);
  if (const auto found = known->second.find(folded); found != known->second.end()) return found->second;
  if (dimension == "country") {
    static const auto countries = country_table();
    if (const auto found = countries.find(folded); found != countries.end()) return found->second;
  }
  return std::string(value);
}

}  // namespace regie
