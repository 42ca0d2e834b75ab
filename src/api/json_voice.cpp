// api/json_voice.cpp - fitting, planned pieces and news as JSON.
#include "api/internal/voice_values.h"
#include "api/json.h"
#include "text/words.h"

namespace regie {
namespace {

const char* level_name(FittingLevel level) {
  switch (level) {
    case FittingLevel::fine:
      return "fine";
    case FittingLevel::look:
      return "look";
    case FittingLevel::hold:
      return "hold";
  }
  return "";
}

Json span_value(const TextSpan& span) { return {{"from", span.from}, {"to", span.to}}; }

Json side_value(const ClashSide& side) {
  Json json{{"name", side.name}, {"nl", side.dutch}, {"en", side.english}, {"words", side.words}};
  json["at"] = Json::array();
  for (const TextSpan& span : side.at) json["at"].push_back(span_value(span));
  return json;
}

Json clash_value(const Clash& clash) {
  return {{"key", flag_key(clash)},
          {"kind", clash.kind == ClashKind::inner ? "inner" : "moment"},
          {"score", clash.score},
          {"one", side_value(clash.one)},
          {"other", side_value(clash.other)},
          {"line", clash.context_line}};
}

const char* tongue_name(TextTongue tongue) {
  switch (tongue) {
    case TextTongue::dutch:
      return "nl";
    case TextTongue::english:
      return "en";
    case TextTongue::unknown:
      break;
  }
  return "unknown";
}

Json too_few_value(const TooFew& few) { return {{"too_few", {{"n", few.n}, {"needs", few.needs}}}}; }

Json nearness_value(const Answer<BrandNearness>& answer) {
  if (!answer) return too_few_value(answer.error());
  const BrandNearness& near = *answer;
  Json json{{"percentile", near.percentile}, {"own_low", near.own_low},
            {"own_median", near.own_median}, {"sounds_like_us", near.sounds_like_us},
            {"own_texts", near.own_texts},   {"own_words", near.own_words},
            {"impostors", near.impostors},   {"method", "general-impostors/1"},
            {"flags", Json::array()}};
  for (const StyleFlag& flag : near.flags)
    json["flags"].push_back({{"key", flag_key(flag)},
                             {"trait", trait_name(flag.trait)},
                             {"draft", flag.draft},
                             {"brand", flag.brand},
                             {"brand_low", flag.brand_low},
                             {"brand_high", flag.brand_high},
                             {"at", span_value(flag.at)},
                             {"own_example", flag.own_example}});
  return json;
}

Json generic_value(const std::vector<GenericFlag>& flags) {
  Json json{{"flags", Json::array()}};
  for (const GenericFlag& flag : flags)
    json["flags"].push_back({{"key", flag_key(flag)},
                             {"words", flag.words},
                             {"phrase", flag.phrase},
                             {"industry", flag.industry},
                             {"at", span_value(flag.at)},
                             {"own_uses", flag.own_uses},
                             {"own_words", flag.own_words}});
  return json;
}

Json readability_value(const Answer<Readability>& answer) {
  if (!answer) return too_few_value(answer.error());
  const Readability& read = *answer;
  const bool is_dutch = read.tongue == TextTongue::dutch;
  return {{"ease", read.ease},
          {"grade", read.grade},
          {"method", is_dutch ? "flesch-douma; leesindex-a" : "flesch; flesch-kincaid"},
          {"sentences", read.counts.sentences},
          {"words", read.counts.words},
          {"long_sentences", read.counts.long_sentences},
          {"sentence_words", read.sentence_words},
          {"word_syllables", read.word_syllables}};
}

Json claims_value(const std::vector<Claim>& claims) {
  Json json = Json::array();
  for (const Claim& claim : claims) {
    const ClaimRule& rule = claim_rules().at(static_cast<std::size_t>(claim.kind));
    json.push_back({{"key", flag_key(claim)},
                    {"kind", rule.name},
                    {"words", claim.words},
                    {"at", span_value(claim.at)},
                    {"rule", {{"nl", rule.law_dutch}, {"en", rule.law_english}}},
                    {"check", {{"nl", rule.check_dutch}, {"en", rule.check_english}}}});
  }
  return json;
}

/// Counts of a file that was read row by row.
template <class Outcome>
Json counts_value(const Outcome& outcome) {
  return {{"read", outcome.read},
          {"kept", outcome.kept},
          {"known", outcome.known},
          {"set_aside", outcome.problems.size()},
          {"problems", problems_value(outcome.problems)}};
}

}  // namespace

Json fitting_value(const Fitting& fitting) {
  Json json{{"level", level_name(fitting.level)}, {"score", fitting.score}, {"pair", Json::array()}};
  if (!fitting.clashes.empty())
    json["pair"] = {fitting.clashes.front().one.name, fitting.clashes.front().other.name};
  json["context"] = fitting.has_context ? "given" : "none";
  json["clashes"] = Json::array();
  for (const Clash& clash : fitting.clashes) json["clashes"].push_back(clash_value(clash));
  return json;
}

Json problems_value(const std::vector<ReadingProblem>& problems) {
  Json json = Json::array();
  for (const ReadingProblem& problem : problems) json.push_back(problem_value(problem));
  return json;
}

Json checked_value(const CheckedDraft& checked) {
  const VoiceCheck& check = checked.check;
  Json json{{"language", tongue_name(check.tongue)}, {"fitting", fitting_value(check.fitting)},
            {"voice", nearness_value(check.voice)},  {"generic", generic_value(check.generic)},
            {"duplicates", Json::array()},           {"readability", readability_value(check.readability)},
            {"claims", claims_value(check.claims)},  {"suppressed", check.suppressed}};
  for (const NearDuplicate& one : check.duplicates)
    json["duplicates"].push_back(
        {{"id", one.id}, {"share", one.share}, {"jaccard", one.jaccard}, {"same_words", one.same_words}});
  return json;
}

Json kept_text_value(const KeptText& kept) {
  return {{"id", kept.text.id},
          {"brand", kept.text.brand},
          {"title", kept.text.title},
          {"text", kept.text.text},
          {"words", text_words(kept.text.text).size()},
          {"account", kept.account},
          {"at_seconds", kept.at_seconds}};
}

Json piece_value(const CheckedPiece& one) {
  const Piece& piece = one.piece;
  Json json{{"id", piece.id}, {"day", piece.day.iso()}};
  json["minute"] = piece.minute ? Json(*piece.minute) : Json(nullptr);
  json["channel"] = piece.channel;
  json["title"] = piece.title;
  json["text"] = piece.text;
  json["source"] = piece.source;
  json["state"] = piece_state_name(one.state);
  json["fitting"] = fitting_value(one.fitting);
  json["ruling"] = nullptr;
  if (one.ruling)
    json["ruling"] = {{"let_go", one.ruling->let_go},
                      {"why", one.ruling->why},
                      {"account", one.ruling->signature.account},
                      {"at_seconds", one.ruling->signature.at_seconds}};
  return json;
}

Json news_value(const NewsLine& line) {
  return {{"id", line.id}, {"day", line.day.iso()}, {"text", line.text}, {"source", line.source}};
}

std::string json_of(const LearnOutcome& outcome) { return dumped(counts_value(outcome)); }
std::string json_of(const CheckedDraft& checked) { return dumped(checked_value(checked)); }
std::string json_line_of(const CheckedDraft& checked) { return dumped_line(checked_value(checked)); }

std::string json_of(const std::vector<KeptText>& texts) {
  Json json;
  json["texts"] = Json::array();
  for (const KeptText& kept : texts) json["texts"].push_back(kept_text_value(kept));
  return dumped(json);
}

std::string json_of(const KeptChoice& kept) {
  return dumped({{"flag", kept.choice.key},
                 {"taken", kept.choice.answer == FlagAnswer::accepted},
                 {"account", kept.account},
                 {"at_seconds", kept.at_seconds}});
}

std::string json_of(const PlanOutcome& outcome) { return dumped(counts_value(outcome)); }
std::string json_of(const NewsOutcome& outcome) { return dumped(counts_value(outcome)); }
std::string json_of(const CheckedPiece& piece) { return dumped(piece_value(piece)); }

std::string json_of(const std::vector<CheckedPiece>& plan) {
  Json json;
  json["pieces"] = Json::array();
  for (const CheckedPiece& piece : plan) json["pieces"].push_back(piece_value(piece));
  return dumped(json);
}

std::string json_of(const std::vector<NewsLine>& news) {
  Json json;
  json["news"] = Json::array();
  for (const NewsLine& line : news) json["news"].push_back(news_value(line));
  return dumped(json);
}

}  // namespace regie
