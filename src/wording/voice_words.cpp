// wording/voice_words.cpp - clashes, plans and news as sentences.
#include "wording/voice_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/words.h"
#include "wording/words.h"

namespace regie {
namespace {

constexpr std::size_t text_shown_max = 90;  // letters of a piece in a list

bool dutch(Language language) { return language == Language::nl; }

std::string quoted(const std::string& words) { return "\xE2\x80\x9C" + words + "\xE2\x80\x9D"; }

/// "party (“feest”, “dansen”)"; words that are the name itself are not told twice.
std::string side_words(const ClashSide& side, Language language) {
  const std::string& name = dutch(language) ? side.dutch : side.english;
  std::vector<std::string> told;
  for (const std::string& word : side.words)
    if (std::find(told.begin(), told.end(), word) == told.end()) told.push_back(word);
  if (told.size() == 1 && folded_letters(told.front()) == folded_letters(name)) return quoted(told.front());
  std::string all;
  for (const std::string& word : told) all += (all.empty() ? "" : ", ") + quoted(word);
  return all.empty() ? name : fmt::format("{} ({})", name, all);
}

/// A sentence begins with a capital, and a quotation as it is.
std::string as_sentence(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() -= 'a' - 'A';
  return text;
}

std::string shortened(const std::string& text) {
  std::string line = text.substr(0, text_shown_max);
  for (char& c : line)
    if (c == '\n' || c == '\r') c = ' ';
  if (text.size() <= text_shown_max) return line;
  while (!line.empty() && (static_cast<unsigned char>(line.back()) & 0xC0U) == 0x80U) line.pop_back();
  if (!line.empty() && static_cast<unsigned char>(line.back()) >= 0xC0U) line.pop_back();
  return line + "\xE2\x80\xA6";
}

std::string when(const Piece& piece, const Reader& reader) {
  std::string day = day_text(piece.day, reader.now, reader.language);
  if (piece.minute) day += fmt::format(" {:02}:{:02}", *piece.minute / 60, *piece.minute % 60);
  return day;
}

std::string headline(const Piece& piece, const Reader& reader) {
  return fmt::format("{}{}{}: {} [{}]", when(piece, reader), piece.channel.empty() ? "" : ", ", piece.channel,
                     shortened(piece.title.empty() ? piece.text : piece.title), piece.id);
}

std::string ruling_sentence(const PieceRuling& ruling, Language language) {
  if (ruling.let_go)
    return dutch(language) ? fmt::format("{} liet dit gaan: {}", ruling.signature.account, ruling.why)
                           : fmt::format("{} let this go: {}", ruling.signature.account, ruling.why);
  const std::string why = ruling.why.empty() ? "" : ": " + ruling.why;
  return dutch(language) ? fmt::format("{} hield dit tegen{}", ruling.signature.account, why)
                         : fmt::format("{} stopped this{}", ruling.signature.account, why);
}

void add_problems(Document& page, const std::vector<ReadingProblem>& problems, Language language) {
  for (const ReadingProblem& problem : problems)
    page.item(fmt::format("{} {}, {} \xE2\x80\x9C{}\xE2\x80\x9D: \xE2\x80\x9C{}\xE2\x80\x9D. {} [{}]",
                          dutch(language) ? "regel" : "line", problem.line,
                          dutch(language) ? "kolom" : "column", problem.column, problem.value,
                          row_problem_sentence(problem, language), problem.code));
}

/// Of all words, or of all words that address; the others are counted a sentence or a word.
bool is_share(StyleTrait trait) {
  return trait == StyleTrait::capitals || trait == StyleTrait::numbers ||
         trait == StyleTrait::informal_address || trait == StyleTrait::formal_address ||
         trait == StyleTrait::we_words || trait == StyleTrait::contractions;
}

std::string_view trait_words(StyleTrait trait, bool nl) {
  switch (trait) {
    case StyleTrait::sentence_words:
      return nl ? "woorden per zin" : "words a sentence";
    case StyleTrait::word_letters:
      return nl ? "letters per woord" : "letters a word";
    case StyleTrait::exclamations:
      return nl ? "uitroeptekens per zin" : "exclamation marks a sentence";
    case StyleTrait::questions:
      return nl ? "vragen per zin" : "questions a sentence";
    case StyleTrait::emoji:
      return nl ? "emoji per zin" : "emoji a sentence";
    case StyleTrait::capitals:
      return nl ? "woorden in hoofdletters" : "words in capitals";
    case StyleTrait::numbers:
      return nl ? "getallen" : "numbers";
    case StyleTrait::informal_address:
      return nl ? "je en jij" : "informal address";
    case StyleTrait::formal_address:
      return nl ? "u en uw" : "formal address";
    case StyleTrait::we_words:
      return nl ? "wij en ons" : "we and our";
    case StyleTrait::contractions:
      return nl ? "samentrekkingen" : "contractions";
  }
  return "";
}

}  // namespace

std::string clash_sentence(const Clash& clash, Language language) {
  const std::string one = side_words(clash.one, language);
  const std::string other = side_words(clash.other, language);
  if (clash.kind == ClashKind::inner)
    return dutch(language) ? fmt::format("In deze tekst gaan {} en {} niet samen.", one, other)
                           : fmt::format("In this text {} and {} do not go together.", one, other);
  // A solemn day is its own line: its name stands in the words already.
  const bool is_said = clash.other.words.size() == 1 && clash.other.words.front() == clash.context_line;
  const bool has_line = !clash.context_line.empty() && !is_said;
  const std::string& name = dutch(language) ? clash.other.dutch : clash.other.english;
  const std::string sentence =
      as_sentence(fmt::format(fmt::runtime(dutch(language) ? "{} past niet bij {}" : "{} does not fit {}"),
                              one, has_line ? name : other));
  return has_line ? fmt::format("{}: {}.", sentence, quoted(shortened(clash.context_line))) : sentence + ".";
}

std::string fitting_sentence(const Fitting& fitting, Language language) {
  if (fitting.level == FittingLevel::fine || fitting.clashes.empty())
    return dutch(language) ? "Er is niets gevonden dat ertegen pleit." : "Nothing was found against it.";
  const bool is_hold = fitting.level == FittingLevel::hold;
  const std::string lead = dutch(language) ? (is_hold ? "Houd dit even vast. " : "Kijk hier even naar. ")
                                           : (is_hold ? "Hold this for now. " : "Have a look at this. ");
  return lead + clash_sentence(fitting.clashes.front(), language);
}

std::string context_sentence(const Fitting& fitting, Language language) {
  if (fitting.has_context) return {};
  return dutch(language) ? "Geen context gegeven: alleen de tekst zelf is bekeken."
                         : "No context given: only the text itself was looked at.";
}

std::string voice_sentence(const Answer<BrandNearness>& answer, Language language) {
  const bool nl = dutch(language);
  if (!answer)
    return nl ? fmt::format(
                    "Te weinig om te zeggen. Nodig: {} eigen teksten met samen {} woorden, en een tekst van "
                    "{} woorden.",
                    brand_texts_min, brand_words_min, draft_words_min)
              : "Too few to tell. Needed: " + answer.error().needs + ".";
  const std::string near = percent_text(answer->percentile, language);
  const std::string usual = percent_text(answer->own_low, language);
  if (nl)
    return fmt::format(
        "{}: dichter bij je eigen teksten dan bij die van anderen in {} van de vergelijkingen; eigen teksten "
        "halen "
        "meestal {} of meer ({} teksten, {} woorden).",
        answer->sounds_like_us ? "Ja" : "Minder dan gewoonlijk", near, usual, answer->own_texts,
        answer->own_words);
  return fmt::format(
      "{}: nearer to your own texts than to those of others in {} of the comparisons; own texts mostly reach "
      "{} or "
      "more ({} texts, {} words).",
      answer->sounds_like_us ? "Yes" : "Less than usual", near, usual, answer->own_texts, answer->own_words);
}

std::string style_sentence(const StyleFlag& flag, Language language) {
  const bool nl = dutch(language);
  // A share of words told with one decimal would be 0.0 for nearly everything.
  const auto figure = [&](double of) {
    return is_share(flag.trait) ? percent_text(of, language) : number_text(of, 1, language);
  };
  const std::string low = figure(flag.brand_low);
  const std::string high = figure(flag.brand_high);
  const std::string usual = low == high ? low : low + (nl ? " tot " : " to ") + high;
  return as_sentence(fmt::format(fmt::runtime(nl ? "{}: hier {}, gewoonlijk {}" : "{}: {} here, usually {}"),
                                 trait_words(flag.trait, nl), figure(flag.draft), usual));
}

std::string readability_sentence(const Answer<Readability>& answer, Language language) {
  const bool nl = dutch(language);
  if (!answer)
    return nl ? fmt::format(
                    "Te weinig om te zeggen. Nodig: een tekst van {} woorden in het Nederlands of Engels; "
                    "deze heeft er {}.",
                    readability_words_min, number_text(answer.error().n, 0, language))
              : "Too few to tell. Needed: " + answer.error().needs + ".";
  const char* method = answer->tongue == TextTongue::dutch ? "Flesch-Douma" : "Flesch";
  const std::string ease = number_text(answer->ease, 0, language);
  const std::string words = number_text(answer->sentence_words, 1, language);
  return nl ? fmt::format("Leesgemak {} van 100, {} woorden per zin, {} lange zinnen ({} woorden; {}).", ease,
                          words, answer->counts.long_sentences, answer->counts.words, method)
            : fmt::format("Ease {} of 100, {} words a sentence, {} long sentences ({} words; {}).", ease,
                          words, answer->counts.long_sentences, answer->counts.words, method);
}

std::string row_problem_sentence(const ReadingProblem& problem, Language language) {
  if (!dutch(language)) return problem.say;
  if (problem.code == "plan.no_day" || problem.code == "news.no_day") return "Hieruit is geen dag te lezen.";
  if (problem.code == "plan.no_text") return "Deze rij heeft geen tekst.";
  if (problem.code == "news.no_text") return "Deze regel heeft geen kop.";
  if (problem.code == "voice.no_words") return "In deze tekst staan geen woorden.";
  return problem.say;
}

std::string waiting_sentence(std::int64_t count, Language language) {
  if (count == 0) return {};
  const bool nl = dutch(language);
  if (count == 1)
    return nl ? "1 geplande tekst past misschien niet bij zijn moment."
              : "1 planned post may not fit its moment.";
  return nl ? fmt::format("{} geplande teksten passen misschien niet bij hun moment.", count)
            : fmt::format("{} planned posts may not fit their moment.", count);
}

std::string_view piece_state_words(PieceState state, Language language) {
  switch (state) {
    case PieceState::fine:
      return dutch(language) ? "niets op tegen" : "nothing against it";
    case PieceState::look:
      return dutch(language) ? "even naar kijken" : "worth a look";
    case PieceState::held:
      return dutch(language) ? "wacht op een mens" : "waits for a person";
    case PieceState::let_go:
      return dutch(language) ? "mag gaan" : "may go";
    case PieceState::stopped:
      return dutch(language) ? "tegengehouden" : "stopped";
  }
  return "";
}

namespace {

/// A clash after the first: a line that was quoted already is not quoted again.
std::string further_sentence(const Fitting& fitting, std::size_t at, Language language) {
  Clash clash = fitting.clashes[at];
  const auto said = fitting.clashes.begin() + static_cast<std::ptrdiff_t>(at);
  if (std::any_of(fitting.clashes.begin(), said,
                  [&](const Clash& before) { return before.context_line == clash.context_line; })) {
    clash.context_line.clear();
    clash.other.words.clear();
  }
  return clash_sentence(clash, language);
}

void add_voice(Document& page, const CheckedDraft& checked, const Reader& reader) {
  page.heading(dutch(reader.language) ? "Klinkt dit als wij?" : "Does it sound like us?");
  page.line(voice_sentence(checked.check.voice, reader.language));
  if (!checked.check.voice) return;
  for (const StyleFlag& flag : checked.check.voice->flags) {
    page.item(style_sentence(flag, reader.language));
    if (!flag.own_example.empty()) page.quote(flag.own_example);
  }
}

void add_generic(Document& page, const CheckedDraft& checked, bool nl) {
  if (checked.check.generic.empty() && checked.check.duplicates.empty()) return;
  page.heading(nl ? "Klinkt dit als iedereen?" : "Does it sound like everybody?");
  for (const GenericFlag& flag : checked.check.generic) {
    page.item(quoted(flag.words));
    if (!flag.own_words.empty()) page.quote(flag.own_words);
  }
  for (const NearDuplicate& one : checked.check.duplicates)
    page.item(
        fmt::format(fmt::runtime(nl ? "Staat voor {} % al in {}: {}" : "{}% of it stands in {} already: {}"),
                    static_cast<int>(one.share * 100 + 0.5), one.id, quoted(one.same_words)));
}

void add_claims(Document& page, const CheckedDraft& checked, bool nl) {
  if (checked.check.claims.empty()) return;
  page.heading(nl ? "Beweringen om na te gaan" : "Claims to check");
  for (const Claim& claim : checked.check.claims) {
    const ClaimRule& rule = claim_rules().at(static_cast<std::size_t>(claim.kind));
    page.item(fmt::format("{}: {} ({})", quoted(claim.words), nl ? rule.check_dutch : rule.check_english,
                          nl ? rule.law_dutch : rule.law_english));
  }
}

}  // namespace

Document document_of(const CheckedDraft& checked, const Reader& reader) {
  const bool nl = dutch(reader.language);
  Document page{nl ? "nl" : "en", {}};
  const Fitting& fit = checked.check.fitting;
  page.title(fitting_sentence(fit, reader.language));
  for (std::size_t i = 1; i < fit.clashes.size(); ++i) page.item(further_sentence(fit, i, reader.language));
  page.quiet(context_sentence(fit, reader.language));
  add_voice(page, checked, reader);
  add_generic(page, checked, nl);
  add_claims(page, checked, nl);
  page.heading(nl ? "Leest het makkelijk?" : "Is it easy to read?");
  page.line(readability_sentence(checked.check.readability, reader.language));
  return page;
}

Document document_of(const LearnOutcome& outcome, const Reader& reader) {
  return document_of(PlanOutcome{outcome.read, outcome.kept, outcome.known, outcome.problems}, reader);
}

Document document_of(const std::vector<KeptText>& texts, const Reader& reader) {
  const bool nl = dutch(reader.language);
  Document page{nl ? "nl" : "en", {}};
  if (texts.empty()) {
    page.line(nl ? "Er zijn nog geen eigen teksten." : "There are no texts of the brand yet.");
    page.quiet(nl ? "Leer ze:  regie voice learn nieuwsbrieven/ --by maud"
                  : "Learn them:  regie voice learn newsletters/ --by maud");
  }
  for (const KeptText& kept : texts)
    page.item(fmt::format("{}{}{} [{}]", kept.text.brand, kept.text.brand.empty() ? "" : ": ",
                          shortened(kept.text.text), kept.text.id));
  return page;
}

Document document_of(const KeptChoice& kept, const Reader& reader) {
  const bool nl = dutch(reader.language);
  Document page{nl ? "nl" : "en", {}};
  const bool is_taken = kept.choice.answer == FlagAnswer::accepted;
  page.line(fmt::format(
      "{}: {}", kept.choice.key,
      is_taken ? (nl ? "ter harte genomen" : "taken to heart") : (nl ? "gelaten" : "left alone")));
  return page;
}

Document document_of(const CheckedPiece& one, const Reader& reader) {
  Document page{reader.language == Language::nl ? "nl" : "en", {}};
  page.heading(headline(one.piece, reader));
  page.line(std::string(piece_state_words(one.state, reader.language)));
  if (one.ruling) page.quote(ruling_sentence(*one.ruling, reader.language));
  for (std::size_t i = 0; i < one.fitting.clashes.size(); ++i)
    page.item(further_sentence(one.fitting, i, reader.language));
  return page;
}

Document document_of(const std::vector<CheckedPiece>& plan, const Reader& reader) {
  const bool nl = reader.language == Language::nl;
  Document page{nl ? "nl" : "en", {}};
  if (plan.empty()) {
    page.line(nl ? "Er is vanaf vandaag niets gepland." : "Nothing is planned from today on.");
    page.quiet(nl ? "Lees een planning in:  regie plan import planning.csv"
                  : "Read a plan:  regie plan import plan.csv");
    return page;
  }
  std::int64_t waiting = 0;
  for (const CheckedPiece& one : plan) waiting += one.state == PieceState::held;
  page.title(nl ? fmt::format("{} gepland, {} wacht op een mens", plan.size(), waiting)
                : fmt::format("{} planned, {} waiting for a person", plan.size(), waiting));
  for (const CheckedPiece& one : plan) {
    page.item(headline(one.piece, reader) + " \xC2\xB7 " +
              std::string(piece_state_words(one.state, reader.language)));
    if (one.ruling) page.quiet(ruling_sentence(*one.ruling, reader.language));
    if (one.fitting.level != FittingLevel::fine && !one.fitting.clashes.empty())
      page.quiet(clash_sentence(one.fitting.clashes.front(), reader.language));
  }
  return page;
}

Document document_of_removed(const Piece& piece, const Reader& reader) {
  const auto in_quotes = [](const std::string& text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
  };
  const bool nl = dutch(reader.language);
  Document page{nl ? "nl" : "en", {}};
  page.line((nl ? "Uit de planning: " : "Out of the plan: ") + headline(piece, reader));
  std::string back = "regie plan add " + in_quotes(piece.text) + " --day " + piece.day.iso();
  if (piece.minute) back += fmt::format(" --time {:02}:{:02}", *piece.minute / 60, *piece.minute % 60);
  if (!piece.channel.empty()) back += " --channel " + in_quotes(piece.channel);
  if (!piece.title.empty()) back += " --title " + in_quotes(piece.title);
  page.quiet((nl ? "Terugzetten:  " : "Put it back:  ") + back);
  return page;
}

Document document_of(const PlanOutcome& outcome, const Reader& reader) {
  const bool nl = reader.language == Language::nl;
  Document page{nl ? "nl" : "en", {}};
  page.line(nl ? fmt::format("{} gelezen: {} nieuw, {} stonden er al, {} opzij gezet.", outcome.read,
                             outcome.kept, outcome.known, outcome.problems.size())
               : fmt::format("{} read: {} new, {} there already, {} set aside.", outcome.read, outcome.kept,
                             outcome.known, outcome.problems.size()));
  add_problems(page, outcome.problems, reader.language);
  return page;
}

Document document_of(const NewsOutcome& outcome, const Reader& reader) {
  return document_of(PlanOutcome{outcome.read, outcome.kept, outcome.known, outcome.problems}, reader);
}

Document document_of(const std::vector<NewsLine>& news, const Reader& reader) {
  const bool nl = reader.language == Language::nl;
  Document page{nl ? "nl" : "en", {}};
  if (news.empty())
    page.line(nl ? "Er is geen nieuws opgegeven. Teksten worden alleen langs de kalender en je eigen "
                   "notities gelegd."
                 : "No news was given. Texts are held against the calendar and your own notes alone.");
  for (const NewsLine& line : news)
    page.item(
        fmt::format("{}: {} [{}]", day_text(line.day, reader.now, reader.language), line.text, line.id));
  return page;
}

}  // namespace regie
