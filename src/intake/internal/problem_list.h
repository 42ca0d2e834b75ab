// intake/internal/problem_list.h - problems of a file, the first of each code in full and the rest counted.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "intake/limits.h"
#include "intake/report.h"

namespace regie {

class ProblemList {
 public:
  void add(ReadingProblem problem) {
    if (++counts_[problem.code] > limits::problems_max) {
      ++left_out_;
      return;
    }
    if (problem.value.size() > limits::value_shown_max) {
      problem.value.resize(limits::value_shown_max);
      while (!problem.value.empty() && (static_cast<unsigned char>(problem.value.back()) & 0xc0) == 0x80)
        problem.value.pop_back();  // not in the middle of a character
      if (!problem.value.empty() && static_cast<unsigned char>(problem.value.back()) >= 0xc0)
        problem.value.pop_back();
      problem.value += "...";
    }
    problems_.push_back(std::move(problem));
  }
  void hand_over(FileReading& reading) {
    reading.problems = std::move(problems_);
    reading.problems_left_out = left_out_;
  }

 private:
  std::map<std::string, std::size_t, std::less<>> counts_;
  std::vector<ReadingProblem> problems_;
  std::int64_t left_out_ = 0;
};

}  // namespace regie
