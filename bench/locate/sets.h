// bench/locate/sets.h - public sets with known places: L and S of RiskLoc, the incidents of RobustSpot.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "measure/locate/locate.h"

namespace regie::bench {

struct Case {
  std::string name;
  LocateInput input;
  std::set<Slice> truth;
};

/// `folder` holds injection_info.csv and *.csv.gz with columns dimensions, real, predict.
/// Amounts whose noise is to be learned.
[[nodiscard]] std::vector<Case> simulated_set(const std::string& folder);

/// `folder` holds anomaly.yaml and a table of minutes per incident. The rate is value over cnt; expected is
/// the mean of the rows there are in the four minutes before, as RobustSpot and RiskLoc take it.
[[nodiscard]] std::vector<Case> incidents(const std::string& folder);

struct Hits {
  int right = 0;
  int wrong = 0;
  int missed = 0;
  void add(const std::set<Slice>& named, const std::set<Slice>& truth);
  [[nodiscard]] double precision() const { return right > 0 ? double(right) / (right + wrong) : 0; }
  [[nodiscard]] double recall() const { return right > 0 ? double(right) / (right + missed) : 0; }
  [[nodiscard]] double f1() const { return right > 0 ? 2.0 * right / (2.0 * right + wrong + missed) : 0; }
};

}  // namespace regie::bench
