// store/archive/archive.cpp - names bytes by their SHA-256, keeps them compressed, checks them when read.
#include "store/archive/archive.h"

#include <zstd.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace regie {
namespace {

constexpr int zstd_level = 1;             // exports shrink to a tenth at disk speed; higher levels win little
constexpr std::size_t folder_digits = 2;  // 256 folders keep each one short

tl::unexpected<Problem> damaged(const std::string& path, const std::string& what) {
  return fail("archive.damaged", "An archived import is damaged (" + what + "): " + path,
              "All other imports are unchanged.", "Import the original file again, or restore a backup.");
}

/// Step by step, so that no room for the worst case is taken: exports shrink to a sixth or less.
Result<std::string> pack(std::string_view bytes) {
  const std::unique_ptr<ZSTD_CStream, decltype(&ZSTD_freeCStream)> stream(ZSTD_createCStream(),
                                                                          ZSTD_freeCStream);
  ZSTD_CCtx_setParameter(stream.get(), ZSTD_c_compressionLevel, zstd_level);
  ZSTD_CCtx_setPledgedSrcSize(stream.get(), bytes.size());  // the frame says how much will come out
  std::string packed;
  std::string step(ZSTD_CStreamOutSize(), '\0');
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  for (std::size_t left = 1; left != 0;) {  // 0 = the frame is complete
    ZSTD_outBuffer out{step.data(), step.size(), 0};
    left = ZSTD_compressStream2(stream.get(), &out, &in, ZSTD_e_end);
    if (ZSTD_isError(left) != 0U)
      return fail("archive.failed",
                  std::string("The file could not be compressed: ") + ZSTD_getErrorName(left),
                  "Nothing was changed.", "Try again with more memory free.");
    packed.append(step.data(), out.pos);
  }
  return packed;
}

/// Grows by what really comes out, so that a spoiled length in the header cannot ask for all memory.
bool unpack(std::string_view packed, std::string& bytes) {
  const std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> stream(ZSTD_createDStream(),
                                                                          ZSTD_freeDStream);
  ZSTD_inBuffer in{packed.data(), packed.size(), 0};
  std::string step(ZSTD_DStreamOutSize(), '\0');
  std::size_t left = 1;  // 0 = the frame is complete
  for (bool full = true; in.pos < in.size || full;) {
    ZSTD_outBuffer out{step.data(), step.size(), 0};
    left = ZSTD_decompressStream(stream.get(), &out, &in);
    if (ZSTD_isError(left) != 0U) return false;
    bytes.append(step.data(), out.pos);
    full = out.pos == out.size;
  }
  return left == 0;
}

}  // namespace

Archive::Archive(Files& files, std::string folder) : files_(files), folder_(std::move(folder)) {}

std::string Archive::name_of(const std::string& sha256) {
  const std::string_view name = sha256;
  const std::size_t cut =
      std::min(folder_digits, name.size());  // a name too short is a missing file, not a crash
  return std::string(name.substr(0, cut)) + "/" + std::string(name.substr(cut)) + ".zst";
}

std::string Archive::path_of(const std::string& sha256) const { return folder_ + "/" + name_of(sha256); }

Result<std::string> Archive::unpacked(std::string_view packed, const std::string& sha256) {
  std::string bytes;
  if (!unpack(packed, bytes) || sha256_hex(bytes) != sha256)
    return damaged(name_of(sha256), "its content is not what was stored");
  return bytes;
}

Result<std::string> Archive::put(std::string_view bytes) {
  std::string sha256 = sha256_hex(bytes);
  TRY_DONE(put_hashed(sha256, bytes));
  return sha256;
}

Result<Done> Archive::put_hashed(const std::string& sha256, std::string_view bytes) {
  // Known content is only left alone where it can still be read: a damaged copy heals by importing again.
  if (files_.kind(path_of(sha256)) == FileKind::file && bytes_of(sha256)) return Done{};
  TRY(const std::string packed, pack(bytes));
  TRY_DONE(files_.make_folder(folder_ + "/" + sha256.substr(0, folder_digits)));
  return files_.write(path_of(sha256), packed);
}

Result<std::string> Archive::bytes_of(const std::string& sha256) const {
  const std::string path = path_of(sha256);
  if (files_.kind(path) != FileKind::file)
    return fail("archive.missing", "An archived import is missing: " + path,
                "All other imports are unchanged.", "Import the original file again, or restore a backup.");
  TRY(const auto file, files_.open(path));
  const std::string_view packed = file->view();
  std::string bytes;
  if (!unpack(packed, bytes) || sha256_hex(bytes) != sha256)
    return damaged(path, "its content is not what was stored");
  return bytes;
}

Result<Done> Archive::remove(const std::string& sha256) {
  const std::string path = path_of(sha256);
  return files_.kind(path) == FileKind::file ? files_.remove(path) : Done{};
}

}  // namespace regie
