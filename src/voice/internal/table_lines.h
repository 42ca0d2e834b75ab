// voice/internal/table_lines.h - the tables of this folder, line by line.
#pragma once

#include <string_view>
#include <vector>

namespace regie {

extern const std::string_view concepts_table;
extern const std::string_view idioms_table;
extern const std::string_view clashes_table;
extern const std::string_view solemn_days_table;
extern const std::string_view generic_table;
extern const std::string_view claims_table;
extern const std::string_view impostors_table;

/// Without blanks at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// The parts of a text between marks, each trimmed, empty ones left out.
[[nodiscard]] std::vector<std::string_view> split_table(std::string_view text, char mark);

/// The lines of a table without comments ("# " at the start) and empty lines.
[[nodiscard]] std::vector<std::string_view> table_lines(std::string_view table);

/// A decimal number with a point; 0 where it is none.
[[nodiscard]] double table_number(std::string_view text);

}  // namespace regie
