// intake/internal/cell_format.h - what a number in a sheet stands for (plain, percent, day, time), and its
// text.
#pragma once

#include <string>
#include <string_view>

namespace regie {

/// How a number format shows a number, as far as meaning goes. A duration counts hours beyond a day
/// ("[h]:mm").
enum class CellFormat { plain, percent, day, time, duration };

/// Where a workbook counts days from: 1 = 1900-01-01 (with a 1900-02-29 that never was), or 0 = 1904-01-01.
enum class DayCount { since_1900, since_1904 };

/// The meaning of a format code such as "#,##0.00 [$EUR]", "0.0%", "d/m/yyyy h:mm", "[h]:mm".
///   Only the first section counts; quoted and escaped text, colours and locales say nothing.
[[nodiscard]] CellFormat format_of_code(std::string_view code);

/// The meaning of a format that the standard numbers and files do not spell out.
[[nodiscard]] CellFormat format_of_id(int id);

/// Appends the text of a number as stored in a sheet: a decimal point, the shortest digits that give the same
/// number back; a percent as "12.5%"; a day as "2026-03-10"; with a time as "2026-03-10T14:30:00"; a time or
/// duration as "14:30:00". A day outside 1900..9999 stays a plain number. Text that is no number stays as it
/// is.
void append_number(std::string& out, std::string_view stored, CellFormat format, DayCount count);

}  // namespace regie
