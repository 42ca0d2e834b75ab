// wording/words.h - words, numbers and days in the language of the reader.
#pragma once

#include <string>
#include <string_view>

#include "base/day.h"
#include "base/money.h"
#include "base/slice.h"
#include "measure/finding.h"

namespace regie {

enum class Language { nl, en };
/// "nl" -> Dutch, anything else -> English.
[[nodiscard]] Language language_of(std::string_view code);

/// A phrase of the table in words.cpp by its key. A key that is not there is a bug.
[[nodiscard]] std::string_view phrase(std::string_view key, Language language);

/// 1234567.8 -> "1.234.567,8" (nl), "1,234,567.8" (en).
[[nodiscard]] std::string number_text(double value, int decimals, Language language);
/// Counts whole; small amounts with as many decimals as make them tell.
[[nodiscard]] std::string count_text(double value, Language language);
/// 0.384 -> "38 %" (nl), "38%" (en); one decimal below 10 %.
[[nodiscard]] std::string percent_text(double of_one, Language language);
/// A probability: nothing here is surer than 99.9 %, nor less sure than 0.1 %.
[[nodiscard]] std::string sure_text(double probability, Language language);
/// A rate or a gap between rates: two decimals.
[[nodiscard]] std::string rate_text(double of_one, Language language);
/// "€ 3.100" (nl), "€3,100" (en); no cents from 100 up.
[[nodiscard]] std::string money_text(const Money& money, Language language);

/// "dinsdag 10 maart" / "Tuesday 10 March"; with the year where it is not `now`'s.
[[nodiscard]] std::string day_text(Day day, Day now, Language language);
/// "9 t/m 15 maart 2026" / "9 to 15 March 2026".
[[nodiscard]] std::string span_text(DaySpan days, Language language);

/// "Registraties" for "registrations"; a name nobody translated stays as it is.
[[nodiscard]] std::string metric_text(std::string_view metric, Language language);
/// "Google Ads" for "google_ads".
[[nodiscard]] std::string platform_text(std::string_view platform);
/// "Spring Summit", "zoeken in NL", "mobiel in Google Ads"; "" for everything.
[[nodiscard]] std::string slice_words(const Slice& slice, Language language);
/// A value of the metric with its unit.
[[nodiscard]] std::string value_text(const Change& change, double value, const std::string& currency,
                                     Language language);

}  // namespace regie
