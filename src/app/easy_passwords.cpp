// app/easy_passwords.cpp - the list of breaches by hash, and the words of this trade.
#include "app/easy_passwords.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/sha256.h"

namespace regie {

extern const std::string_view common_passwords_text;

namespace {

constexpr std::size_t different_letters_min = 5;  // "aaaaaaaaaaaa", "121212121212"
constexpr std::size_t hash_letters = 10;          // of a line of the list, sorted
constexpr std::size_t word_letters_min = 3;       // shorter ones are part of anything
constexpr std::size_t own_letters_min = 6;        // besides such words: one word of somebody's own

// What people take where twelve letters are asked, in Dutch too. Small letters, without spaces.
constexpr std::array<std::string_view, 40> taken_here{
    "123456789012",     "1234567890123",  "12345678901234",
    "123456789abc",     "1234567890qw",   "1q2w3e4r5t6y",
    "1q2w3e4r5t6y7u",   "1qaz2wsx3edc",   "1qazxsw23edc",
    "abc123456789",     "abcd12345678",   "abcdefghijkl",
    "abcdefghijklm",    "administrator",  "asdfghjkl123",
    "changeme1234",     "changemenow1",   "correcthorsebatterystaple",
    "football1234",     "geheim123456",   "iloveyou1234",
    "letmein12345",     "letmeinletmein", "marketing123",
    "marketing1234",    "p@ssw0rd1234",   "passw0rd1234",
    "password1234",     "password12345",  "password123456",
    "passwordpassword", "qazwsxedcrfv",   "qwerty123456",
    "qwertyqwerty",     "qwertyuiop12",   "qwertyuiop123",
    "wachtwoord12",     "wachtwoord123",  "welcome12345",
    "welkom123456"};

// Words of this trade and of doors, longest first where one holds another. docs/internals/security.md lists
// them.
constexpr std::array<std::string_view, 22> of_the_trade{
    "administrator", "marketing", "advertising", "advertenties", "campaigns", "campagnes",
    "campaign",      "campagne",  "analytics",   "dashboard",    "google",    "facebook",
    "linkedin",      "tiktok",    "wachtwoord",  "password",     "welkom",    "welcome",
    "geheim",        "secret",    "regie",       "desk"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80U) != 0; }

std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : plain_password(text))
    if (is_letter(c)) letters += c;
  return letters;
}

/// "maud.de-vries" -> "maud", "vries"; and all of it in one.
void add_parts(const std::string& name, std::vector<std::string>& words) {
  std::string part;
  for (const char c : plain_password(name) + ".") {
    if (is_letter(c)) {
      part += c;
      continue;
    }
    if (part.size() >= word_letters_min) words.push_back(part);
    part.clear();
  }
  if (const std::string whole = letters_of(name); whole.size() >= word_letters_min) words.push_back(whole);
}

void take_out(std::string& text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word))
    text.erase(at, word.size());
}

}  // namespace

std::string plain_password(std::string_view password) {
  std::string text;
  for (const char c : password)
    if (c != ' ') text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

bool is_common_password(const std::string& plain) {
  const std::set<char> different(plain.begin(), plain.end());
  if (different.size() < different_letters_min) return true;
  if (std::find(taken_here.begin(), taken_here.end(), plain) != taken_here.end()) return true;
  const std::string hash = sha256_hex(plain).substr(0, hash_letters);
  std::size_t low = 0;
  std::size_t high = common_passwords_text.size() / (hash_letters + 1);
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    const std::string_view line = common_passwords_text.substr(middle * (hash_letters + 1), hash_letters);
    if (line == hash) return true;
    if (line < hash)
      low = middle + 1;
    else
      high = middle;
  }
  return false;
}

bool is_made_of_words(const std::string& plain, const std::vector<std::string>& around) {
  std::vector<std::string> words(of_the_trade.begin(), of_the_trade.end());
  for (const std::string& name : around) add_parts(name, words);
  std::stable_sort(words.begin(), words.end(), [](const std::string& left, const std::string& right) {
    return left.size() > right.size();
  });
  std::string left = letters_of(plain);
  const std::size_t all = left.size();
  for (const std::string& word : words) take_out(left, word);
  return left.size() < all && left.size() < own_letters_min;
}

}  // namespace regie
