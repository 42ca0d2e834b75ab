// base/money.cpp - minor units of currencies.
#include "base/money.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace regie {

int minor_digits(const std::string& currency) {
  constexpr std::array<std::string_view, 16> none{"JPY", "KRW", "VND", "CLP", "ISK", "UGX", "XAF", "XOF",
                                                  "XPF", "PYG", "RWF", "BIF", "DJF", "GNF", "KMF", "VUV"};
  constexpr std::array<std::string_view, 7> three{"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
  if (std::find(none.begin(), none.end(), currency) != none.end()) return 0;
  if (std::find(three.begin(), three.end(), currency) != three.end()) return 3;
  return 2;
}

Money money_of(double amount, const std::string& currency) {
  return {std::llround(amount * std::pow(10.0, minor_digits(currency))), currency};
}

double amount_of(const Money& money) {
  return static_cast<double>(money.minor) / std::pow(10.0, minor_digits(money.currency));
}

}  // namespace regie
