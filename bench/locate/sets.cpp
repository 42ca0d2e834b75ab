// bench/locate/sets.cpp - reads them where they lie, in the folder shared beside the checkout.
#include "bench/locate/sets.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace regie::bench {
namespace {

constexpr int minutes_before = 4;

std::vector<std::string> split(const std::string& text, char by) {
  std::vector<std::string> parts;
  std::string part;
  std::istringstream stream(text);
  while (std::getline(stream, part, by)) {
    if (!part.empty() && part.back() == '\r') part.pop_back();
    parts.push_back(part);
  }
  return parts;
}

double number(const std::string& text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string unpacked(const std::string& path) {
  const std::string command = "zcat '" + path + "'";
  std::FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return {};
  std::string text;
  std::vector<char> block(1 << 16);
  while (const std::size_t got = std::fread(block.data(), 1, block.size(), pipe))
    text.append(block.data(), got);
  pclose(pipe);
  return text;
}

std::string read(const std::string& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::uint32_t code_of(std::vector<std::string>& words, std::map<std::string, std::uint32_t>& known,
                      const std::string& word) {
  const auto [found, added] = known.try_emplace(word, static_cast<std::uint32_t>(words.size()));
  if (added) words.push_back(word);
  return found->second;
}

std::vector<std::string> files_in(const std::string& folder, const std::string& ending) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string path = entry.path().string();
    if (path.ends_with(ending) && !path.ends_with("injection_info.csv")) paths.push_back(path);
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

// {'bitrate':2000, 'p2p':1}, one or several of them.
std::set<Slice> causes(const std::string& text) {
  std::set<Slice> all;
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    Slice slice;
    std::string inside = text.substr(open + 1, text.find('}', open) - open - 1);
    std::erase_if(inside, [](char c) { return c == '\'' || c == '"' || c == ' ' || c == '\n'; });
    for (const std::string& pair : split(inside, ',')) {
      const std::size_t colon = pair.find(':');
      if (colon != std::string::npos) slice[pair.substr(0, colon)] = pair.substr(colon + 1);
    }
    all.insert(slice);
  }
  return all;
}

struct Before {
  double hits = 0;
  double tries = 0;
  int rows = 0;
};

Case incident(const std::string& name, const std::string& path, long minute, const std::set<Slice>& truth) {
  Case one{name, {}, truth};
  one.input.metric.kind = MetricKind::rate;
  const std::vector<std::string> lines = split(read(path), '\n');
  const std::vector<std::string> head = split(lines.at(0), ',');
  std::vector<std::size_t> columns;
  std::map<std::string, std::size_t> at;
  for (std::size_t c = 0; c < head.size(); ++c) {
    at[head[c]] = c;
    if (head[c] == "min" || head[c] == "value" || head[c] == "cnt") continue;
    columns.push_back(c);
    one.input.dimensions.push_back(head[c]);
  }
  std::map<std::vector<std::string>, Before> before;
  std::map<std::vector<std::string>, std::pair<double, double>> now;
  for (std::size_t l = 1; l < lines.size(); ++l) {
    const std::vector<std::string> cells = split(lines[l], ',');
    if (cells.size() < head.size()) continue;
    const long ago = (minute - static_cast<long>(number(cells[at["min"]]))) / 60;
    if (ago < 0 || ago > minutes_before) continue;
    std::vector<std::string> leaf;
    for (const std::size_t c : columns) leaf.push_back(cells[c]);
    const double hits = number(cells[at["value"]]);
    const double tries = number(cells[at["cnt"]]);
    if (ago == 0) {
      now[leaf] = {hits, tries};
    } else {
      Before& past = before[leaf];
      past.hits += hits;
      past.tries += tries;
      ++past.rows;
    }
  }
  one.input.dictionary.resize(columns.size());
  one.input.codes.resize(columns.size());
  std::vector<std::map<std::string, std::uint32_t>> known(columns.size());
  for (const auto& [leaf, sums] : now) {
    for (std::size_t d = 0; d < columns.size(); ++d)
      one.input.codes[d].push_back(code_of(one.input.dictionary[d], known[d], leaf[d]));
    const Before& past = before[leaf];
    const double rows = std::max(past.rows, 1);
    one.input.expected.push_back(past.hits / rows);
    one.input.expected_of.push_back(past.tries / rows);
    one.input.observed.push_back(sums.first);
    one.input.observed_of.push_back(sums.second);
  }
  return one;
}

}  // namespace

void Hits::add(const std::set<Slice>& named, const std::set<Slice>& truth) {
  const auto both = static_cast<int>(
      std::count_if(named.begin(), named.end(), [&](const Slice& slice) { return truth.contains(slice); }));
  right += both;
  wrong += static_cast<int>(named.size()) - both;
  missed += static_cast<int>(truth.size()) - both;
}

std::vector<Case> simulated_set(const std::string& folder) {
  std::map<std::string, std::set<Slice>> truths;
  for (const std::string& line : split(read(folder + "/injection_info.csv"), '\n')) {
    const std::vector<std::string> cells = split(line, ',');
    if (cells.size() < 2 || cells[0] == "timestamp") continue;
    for (const std::string& element : split(cells[1], ';')) {
      Slice slice;
      for (const std::string& pair : split(element, '&'))
        slice[pair.substr(0, pair.find('='))] = pair.substr(pair.find('=') + 1);
      truths[cells[0]].insert(slice);
    }
  }
  std::vector<Case> cases;
  for (const std::string& path : files_in(folder, ".csv.gz")) {
    const std::string file = std::filesystem::path(path).filename().string();
    Case one{file.substr(0, file.find('.')), {}, {}};
    one.truth = truths[one.name];
    one.input.metric.kind = MetricKind::amount;
    const std::vector<std::string> lines = split(unpacked(path), '\n');
    const std::vector<std::string> head = split(lines.at(0), ',');
    const std::size_t dimensions = head.size() - 2;
    one.input.dimensions.assign(head.begin(), head.end() - 2);
    one.input.dictionary.resize(dimensions);
    one.input.codes.resize(dimensions);
    std::vector<std::map<std::string, std::uint32_t>> known(dimensions);
    for (std::size_t l = 1; l < lines.size(); ++l) {
      const std::vector<std::string> cells = split(lines[l], ',');
      if (cells.size() != head.size()) continue;
      for (std::size_t d = 0; d < dimensions; ++d)
        one.input.codes[d].push_back(code_of(one.input.dictionary[d], known[d], cells[d]));
      one.input.observed.push_back(number(cells[dimensions]));
      one.input.expected.push_back(number(cells[dimensions + 1]));
    }
    cases.push_back(std::move(one));
  }
  return cases;
}

std::vector<Case> incidents(const std::string& folder) {
  std::vector<Case> cases;
  const std::string labels = read(folder + "/anomaly.yaml");
  const std::string begin = "- data: ";
  for (std::size_t at = labels.find(begin); at != std::string::npos;) {
    const std::size_t next = labels.find(begin, at + 1);
    const std::string block = labels.substr(at, next == std::string::npos ? next : next - at);
    at = next;
    const std::string name = block.substr(begin.size(), block.find_first_of("\r\n") - begin.size());
    const std::string path = folder + "/" + name + ".csv";
    const std::size_t stamp = block.find("timestamp:");
    if (stamp == std::string::npos || !std::filesystem::exists(path)) continue;
    const std::string minute = block.substr(block.find_first_of("0123456789", stamp), 10);
    cases.push_back(incident(name, path, static_cast<long>(number(minute)), causes(block.substr(stamp))));
  }
  return cases;
}

}  // namespace regie::bench
