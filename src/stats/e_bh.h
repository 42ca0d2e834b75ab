// stats/e_bh.h - which of many e-values may be called discoveries?
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace regie {

/// The e-value version of Benjamini and Hochberg: reject the k largest, k = max{ i : i * e_(i) / n >= 1 /
/// rate }. Method:   Wang & Ramdas (2022), J. R. Stat. Soc. B 84, 822. Valid under any dependence. Requires:
/// 0 < rate < 1. Takes logs, since Bayes factors overflow. Holds:    the answer does not depend on order;
/// raising an e-value never drops it. Returns:  indices of what is rejected, ascending. Cost:     n log n.
[[nodiscard]] std::vector<std::size_t> e_bh(std::span<const double> log_e_values, double rate);

}  // namespace regie
