// store/archive/archive.h - imported bytes as they came: content-addressed, compressed. Truth for facts.
#pragma once

#include <string>
#include <string_view>

#include "base/files.h"
#include "base/result.h"
#include "base/sha256.h"

namespace regie {

/// `folder`/ab/cdef....zst for content abcdef....
/// Holds: what was put comes back byte for byte; putting the same bytes twice keeps one copy.
/// Fails: archive.missing, archive.damaged (the hash does not match), files.disk_full.
class Archive {
 public:
  Archive(Files& files, std::string folder);
  /// Returns the SHA-256 of the bytes. Durable when it returns.
  Result<std::string> put(std::string_view bytes);
  /// The same where the caller has hashed the bytes already. Requires: sha256 == sha256_hex(bytes).
  Result<Done> put_hashed(const std::string& sha256, std::string_view bytes);
  [[nodiscard]] Result<std::string> bytes_of(const std::string& sha256) const;
  /// Out of the bytes that lie in the archive under that name, wherever they come from now. Fails:
  /// archive.damaged.
  [[nodiscard]] static Result<std::string> unpacked(std::string_view packed, const std::string& sha256);
  /// Where they lie below the archive's folder: "ab/cdef....zst".
  [[nodiscard]] static std::string name_of(const std::string& sha256);
  /// Nothing where they are not there. Requires: no import rests on them.
  Result<Done> remove(const std::string& sha256);

 private:
  [[nodiscard]] std::string path_of(const std::string& sha256) const;

  Files& files_;
  std::string folder_;
};

}  // namespace regie
