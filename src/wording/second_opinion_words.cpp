// wording/second_opinion_words.cpp - the second opinion in Dutch and English.
#include "wording/second_opinion_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "wording/measured_words.h"

namespace regie {
namespace {

constexpr std::size_t told_max = 5;  // the rest is in JSON

struct Phrases {
  std::string_view title;
  std::string_view none;
  std::string_view level;
  std::string_view direction;
  std::string_view size;  // of a count or an amount
  std::string_view rate_size;
  std::string_view earlier;
  std::string_view agrees;
  std::string_view differs;
  std::string_view too_recent;
  std::string_view behind;
  std::string_view weekdays;
  std::string_view season;
};

constexpr Phrases english{
    "Second opinion",
    "the level and the direction stayed as they were",
    "the level changed on {}",
    "the direction changed on {}",
    "({} to {} a day)",
    "({} to {})",
    "and {} earlier",
    "It agrees with the onset above, to within a week.",
    "It sees no change within a week of the onset above.",
    "It sees no change at the onset above, but fewer than seven days follow it: too early to say.",
    "By another method, which decides nothing ({}; {} days; {})",
    "weekdays taken out first",
    "weekdays and a yearly season taken out first",
};

constexpr Phrases dutch{
    "Tweede mening",
    "niveau en richting bleven gelijk",
    "het niveau veranderde op {}",
    "de richting veranderde op {}",
    "({} naar {} per dag)",
    "({} naar {})",
    "en eerder nog {}",
    "Dat stemt binnen een week overeen met het begin hierboven.",
    "Binnen een week van het begin hierboven ziet die geen verandering.",
    "Bij het begin hierboven ziet die geen verandering, maar er volgen nog geen zeven dagen: te vroeg om "
    "iets te "
    "zeggen.",
    "Volgens een andere methode, die niets beslist ({}; {} dagen; {})",
    "weekdagen er eerst uit gehaald",
    "weekdagen en een jaarlijks seizoen er eerst uit gehaald",
};

std::string change_words(const SecondOpinion& opinion, const HistoryChange& change, const Phrases& words,
                         const Reader& reader) {
  Change told;  // says in which unit a value is shown
  told.metric = opinion.metric;
  told.metric_kind = opinion.metric_kind;
  told.slice = opinion.slice;
  const auto value = [&](double one) { return value_text(told, one, reader.currency, reader.language); };
  const bool rate = opinion.metric_kind == MetricKind::rate;
  return fmt::format(fmt::runtime(change.slope_changed ? words.direction : words.level),
                     day_text(change.day, reader.now, reader.language)) +
         " " +
         fmt::format(fmt::runtime(rate ? words.rate_size : words.size), value(change.before),
                     value(change.after));
}

std::string_view agreement_words(Agreement agreement, const Phrases& words) {
  if (agreement == Agreement::agrees) return words.agrees;
  return agreement == Agreement::differs ? words.differs : words.too_recent;
}

}  // namespace

std::string second_opinion_sentence(const Answer<SecondOpinion>& opinion, std::optional<Agreement> agreement,
                                    const Reader& reader) {
  const Phrases& words = reader.language == Language::nl ? dutch : english;
  if (!opinion)
    return fmt::format("{}: {}: {}.", words.title, phrase("too_few", reader.language),
                       measured_words(opinion.error().needs, reader.language));
  std::string text = fmt::format("{}, {}: ", words.title, span_text(opinion->days, reader.language));
  if (opinion->changes.empty()) text += words.none;
  const std::size_t count = opinion->changes.size();
  const std::size_t first = count - std::min(count, told_max);
  for (std::size_t i = first; i < count; ++i)
    text += (i > first ? "; " : "") + change_words(*opinion, opinion->changes[i], words, reader);
  if (first > 0) text += "; " + fmt::format(fmt::runtime(words.earlier), first);
  text += ". ";
  if (agreement) text += std::string(agreement_words(*agreement, words)) + " ";
  return text +
         fmt::format(fmt::runtime(words.behind), opinion->method,
                     count_text(opinion->known_days, reader.language),
                     opinion->season_taken_out ? words.season : words.weekdays) +
         ".";
}

}  // namespace regie
