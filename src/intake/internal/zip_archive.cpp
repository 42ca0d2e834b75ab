// intake/internal/zip_archive.cpp - limits checked twice: on what the directory claims, and on what comes
// out.
#include "intake/internal/zip_archive.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "intake/internal/archive_limits.h"

namespace regie {
namespace {

namespace limits = archive_limits;

constexpr std::string_view end_signature = "PK\x05\x06";
constexpr std::string_view far_end_locator = "PK\x06\x07";
constexpr std::size_t end_bytes = 22;
constexpr std::size_t locator_bytes = 20;
constexpr std::size_t comment_bytes_max = 65535;

std::uint64_t little_endian(std::string_view bytes, std::size_t at, std::size_t width) {
  if (at > bytes.size() || width > bytes.size() - at) return 0;
  std::uint64_t value = 0;
  for (std::size_t i = width; i > 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  return value;
}

/// The largest entry count any end record claims. libzip reserves memory for the count of a 64-bit record
/// before it looks at an entry, so a lie of billions has to be seen first.
std::uint64_t claimed_entries(std::string_view bytes) {
  const std::size_t reach = end_bytes + comment_bytes_max + locator_bytes;
  const std::size_t first = bytes.size() > reach ? bytes.size() - reach : 0;
  std::uint64_t most = 0;
  for (std::size_t at = bytes.find(end_signature, first); at != std::string_view::npos;
       at = bytes.find(end_signature, at + 1)) {
    most = std::max(most, little_endian(bytes, at + 10, 2));
    if (at < locator_bytes || bytes.substr(at - locator_bytes, 4) != far_end_locator) continue;
    const std::uint64_t far_end = little_endian(bytes, at - locator_bytes + 8, 8);
    if (far_end >= bytes.size()) continue;
    most = std::max(most, little_endian(bytes, static_cast<std::size_t>(far_end) + 32, 8));
  }
  return most;
}

std::string megabytes(std::uint64_t bytes) {
  const std::uint64_t tenths = (bytes * 10 + limits::mebibyte / 2) / limits::mebibyte;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

bool too_much(std::uint64_t packed, std::uint64_t unpacked, std::uint64_t most) {
  if (unpacked > most) return true;
  return unpacked > limits::ratio_ignored_below && unpacked / limits::ratio_max > packed;
}

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

bool looks_like_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with(end_signature) ||
         bytes.starts_with("PK\x07\x08PK");
}

void ZipArchive::Close::operator()(zip* archive) const { zip_discard(archive); }

tl::unexpected<Problem> ZipArchive::damaged(std::string_view why) const {
  if (use_ == ArchiveUse::workbook)
    return fail("intake.damaged_xlsx", "The spreadsheet cannot be read: " + std::string(why) + ".",
                "Nothing of it was kept.", "Export it again, or open it, save it as CSV and import that.");
  return fail("intake.damaged_zip", "This zip or spreadsheet cannot be read: " + std::string(why) + ".",
              "Nothing of it was kept.", "Download it again, or unpack it and import the folder.");
}

tl::unexpected<Problem> ZipArchive::bomb(std::uint64_t unpacked) const {
  return fail("intake.bomb",
              "The file is " + megabytes(size_) + " but unpacks to " + megabytes(unpacked) +
                  " or more, far beyond what an export holds. It was not unpacked further.",
              "Nothing of it was kept.", "Ask where the file comes from; export the data again as CSV.");
}

Result<ZipArchive> ZipArchive::open(std::string_view bytes, ArchiveUse use) {
  ZipArchive archive;
  archive.use_ = use;
  archive.size_ = bytes.size();
  if (bytes.size() > limits::archive_bytes_max)
    return fail("intake.too_large",
                "The file is " + megabytes(bytes.size()) + "; packed files are read up to " +
                    megabytes(limits::archive_bytes_max) + ".",
                "Nothing of it was kept.", "Unpack it, or export a shorter period.");
  if (const std::uint64_t claimed = claimed_entries(bytes); claimed > limits::entries_max)
    return fail("intake.bomb",
                "The file claims to hold " + std::to_string(claimed) + " files; at most " +
                    std::to_string(limits::entries_max) + " are read.",
                "Nothing of it was kept.", "Unpack it yourself and import the files that matter.");
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return archive.damaged("out of memory");
  archive.zip_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (!archive.zip_) {
    const bool is_cut = zip_error_code_zip(&error) == ZIP_ER_NOZIP;
    const std::string why =
        is_cut ? "its end is missing, as after a broken download"
               : std::string("its directory is damaged (") + zip_error_strerror(&error) + ")";
    zip_error_fini(&error);
    zip_source_free(source);
    return archive.damaged(why);
  }
  TRY_DONE(archive.list());
  return archive;
}

Result<Done> ZipArchive::list() {
  const zip_int64_t count = zip_get_num_entries(zip_.get(), 0);
  if (count < 0 || static_cast<std::uint64_t>(count) > limits::entries_max) return bomb(0);
  std::uint64_t total = 0;
  for (zip_uint64_t index = 0; index < static_cast<zip_uint64_t>(count); ++index) {
    zip_stat_t stat;
    if (zip_stat_index(zip_.get(), index, 0, &stat) != 0) return damaged("its directory is damaged");
    constexpr zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD;
    if ((stat.valid & needed) != needed || stat.name == nullptr) return damaged("its directory is damaged");
    if (std::strlen(stat.name) > limits::name_bytes_max) return damaged("a file in it has an endless name");
    ArchiveEntry entry;
    entry.name = stat.name;
    entry.index = index;
    entry.packed = stat.comp_size;
    entry.unpacked = stat.size;
    entry.is_encrypted =
        (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE;
    entry.is_known_method = stat.comp_method == ZIP_CM_STORE || stat.comp_method == ZIP_CM_DEFLATE;
    if (too_much(entry.packed, entry.unpacked, limits::entry_bytes_max)) return bomb(entry.unpacked);
    total += entry.unpacked;
    // Entries that share their packed bytes each look harmless; only the sum against the file shows them.
    if (too_much(size_, total, limits::total_bytes_max)) return bomb(total);
    entries_.push_back(std::move(entry));
  }
  return Done{};
}

Result<Done> ZipArchive::stream(const ArchiveEntry& entry,
                                const std::function<Result<Done>(std::string_view)>& take) {
  if (entry.is_encrypted)
    return fail("intake.encrypted", "The file is protected with a password.", "Nothing of it was kept.",
                "Open it, save it without a password, and import that.");
  if (!entry.is_known_method) return damaged("\"" + entry.name + "\" is packed in a rare way");
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(zip_.get(), entry.index, 0));
  if (!file) return damaged("\"" + entry.name + "\" in it is damaged");
  std::vector<char> chunk(limits::chunk_bytes);
  std::uint64_t unpacked = 0;
  while (true) {
    const zip_int64_t got = zip_fread(file.get(), chunk.data(), chunk.size());
    if (got < 0) return damaged("\"" + entry.name + "\" in it is damaged");
    if (got == 0) break;
    unpacked += static_cast<std::uint64_t>(got);
    streamed_ += static_cast<std::uint64_t>(got);
    if (too_much(entry.packed, unpacked, limits::entry_bytes_max)) return bomb(unpacked);
    if (too_much(size_, streamed_, limits::total_bytes_max)) return bomb(streamed_);
    TRY_DONE(take(std::string_view(chunk.data(), static_cast<std::size_t>(got))));
  }
  if (unpacked != entry.unpacked) return damaged("\"" + entry.name + "\" in it is not as long as it claims");
  return Done{};
}

}  // namespace regie
