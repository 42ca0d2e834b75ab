// inbox/testing/read_all.h - all messages of a file at once, for tests.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "inbox/read_mbox.h"

namespace regie {

struct ReadAll : MailSink {
  std::vector<ReadMessage> messages;
  std::vector<MailProblem> problems;
  bool message(ReadMessage&& message) override {
    messages.push_back(std::move(message));
    return true;
  }
  bool set_aside(MailProblem&& problem) override {
    problems.push_back(std::move(problem));
    return true;
  }
};

/// Cells of the plainest CSV: no quotes.
inline Result<TableRows> split_plainly(std::string_view bytes) {
  TableRows rows;
  std::string cell;
  std::vector<std::string> row;
  for (const char c : bytes) {
    if (c != ',' && c != '\n') {
      cell += c;
      continue;
    }
    row.push_back(std::exchange(cell, {}));
    if (c == '\n') rows.push_back(std::exchange(row, {}));
  }
  return rows;
}

inline Result<MailReading> read_all(const std::string& bytes, ReadAll& all,
                                    const std::string& path = "a.mbox") {
  return read_messages({path, bytes}, split_plainly, all);
}

}  // namespace regie
