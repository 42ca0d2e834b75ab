// measure/explain/rules.cpp - reads rules.txt.
#include "measure/explain/rules.h"

#include <algorithm>
#include <charconv>

#include "base/ensure.h"

namespace regie::explaining {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char letter : text) {
    if (letter == ' ' || letter == '\t' || letter == '\r') {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
    } else {
      word += letter;
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

template <class Number>
bool number_of(const std::string& word, Number& value) {
  const char* end = word.data() + word.size();
  const auto read = std::from_chars(word.data(), end, value);
  return read.ec == std::errc() && read.ptr == end;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_state(std::string_view word) { return is_one_of(word, {"with", "against", "still", "up", "down"}); }

// Subject and its verb make one word: "self by", "self is".
bool read_term(std::string_view text, Term& term) {
  std::vector<std::string> words = words_of(text);
  if (words.size() < 2) return false;
  term.subject = words[0];
  if (term.subject == "same") {
    term.state = words.back();
    term.names.assign(words.begin() + 1, words.end() - 1);
    return is_state(term.state) && !term.names.empty();
  }
  if (term.subject == "siblings" || term.subject == "parts")
    return is_one_of(term.state = words[1], {"still", "with"});
  if (term.subject == "last_year") return is_one_of(term.state = words[1], {"still", "with", "against"});
  if (term.subject == "money" || term.subject == "share") return (term.state = words[1]) == "shifted";
  if (term.subject == "own" || term.subject == "machine")
    return is_one_of(term.state = words[1], {"near", "none"});
  if (term.subject == "mix")
    return words.size() == 3 && words[1] == "over" && number_of(words[2], term.number);
  if (term.subject != "self") return false;
  term.state = words[1];
  if (is_one_of(term.state, {"down", "up"})) return words.size() == 2;
  if (is_one_of(term.state, {"by", "sharp"})) return words.size() == 3 && number_of(words[2], term.number);
  term.names.assign(words.begin() + 2, words.end());
  return is_one_of(term.state, {"is", "kind"}) && !term.names.empty();
}

bool read_when(std::string_view text, std::vector<Term>& terms) {
  while (!text.empty()) {
    const std::size_t cut = std::min(text.find(';'), text.size());
    Term term;
    if (!read_term(text.substr(0, cut), term)) return false;
    terms.push_back(std::move(term));
    text.remove_prefix(std::min(cut + 1, text.size()));
  }
  return !terms.empty();
}

class Reader {
 public:
  bool read_line(std::string_view line) {
    const std::vector<std::string> words = words_of(line);
    if (words.empty() || words[0].front() == '#') return true;
    if (words.size() < 2) return false;
    const std::string& verb = words[0];
    const std::size_t at = line.find(verb) + verb.size();
    std::string_view rest = line.substr(at);
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    rest = rest.substr(0, rest.find_last_not_of(" \t\r") + 1);
    if (verb == "version") {
      return number_of(words[1], table_.version) && table_.version > 0;
    }
    if (verb == "prior")
      return words.size() == 3 && number_of(words[2], table_.prior[words[1]]) && table_.prior[words[1]] > 0;
    if (verb == "expect") {
      if (words.size() != 4 || !is_state(words[3])) return false;
      table_.expectations.push_back({words[1], words[2], words[3]});
      return true;
    }
    if (verb == "signature") {
      table_.signatures.push_back({words[1], {}, {}, {}});
      says_ = nullptr;
      return words.size() == 2;
    }
    return read_in_block(verb, words, rest);
  }

  RuleTable table() && { return std::move(table_); }
  void note(std::string problem) { table_.problem = std::move(problem); }

 private:
  bool read_in_block(const std::string& verb, const std::vector<std::string>& words, std::string_view rest) {
    if (table_.signatures.empty()) return false;
    Signature& signature = table_.signatures.back();
    if (verb == "when") return read_when(rest, signature.when);
    if (verb == "true" || verb == "false") {
      says_ = verb == "true" ? &signature.holds : &signature.fails;
      return words.size() == 2 && number_of(words[1], says_->weight);
    }
    if (says_ == nullptr || (verb != "en" && verb != "nl")) return false;
    (verb == "en" ? says_->says.en : says_->says.nl) = rest;
    return true;
  }

  RuleTable table_;
  Weighed* says_ = nullptr;
};

}  // namespace

RuleTable parse_rules(std::string_view text) {
  Reader reader;
  int number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    ++number;
    const std::string_view line = text.substr(0, end);
    if (!reader.read_line(line)) {
      reader.note("line " + std::to_string(number) + ": cannot be read: " + std::string(line));
      break;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::move(reader).table();
}

Result<RuleTable> read_rules(const NewRules& rules) {
  RuleTable table = parse_rules(rules.text);
  if (!table.problem.empty())
    return fail("rules.cannot_read", "The rule table: " + table.problem + ".",
                "The table before it stays in use.",
                "Compare the line with the words at the top of the table.");
  if (table.version <= rules.newer_than)
    return fail("rules.version",
                "The rule table has version " + std::to_string(table.version) + ", the one in use has " +
                    std::to_string(rules.newer_than) + ".",
                "The table before it stays in use.",
                "Write a line:  version " + std::to_string(rules.newer_than + 1));
  if (!table.prior.contains("none_of_these"))
    return fail("rules.no_prior", "The rule table gives no prior to none_of_these.",
                "The table before it stays in use.", "Write a line:  prior none_of_these 1.0");
  return table;
}

const RuleTable& rules() {
  static const RuleTable table = parse_rules(rules_text());
  ENSURE(table.problem.empty() && table.version > 0);
  return table;
}

bool speaks_about(std::string_view rule_kind, std::string_view kind) {
  return kind == rule_kind || (kind.starts_with(rule_kind) && kind.substr(rule_kind.size()).starts_with('/'));
}

}  // namespace regie::explaining
