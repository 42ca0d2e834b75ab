// bench/fitting.cpp - far from human: sealed quadruples with baselines beside them, and alarms on ordinary
// texts.
#include "voice/fitting.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "voice/internal/clash_rules.h"
#include "voice/internal/concepts.h"
#include "voice/internal/table_lines.h"

namespace {

using namespace regie;

/// What is asked: a text and its context, or two parts of one text.
struct Cell {
  bool is_moment = true;
  std::string one;    // moment: the text; inner: the first part
  std::string other;  // moment: the context; inner: the second part
  bool must_stop = false;
};

struct Quadruple {
  bool is_moment = true;
  bool is_dutch = true;
  std::vector<Cell> cells;
};

std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);)
    if (!line.empty() && !line.starts_with("# ")) lines.push_back(line);
  return lines;
}

std::vector<Quadruple> quadruples_of(const std::string& path) {
  std::vector<Quadruple> all;
  for (const std::string& line : lines_of(path)) {
    const auto parts = split_table(line, '|');
    if (parts.size() != 6) {
      fmt::print(stderr, "fitting: not a quadruple: {}\n", line);
      continue;
    }
    Quadruple one{parts[0] == "moment", parts[1] == "nl", {}};
    const std::string good(parts[2]);
    const std::string bad(parts[3]);
    // A moment names its bad context first, an inner clash its harmless second part.
    const std::string heavy(one.is_moment ? parts[4] : parts[5]);
    const std::string calm(one.is_moment ? parts[5] : parts[4]);
    one.cells = {{one.is_moment, bad, heavy, true},
                 {one.is_moment, bad, calm, false},
                 {one.is_moment, good, heavy, false},
                 {one.is_moment, good, calm, false}};
    all.push_back(std::move(one));
  }
  return all;
}

using Judge = std::function<bool(const Cell&)>;

Fitting read(const Cell& cell) {
  FittingInput input;
  input.text = cell.is_moment ? cell.one : cell.one + " " + cell.other;
  if (cell.is_moment) input.context.push_back({cell.other, {}});
  return fitting(input);
}

bool stops(const Cell& cell) { return read(cell).level != FittingLevel::fine; }

/// Looks at the context alone (of a moment), or at the second part alone (inner).
bool context_only(const Cell& cell) {
  for (const ConceptInText& found : concepts_in(cell.other, TextTongue::unknown)) {
    const bool is_heavy = moment_gravity(found.index) > 0;
    const bool is_light = moment_clash(concept_index("death"), found.index) > 0;
    if ((cell.is_moment ? is_heavy : is_light) && found.plain_strength >= 0.45) return true;
  }
  return false;
}

/// Looks at the text alone, or at the first part alone.
bool text_only(const Cell& cell) {
  for (const ConceptInText& found : concepts_in(cell.one, TextTongue::unknown)) {
    const bool is_light = moment_clash(concept_index("death"), found.index) > 0;
    const bool is_heavy = moment_gravity(found.index) > 0;
    if ((cell.is_moment ? is_light : is_heavy) && found.plain_strength >= 0.45) return true;
  }
  return false;
}

/// Listed words as they stand, without endings, registers or pairs: how many both sides hold.
std::size_t seed_words(const Cell& cell) {
  static const std::set<std::string> seeds(concept_seeds().begin(), concept_seeds().end());
  std::size_t count = 0;
  for (const TextWord& word : text_words(cell.one + " " + cell.other)) count += seeds.contains(word.folded);
  return count;
}

/// Letter n-grams of both sides against the mean of what had to be stopped and what had not, in `tuning`.
class Ngrams {
 public:
  explicit Ngrams(const std::vector<Quadruple>& tuning) {
    for (const Quadruple& quadruple : tuning)
      for (const Cell& cell : quadruple.cells)
        for (const auto& [gram, share] : grams(cell)) (cell.must_stop ? stop_ : pass_)[gram] += share;
    norm(stop_);
    norm(pass_);
  }
  [[nodiscard]] double lead(const Cell& cell) const {
    const auto mine = grams(cell);
    return dot(mine, stop_) - dot(mine, pass_);
  }

 private:
  using Grams = std::map<std::string, double>;
  static void norm(Grams& grams) {
    double square = 0;
    for (const auto& [gram, share] : grams) square += share * share;
    for (auto& [gram, share] : grams) share /= std::sqrt(std::max(square, 1e-12));
  }
  static double dot(const Grams& a, const Grams& b) {
    double sum = 0;
    for (const auto& [gram, share] : a)
      if (const auto found = b.find(gram); found != b.end()) sum += share * found->second;
    return sum;
  }
  static Grams grams(const Cell& cell) {
    const std::string text = folded_letters(cell.one + " " + cell.other);
    Grams grams;
    for (std::size_t n = 3; n <= 5; ++n)
      for (std::size_t i = 0; i + n <= text.size(); ++i) grams[text.substr(i, n)] += 1;
    norm(grams);
    return grams;
  }
  Grams stop_;
  Grams pass_;
};

struct Score {
  std::size_t right = 0;
  std::size_t count = 0;
  std::size_t caught = 0;       // cells that had to be stopped and were
  std::size_t false_stops = 0;  // of the three others
};

Score judge(const std::vector<Quadruple>& all, const Judge& by,
            const std::function<bool(const Quadruple&)>& part) {
  Score score;
  for (const Quadruple& quadruple : all) {
    if (!part(quadruple)) continue;
    ++score.count;
    bool is_right = true;
    for (const Cell& cell : quadruple.cells) {
      const bool stopped = by(cell);
      is_right = is_right && stopped == cell.must_stop;
      score.caught += stopped && cell.must_stop;
      score.false_stops += stopped && !cell.must_stop;
    }
    score.right += is_right;
  }
  return score;
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

/// The threshold that serves a baseline best on the tuning quadruples.
double best_threshold(const std::vector<Quadruple>& tuning, const std::function<double(const Cell&)>& ask) {
  std::map<const Cell*, double> values;
  std::set<double> candidates;
  for (const Quadruple& quadruple : tuning)
    for (const Cell& cell : quadruple.cells) candidates.insert(values[&cell] = ask(cell));
  const auto value = [&](const Cell& cell) { return values.at(&cell); };
  double best = 0;
  std::size_t right = 0;
  for (const double threshold : candidates) {
    const Score score = judge(
        tuning, [&](const Cell& cell) { return value(cell) >= threshold; },
        [](const Quadruple&) { return true; });
    if (score.right >= right) {
      right = score.right;
      best = threshold;
    }
  }
  return best;
}

void print_row(const std::string& name, const std::vector<Quadruple>& all, const Judge& by) {
  const auto row = [&](const std::function<bool(const Quadruple&)>& part) {
    const Score score = judge(all, by, part);
    return share(score.right, score.count);
  };
  const Score score = judge(all, by, [](const Quadruple&) { return true; });
  fmt::print(
      "| {} | {} | {:.2f} | {:.2f} | {:.2f} | {:.2f} | {:.2f} | {:.2f} | {:.2f} |\n", name, score.count,
      share(score.right, score.count), row([](const Quadruple& q) { return q.is_moment; }),
      row([](const Quadruple& q) { return !q.is_moment; }),
      row([](const Quadruple& q) { return q.is_dutch; }), row([](const Quadruple& q) { return !q.is_dutch; }),
      share(score.caught, score.count), share(score.false_stops, 3 * score.count));
}

/// The fields of one line of RFC 4180 CSV; the ads hold no line breaks inside fields.
std::vector<std::string> csv_fields(const std::string& line) {
  std::vector<std::string> fields(1);
  bool is_quoted = false;
  for (const char c : line) {
    if (c == '"')
      is_quoted = !is_quoted;
    else if (c == ',' && !is_quoted)
      fields.emplace_back();
    else
      fields.back() += c;
  }
  return fields;
}

std::vector<std::string> ads_of(const std::string& path) {
  std::vector<std::string> ads;
  for (const std::string& line : lines_of(path)) {
    const auto fields = csv_fields(line);
    if (fields.size() >= 4 && fields[0] != "desc") ads.push_back(fields[1] + ". " + fields[0]);
  }
  return ads;
}

void print_alarms(const std::string& name, const std::vector<std::string>& texts, bool show) {
  std::size_t looks = 0;
  std::size_t holds = 0;
  for (const std::string& text : texts) {
    FittingInput input;
    input.text = text;
    const Fitting answer = fitting(input);
    looks += answer.level != FittingLevel::fine;
    holds += answer.level == FittingLevel::hold;
    if (show && answer.level != FittingLevel::fine)
      fmt::print(stderr, "{:.2f} {}[{}] x {}[{}] : {}\n", answer.score, answer.clashes[0].one.name,
                 fmt::join(answer.clashes[0].one.words, ", "), answer.clashes[0].other.name,
                 fmt::join(answer.clashes[0].other.words, ", "), text);
  }
  fmt::print("| {} | {} | {:.1f} % | {:.1f} % |\n", name, texts.size(), 100 * share(looks, texts.size()),
             100 * share(holds, texts.size()));
}

void show_wrong(const std::vector<Quadruple>& all) {
  for (const Quadruple& quadruple : all)
    for (const Cell& cell : quadruple.cells) {
      const Fitting answer = read(cell);
      const bool stopped = answer.level != FittingLevel::fine;
      if (stopped == cell.must_stop) continue;
      fmt::print(stderr, "{} {:.2f} {} ## {}", stopped ? "FALSE" : "MISSED", answer.score, cell.one,
                 cell.other);
      for (const Clash& clash : answer.clashes)
        fmt::print(stderr, "  {}[{}] x {}[{}]", clash.one.name, fmt::join(clash.one.words, ", "),
                   clash.other.name, fmt::join(clash.other.words, ", "));
      fmt::print(stderr, "\n");
    }
}

/// How many of the words named for a rightly stopped text stand in the table exactly so.
double named_words_listed(const std::vector<Quadruple>& all) {
  static const std::set<std::string> seeds(concept_seeds().begin(), concept_seeds().end());
  std::size_t listed = 0;
  std::size_t named = 0;
  for (const Quadruple& quadruple : all) {
    const Fitting answer = read(quadruple.cells.front());
    for (const Clash& clash : answer.clashes)
      for (const auto& words : {clash.one.words, clash.other.words})
        for (const std::string& word : words) {
          ++named;
          listed += seeds.contains(folded_letters(word));
        }
  }
  return share(listed, named);
}

int run(const std::string& folder, const std::string& shared, const std::string& show) {
  const auto tuning = quadruples_of(folder + "/tuning.txt");
  const auto sealed = quadruples_of(folder + "/sealed.txt");
  if (sealed.empty() || tuning.empty()) {
    fmt::print(stderr, "fitting: no quadruples in {}\n", folder);
    return 1;
  }
  const Ngrams ngrams(tuning);
  const auto seed_count = [](const Cell& cell) { return static_cast<double>(seed_words(cell)); };
  const auto ngram_lead = [&](const Cell& cell) { return ngrams.lead(cell); };
  const double seeds_from = best_threshold(tuning, seed_count);
  const double ngrams_from = best_threshold(tuning, ngram_lead);
  if (show == "--show-tuning") show_wrong(tuning);
  if (show == "--show-sealed") show_wrong(sealed);
  fmt::print("| | quadruples | all four right | moment | inner | Dutch | English | caught | false stops |\n");
  fmt::print("|---|---|---|---|---|---|---|---|---|\n");
  print_row("Regie, sealed", sealed, stops);
  print_row("context only", sealed, context_only);
  print_row("text only", sealed, text_only);
  print_row("seed words", sealed, [&](const Cell& cell) { return seed_count(cell) >= seeds_from; });
  print_row("letter n-grams", sealed, [&](const Cell& cell) { return ngram_lead(cell) >= ngrams_from; });
  print_row("Regie, tuning", tuning, stops);
  fmt::print("\n{:.0f} % of the words named in the sealed texts stand in the table exactly so.\n",
             100 * named_words_listed(sealed));
  fmt::print("\n| ordinary texts, no context | texts | looked at or held | held |\n|---|---|---|---|\n");
  std::vector<std::string> idioms;
  for (const std::string& line : lines_of(folder + "/idioms.txt")) idioms.push_back(line.substr(5));
  std::vector<std::string> read_idioms;
  for (const std::string& line : lines_of(folder + "/idioms_tuning.txt"))
    read_idioms.push_back(line.substr(5));
  print_alarms("grim ways of saying, sealed", idioms, false);
  print_alarms("grim ways of saying, for mending", read_idioms, show == "--show-idioms");
  const auto calibration = ads_of(shared + "/text/ads/valid.csv");
  const auto held_out = ads_of(shared + "/text/ads/test-curated.csv");
  if (calibration.empty() || held_out.empty()) {
    fmt::print("\nads: skipped: no shared data\n");
    return 0;
  }
  print_alarms("ads, for setting the budget", calibration, show == "--show-ads");
  print_alarms("ads, held out", held_out, false);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string folder = count > 1 ? arguments[1] : "bench/fitting";
  const std::string shared = count > 2 ? arguments[2] : "../shared/data";
  return run(folder, shared, count > 3 ? arguments[3] : "");
}
