// app/internal/row_texts.h - what reading a small table of texts shares: a problem of one row, a file's name.
#pragma once

#include <string>
#include <string_view>

#include "intake/read_rows.h"

namespace regie {

/// Where and what, as problems of an import say it.
inline ReadingProblem row_problem(const PlainTable& table, const PlainRow& row, std::size_t column,
                                  std::string code, std::string say) {
  return {row.line, table.headers[column], row.cells[column].substr(0, 80), std::move(code), std::move(say)};
}

/// The last part of a path: who reads a list of sources knows the folder.
inline std::string file_name_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

}  // namespace regie
