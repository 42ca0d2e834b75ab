// tests/trust/imports_lose_nothing_proof.cpp - rows spoilt in many ways: each is kept, a total, or set aside
// with its reason.
#include <fmt/format.h>

#include <array>
#include <string>

#include "base/random.h"
#include "intake/read_export.h"
#include "tests/trust/proof.h"

namespace regie {
namespace {

constexpr std::int64_t rows_a_file = 400;

/// Counts what arrives.
class CountingSink : public FactSink {
 public:
  void begin_table(const FactShape&) override {}
  void rows(const FactBatch& batch) override { kept += static_cast<std::int64_t>(batch.rows); }
  void end_table() override {}
  std::int64_t kept = 0;
};

/// One row as platforms write it; `dialect` 0 is English, 1 Dutch.
std::string row(Random& random, std::uint64_t dialect) {
  const std::string day = fmt::format("2026-{:02}-{:02}", 1 + random.below(12), 1 + random.below(28));
  const auto cents = random.below(900'000);
  const std::string cost = dialect == 0 ? fmt::format("{}.{:02}", cents / 100, cents % 100)
                                        : fmt::format("{},{:02}", cents / 100, cents % 100);
  const char separator = dialect == 0 ? ',' : ';';
  return fmt::format("{1}{0}Campaign {2}{0}{3}{0}{4}", separator, day, random.below(30), random.below(5'000),
                     cost);
}

/// No line break goes in or out: how many rows there are stays known. A first letter stays, so that no row
/// becomes blank.
std::string spoilt(Random& random, std::string text) {
  static const std::array<std::string, 20> pieces{
      ",",  ";",     ";;;;;", "\t",  "-", "=1+1", "NaN", "1e999", "\xff\xfe", "\xc3",
      "  ", "99/99", "n/a",   "(5)", "%", "€",    "'",   "\x01",  "--",       "999999999999999999999999"};
  for (std::uint64_t i = 1 + random.below(3); i > 0; --i) {
    const std::size_t at = 1 + random.below(text.size() - 1);
    switch (random.below(4)) {
      case 0:
        text.insert(at, pieces[random.below(pieces.size())]);
        break;
      case 1:
        text.erase(at, 1 + random.below(6));
        break;
      case 2:
        text[at] = static_cast<char>(33 + random.below(200));
        break;
      default:
        text = text.substr(0, at) + text.substr(at / 2);
        break;
    }
    if (text.size() < 2) text += "x";
  }
  std::erase_if(text, [](char c) { return c == '\n' || c == '\r' || c == '"' || c == '\0'; });
  return text;
}

struct Counted {
  std::int64_t rows = 0;
  std::int64_t kept = 0;
  std::int64_t totals = 0;
  std::int64_t set_aside = 0;
  std::int64_t broken = 0;  // files whose counts did not add up
};

void read_one(Random& random, Counted& counted) {
  const std::uint64_t dialect = random.below(2);
  std::string text = dialect == 0 ? "Day,Campaign,Clicks,Cost\n" : "Dag;Campagne;Klikken;Kosten\n";
  for (std::int64_t i = 0; i < rows_a_file; ++i) {
    std::string line = row(random, dialect);
    if (random.below(3) != 0) line = spoilt(random, line);
    if (random.below(100) == 0)
      line = (dialect == 0 ? "Total,," : "Totaal;;") + std::to_string(random.below(99));
    text += line + (random.below(5) == 0 ? "\r\n" : "\n");
  }
  CountingSink sink;
  const auto reading = read_export({"export.csv", text}, {}, sink);
  counted.rows += rows_a_file;
  if (!reading) {  // a whole file told as unreadable would be honest; here each has enough good rows
    ++counted.broken;
    std::fprintf(stderr, "refused: %s\n", reading.error().say.c_str());
    return;
  }
  RowCounts sum;
  for (const TableReading& table : reading->tables) {
    sum.read += table.rows.read;
    sum.kept += table.rows.kept;
    sum.totals_dropped += table.rows.totals_dropped;
    sum.set_aside += table.rows.set_aside;
  }
  std::int64_t reasons = reading->problems_left_out;
  for (const ReadingProblem& problem : reading->problems)
    reasons += problem.line > 0 && !problem.code.empty();
  const bool adds_up = sum.read == rows_a_file && sum.read == sum.kept + sum.totals_dropped + sum.set_aside &&
                       sink.kept == sum.kept && reasons >= sum.set_aside;
  if (!adds_up) {
    ++counted.broken;
    std::fprintf(stderr, "read %lld kept %lld (%lld arrived) totals %lld set aside %lld reasons %lld\n",
                 static_cast<long long>(sum.read), static_cast<long long>(sum.kept),
                 static_cast<long long>(sink.kept), static_cast<long long>(sum.totals_dropped),
                 static_cast<long long>(sum.set_aside), static_cast<long long>(reasons));
  }
  counted.kept += sum.kept;
  counted.totals += sum.totals_dropped;
  counted.set_aside += sum.set_aside;
}

}  // namespace
}  // namespace regie

int main(int count, char** words) {
  const auto asked = regie::trust::asked(count, words);
  regie::Random random(20'261'127);
  regie::Counted counted;
  while (counted.rows < asked.size) regie::read_one(random, counted);
  return regie::trust::tell(
      counted.broken == 0 && counted.set_aside > 0 && counted.kept > 0,
      fmt::format("{} rows: {} kept, {} totals, {} set aside, each with a reason; {} files where that does "
                  "not add up",
                  counted.rows, counted.kept, counted.totals, counted.set_aside, counted.broken));
}
