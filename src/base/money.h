// base/money.h - an amount in minor units of a named currency; amounts of two currencies do not add.
#pragma once

#include <cstdint>
#include <string>

#include "base/ensure.h"

namespace regie {

struct Money {
  std::int64_t minor = 0;  // cents for EUR, whole yen for JPY
  std::string currency;    // ISO 4217
  bool operator==(const Money&) const = default;
};

/// Requires: one currency. A sum over two is a bug of the caller, who must keep them apart.
inline Money operator+(const Money& left, const Money& right) {
  ENSURE(left.currency == right.currency);
  return {left.minor + right.minor, left.currency};
}

/// Digits after the decimal sign of a currency: 2, but 0 or 3 for a few (ISO 4217, table A.1).
int minor_digits(const std::string& currency);

/// 1299.0 EUR -> 129900; rounds half away from zero.
Money money_of(double amount, const std::string& currency);
double amount_of(const Money& money);

}  // namespace regie
