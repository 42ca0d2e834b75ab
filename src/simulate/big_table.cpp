// simulate/big_table.cpp - a table of millions of rows for measuring speed, written in pieces.
#include "simulate/big_table.h"

#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/ensure.h"

namespace regie {
namespace {

constexpr std::size_t piece_bytes = 1 << 20;
constexpr Day last_day = Day::of({2026, 3, 15});
constexpr int campaign_count = 240;
constexpr int groups_per_campaign = 4;

constexpr std::array<std::string_view, 3> devices{"Computers", "Mobile phones", "Tablets"};
constexpr std::array<std::string_view, 6> countries{"Netherlands",    "Belgium", "Germany",
                                                    "United Kingdom", "France",  "United States"};
constexpr std::array<std::string_view, 3> networks{"Google search", "Search partners", "Display Network"};

void put(std::string& text, std::int64_t number) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  text.append(digits.data(), end);
}

// A name for each code, with its comma, so that a row is put together by copying.
template <class Name>
std::vector<std::string> names(int count, const Name& name) {
  std::vector<std::string> list;
  for (int i = 0; i < count; ++i) list.push_back(name(i) + ",");
  return list;
}

struct Dimensions {
  std::vector<std::string> campaigns = names(campaign_count, [](int i) {
    constexpr std::array<const char*, 4> themes{"Brand", "Generic", "Competitor", "Retargeting"};
    return std::string(themes[static_cast<std::size_t>(i) % 4]) + " | " + std::to_string(i + 1);
  });
  std::vector<std::string> groups =
      names(campaign_count * groups_per_campaign, [](int i) { return "Group " + std::to_string(i + 1); });
  std::vector<std::string> audiences = names(8, [](int i) { return "Audience " + std::to_string(i + 1); });
  std::vector<std::string> placements =
      names(12, [](int i) { return "site" + std::to_string(i + 1) + ".example.com"; });
  std::vector<std::string> pages = names(20, [](int i) { return "/page-" + std::to_string(i + 1); });
};

// A share of the bits of one draw: below `limit`, fast; the bias is under limit / 2^16 and of no matter here.
std::size_t pick(std::uint64_t bits, int shift, std::size_t limit) {
  return (bits >> shift & 0xffff) * limit >> 16;
}

void put_row(std::string& text, Random& random, const Dimensions& names_of, std::string_view day,
             bool weekend) {
  const std::uint64_t where = random.bits();
  const std::uint64_t what = random.bits();
  const std::size_t campaign = pick(where, 0, campaign_count);
  const std::size_t group = campaign * groups_per_campaign + pick(where, 16, groups_per_campaign);
  const std::size_t side = pick(where, 32, devices.size() * countries.size() * networks.size());
  const std::size_t other = pick(where, 48, names_of.audiences.size() * names_of.placements.size() * 20);
  text.append(day).append(names_of.campaigns[campaign]).append(names_of.groups[group]);
  text.append(devices[side % 3]).push_back(',');
  text.append(countries[side / 3 % 6]).push_back(',');
  text.append(networks[side / 18]).push_back(',');
  text.append(names_of.audiences[other % 8]).append(names_of.placements[other / 8 % 12]);
  text.append(names_of.pages[other / 96]);

  const auto base = static_cast<std::int64_t>(50 + campaign * 7 % 400);
  const std::int64_t impressions =
      base * static_cast<std::int64_t>(40 + pick(what, 0, 120)) / (weekend ? 150 : 100);
  const std::int64_t clicks = (impressions * static_cast<std::int64_t>(20 + pick(what, 16, 40)) + 500) / 1000;
  const std::int64_t cents = clicks * static_cast<std::int64_t>(40 + pick(what, 32, 160));
  const std::int64_t conversions = (clicks * static_cast<std::int64_t>(pick(what, 48, 100)) + 500) / 1000;
  put(text, impressions);
  text.push_back(',');
  put(text, clicks);
  text.push_back(',');
  put(text, cents / 100);
  text.append({'.', static_cast<char>('0' + cents / 10 % 10), static_cast<char>('0' + cents % 10), ','});
  put(text, conversions);
  text.push_back('\n');
}

}  // namespace

void big_table(Random& random, std::int64_t rows, int days,
               const std::function<void(std::string_view)>& write) {
  ENSURE(rows > 0 && days > 0);
  const Dimensions names_of;
  std::string text =
      "Day,Campaign,Ad group,Device,Country/Territory,Network,Audience,Placement,Landing "
      "page,Impr.,Clicks,Cost,"
      "Conversions\n";
  std::string day_text;
  const Day first = last_day - (days - 1);
  Day written = first - 1;
  for (std::int64_t row = 0; row < rows; ++row) {
    const Day day = first + static_cast<int>(row * days / rows);
    if (day != written) day_text = day.iso() + ",";
    written = day;
    put_row(text, random, names_of, day_text, day.weekday() >= Weekday::saturday);
    if (text.size() < piece_bytes) continue;
    write(text);
    text.clear();
  }
  if (!text.empty()) write(text);
}

}  // namespace regie
