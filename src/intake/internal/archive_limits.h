// intake/internal/archive_limits.h - how much a packed file may ask of this machine, each limit with its
// reason.
#pragma once

#include <cstddef>
#include <cstdint>

namespace regie::archive_limits {

constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20;

// --- zip ---
/// The packed file itself. Larger ones are better exported as CSV, which is read without unpacking.
constexpr std::uint64_t archive_bytes_max = 1024 * mebibyte;
/// Entries of an archive. A workbook of 255 sheets has about 1,300 parts; a folder of exports a few hundred
/// files.
constexpr std::uint64_t entries_max = 4096;
/// Bytes of an entry's name: 260 characters of a Windows path, four bytes each at most.
constexpr std::size_t name_bytes_max = 1040;
/// One entry unpacked: a sheet of 1,048,576 rows of 20 columns is about 700 MB of XML.
constexpr std::uint64_t entry_bytes_max = 1024 * mebibyte;
/// All that is unpacked of one archive: read from several entries, it must not exceed what one may have by
/// much.
constexpr std::uint64_t total_bytes_max = 1536 * mebibyte;
/// Unpacked bytes for each packed byte. Deflate can reach 1,032. Measured: an ad report 6, a million rows of
/// ten equal columns 15, rows without cell references 56; only rows that never differ at all go beyond 150.
constexpr std::uint64_t ratio_max = 200;
/// Below this many unpacked bytes a high ratio harms nobody: a small file of equal lines packs very well.
constexpr std::uint64_t ratio_ignored_below = 16 * mebibyte;
/// What is unpacked at a time: large enough that calls cost nothing, small enough to stay in the cache.
constexpr std::size_t chunk_bytes = 64 * 1024;

// --- XML ---
/// Elements inside each other: SpreadsheetML needs about 12, extension lists a few more.
constexpr int xml_depth_max = 64;
/// One tag with its attributes, or one comment: kept whole in memory by the parser. Real tags are below 2 KB.
constexpr std::uint64_t xml_token_bytes_max = 256 * 1024;
/// Attributes of one tag: SpreadsheetML's richest has about 40.
constexpr int xml_attributes_max = 256;

// --- spreadsheets ---
/// Rows and columns as the format itself allows them.
constexpr std::int64_t rows_max = 1'048'576;
constexpr std::int64_t columns_max = 16'384;
/// Fields written for all sheets, the empty ones between two filled cells too: a full sheet of 48 columns.
constexpr std::int64_t fields_max = 50'000'000;
/// Text written for all sheets; it is held in memory while a file is read.
constexpr std::size_t text_bytes_max = 512 * mebibyte;
/// Text of one cell: the format allows 32,767 characters of at most three bytes.
constexpr std::size_t cell_bytes_max = 128 * 1024;
/// The table of shared strings: as many as cells in a million rows of four text columns, and their bytes.
constexpr std::size_t shared_strings_max = 4'194'304;
constexpr std::size_t shared_bytes_max = 256 * mebibyte;
/// Sheets of a workbook: programs slow to a crawl at a few hundred.
constexpr std::size_t sheets_max = 1024;
/// Name of a sheet: 31 characters by the format, some writers go further.
constexpr std::size_t sheet_name_bytes_max = 512;
/// Cell styles: spreadsheet programs stop at 65,490. Number formats: each is used by a style.
constexpr std::size_t styles_max = 65'536;
/// Relations of one part: one a sheet, and the workbook's own handful.
constexpr std::size_t relations_max = 4096;

// --- calendars ---
/// A calendar file: 20 years of a busy team are about 10 MB.
constexpr std::size_t calendar_bytes_max = 64 * mebibyte;
/// Events of one file, repeats included: what one can look at on a time line, with room to spare.
constexpr std::size_t events_max = 50'000;
/// One event without attachments; descriptions of invitations reach 30 KB.
constexpr std::size_t event_bytes_max = 256 * 1024;
/// Repeats of one event: weekly for nearly ten years.
constexpr int repeats_max = 500;
constexpr int repeat_years_max = 10;
/// Repeating events of one file: each may cost half a millisecond, and nobody keeps a thousand.
constexpr int repeating_events_max = 2'000;

}  // namespace regie::archive_limits
