// bench/text/data.cpp - the shared text data as values: read where it lies, never copied.
#include "bench/text/data.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include "text/ngrams.h"

namespace regie::bench {
namespace {

// The group and the class of the seven of each of the 28 labels, in the order of labels.txt.
constexpr std::array<std::size_t, 28> group_of{1, 1, 0, 0, 1, 1, 2, 2, 1, 0, 0, 0, 0, 1,
                                               0, 1, 0, 1, 1, 0, 1, 1, 2, 1, 0, 0, 2, 3};
constexpr std::array<std::size_t, 28> seven_of{3, 3, 0, 0, 3, 3, 5, 5, 3, 4, 0, 1, 4, 3,
                                               2, 3, 4, 3, 3, 2, 3, 3, 5, 3, 4, 4, 5, 6};

std::vector<std::string> split(const std::string& line, char mark) {
  std::vector<std::string> parts;
  std::stringstream in(line);
  for (std::string part; std::getline(in, part, mark);) parts.push_back(part);
  return parts;
}

std::size_t number(const std::string& text) {
  std::size_t value = 0;
  const auto* from = text.data();
  while (from < text.data() + text.size() && *from == ' ') ++from;
  std::from_chars(from, text.data() + text.size(), value);
  return value;
}

std::string attribute(const std::string& line, const std::string& name) {
  const auto at = line.find(" " + name + "=\"");
  if (at == std::string::npos) return {};
  const auto from = at + name.size() + 3;
  return line.substr(from, line.find('"', from) - from);
}

// A field of a CSV line that may stand in quotes; moves `at` behind it.
std::string field(const std::string& line, std::size_t& at) {
  std::string out;
  if (at < line.size() && line[at] == '"') {
    for (++at; at < line.size(); ++at) {
      if (line[at] == '"' && at + 1 < line.size() && line[at + 1] == '"') {
        out += line[at++];
      } else if (line[at] == '"') {
        ++at;
        break;
      } else {
        out += line[at];
      }
    }
  } else {
    while (at < line.size() && line[at] != ',') out += line[at++];
  }
  ++at;
  return out;
}

}  // namespace

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    lines.push_back(line);
  }
  return lines;
}

std::vector<Labelled> goemotions(const std::string& data, const std::string& part) {
  std::vector<Labelled> found;
  for (const auto& line : lines_of(data + "/goemotions/" + part + ".tsv")) {
    const auto parts = split(line, '\t');
    if (parts.size() < 2) continue;
    Labelled row{parts[0], std::vector<float>(tones)};
    for (const auto& label : split(parts[1], ',')) {
      row.labels[group_of.at(number(label))] = 1;
      row.labels[groups + seven_of.at(number(label))] = 1;
    }
    found.push_back(std::move(row));
  }
  return found;
}

std::vector<XedLine> xed_nl(const std::string& data) {
  std::vector<XedLine> found;
  for (const auto& line : lines_of(data + "/xed/nl-projections.tsv")) {
    const auto parts = split(line, '\t');
    if (parts.size() < 2) continue;
    XedLine row{{parts[0], std::vector<float>(groups)}, 0};
    bool only_anticipation = true;
    for (const auto& label : split(parts[1], ',')) {
      const std::size_t emotion =
          number(label);  // 1 anger 2 anticipation 3 disgust 4 fear 5 joy 6 sadness 7 surprise 8 trust
      if (emotion == 2) continue;
      only_anticipation = false;
      row.line.labels[emotion == 5 || emotion == 8 ? 1 : emotion == 7 ? 2 : 0] = 1;
    }
    if (only_anticipation) row.line.labels[3] = 1;
    std::uint64_t letters = 0xcbf29ce484222325ULL;
    for (const auto& word : text::folded_words(parts[0]))
      if (std::isalnum(static_cast<unsigned char>(word[0])) != 0)
        for (const char c : word) letters = (letters ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    row.fold = (letters >> 32U) % 5;
    found.push_back(std::move(row));
  }
  return found;
}

std::vector<std::string> xed_texts(const std::string& data, const std::string& file) {
  std::vector<std::string> found;
  for (const auto& line : lines_of(data + "/xed/" + file)) found.push_back(line.substr(0, line.find('\t')));
  return found;
}

std::vector<Labelled> tweet_eval(const std::string& data, const std::string& task, const std::string& part) {
  const auto folder = data + "/tweeteval/" + task + "/";
  const auto texts = lines_of(folder + part + "_text.txt");
  const auto labels = lines_of(folder + part + "_labels.txt");
  const std::size_t classes = lines_of(folder + "mapping.txt").size();
  std::vector<Labelled> found;
  for (std::size_t i = 0; i < std::min(texts.size(), labels.size()); ++i) {
    Labelled row{texts[i], std::vector<float>(classes)};
    row.labels.at(number(labels[i])) = 1;
    found.push_back(std::move(row));
  }
  return found;
}

std::vector<Labelled> banking77(const std::string& data, const std::string& part) {
  std::map<std::string, std::size_t> classes;
  const auto whole = bytes_of(data + "/banking77/categories.json");
  for (std::size_t at = whole.find('"'); at != std::string::npos;) {
    const auto end = whole.find('"', at + 1);
    classes.emplace(whole.substr(at + 1, end - at - 1), classes.size());
    at = whole.find('"', end + 1);
  }
  std::vector<Labelled> found;
  const auto lines = lines_of(data + "/banking77/" + part + ".csv");
  std::string record;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    record += (record.empty() ? "" : "\n") + lines[i];
    if (std::count(record.begin(), record.end(), '"') % 2 != 0)
      continue;  // a quoted text goes on in the next line
    std::size_t at = 0;
    Labelled row{field(record, at), std::vector<float>(classes.size())};
    row.labels.at(classes.at(field(record, at))) = 1;
    found.push_back(std::move(row));
    record.clear();
  }
  return found;
}

std::vector<Labelled> lexicon(const std::string& data, const std::string& language) {
  constexpr double clear = 0.3;
  std::map<std::string, std::pair<double, int>> sums;  // a word has several senses: their mean
  for (const auto& line : lines_of(data + "/lexicons/" + language + "-sentiment.xml")) {
    const auto form = attribute(line, "form");
    const auto polarity = attribute(line, "polarity");
    if (form.empty() || polarity.empty()) continue;
    double value = 0;
    std::from_chars(polarity.data() + (polarity[0] == '+' ? 1 : 0), polarity.data() + polarity.size(), value);
    sums[form].first += value;
    sums[form].second += 1;
  }
  std::vector<Labelled> found;
  for (const auto& [form, sum] : sums) {
    const double mean = sum.first / sum.second;
    if (std::abs(mean) < clear) continue;
    Labelled row{form, std::vector<float>(groups)};
    row.labels[mean > 0 ? 1 : 0] = 1;
    found.push_back(std::move(row));
  }
  return found;
}

std::vector<Labelled> own_phrases(const std::string& path, const std::string& language) {
  std::vector<Labelled> found;
  for (const auto& line : lines_of(path)) {
    const auto parts = split(line, '\t');
    if (parts.size() < 3 || parts[0] != language) continue;
    Labelled row{parts[2], std::vector<float>(groups)};
    for (std::size_t k = 0; k < groups; ++k)
      if (parts[1] == group_names.at(k)) row.labels[k] = 1;
    found.push_back(std::move(row));
  }
  return found;
}

}  // namespace regie::bench
