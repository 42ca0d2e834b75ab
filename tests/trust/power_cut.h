// tests/trust/power_cut.h - what a disk may hold after the power went: names, sectors and sizes that were not
// synced are kept, lost or torn, each by itself.
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "base/random.h"
#include "tests/trust/recorded_disk.h"

namespace regie::trust {

inline constexpr std::size_t sector_bytes = 512;  // the least that disks write
inline constexpr std::size_t track_bytes = 4096;  // what many of them really write: a cut spoils all of it

/// Goes along a log; can be cut off between any two operations.
class Platters {
 public:
  void pass(const Operation& operation) {
    switch (operation.kind) {
      case Operation::Kind::create:
      case Operation::Kind::remove:
        names_waiting_.push_back(&operation);
        break;
      case Operation::Kind::write:
      case Operation::Kind::truncate:
        files_[operation.node].waiting.push_back(&operation);
        break;
      case Operation::Kind::sync:
        sync(files_[operation.node]);
        break;
    }
    if (!operation.folder_is_synced) return;
    for (const Operation* change : names_waiting_) rename(names_, *change);
    names_waiting_.clear();
  }

  /// One of the many states the disk can be found in.
  [[nodiscard]] Disk after_cut(Random& random) const {
    const Luck luck{random, std::array{0.0, 0.1, 0.5, 0.9, 1.0}[random.below(5)],
                    std::array{0.0, 0.05, 0.3}[random.below(3)], std::array{0.0, 0.2}[random.below(2)]};
    Disk disk;
    for (const auto& [name, number] : names_after(random)) {
      auto node = std::make_shared<Disk::Node>();
      node->number = ++disk.nodes;
      const auto file = files_.find(number);
      if (file != files_.end()) node->bytes = bytes_after(file->second, luck);
      disk.files[name] = std::move(node);
    }
    return disk;
  }

 private:
  struct File {
    std::string synced;
    std::vector<const Operation*> waiting;  // for a sync: the disk may do these in any order, or not at all
  };
  struct Luck {
    Random& random;
    double kept;  // how likely a sector is
    double torn;
    double spoilt;  // of those that are torn
  };
  using Names = std::map<std::string, int>;

  static void put(std::string& bytes, std::size_t at, std::string_view piece) {
    if (bytes.size() < at + piece.size()) bytes.resize(at + piece.size());
    std::copy(piece.begin(), piece.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at));
  }
  static void sync(File& file) {
    for (const Operation* operation : file.waiting)
      if (operation->kind == Operation::Kind::write)
        put(file.synced, operation->offset, operation->bytes);
      else
        file.synced.resize(operation->offset);
    file.waiting.clear();
  }
  static void rename(Names& names, const Operation& change) {
    if (change.kind == Operation::Kind::create)
      names[change.name] = change.node;
    else
      names.erase(change.name);
  }

  /// Of each name the first few of its changes have come through.
  Names names_after(Random& random) const {
    std::map<std::string, std::vector<const Operation*>> by_name;
    for (const Operation* change : names_waiting_) by_name[change->name].push_back(change);
    Names names = names_;
    for (const auto& [name, changes] : by_name)
      for (std::uint64_t i = 0, through = random.below(changes.size() + 1); i < through; ++i)
        rename(names, *changes[i]);
    return names;
  }

  static std::string torn(Random& random, std::string_view before, std::string_view after) {
    std::string piece(after);
    const std::uint64_t cut = random.below(piece.size() + 1);
    switch (random.below(3)) {
      case 0:
        std::copy(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(cut), piece.begin());
        break;
      case 1:
        std::copy(before.begin() + static_cast<std::ptrdiff_t>(cut), before.end(),
                  piece.begin() + static_cast<std::ptrdiff_t>(cut));
        break;
      default:
        for (char& byte : piece) byte = static_cast<char>(random.bits());
    }
    return piece;
  }

  /// Also what was synced before, and shares the place with what was being written.
  static void spoil(Random& random, std::string& bytes, std::size_t at) {
    const std::size_t unit = random.below(2) == 0 ? sector_bytes : track_bytes;
    const std::size_t from = at - at % unit;
    for (std::size_t i = from; i < std::min(from + unit, bytes.size()); ++i)
      bytes[i] = static_cast<char>(random.bits());
  }

  static void write_after(std::string& bytes, const Operation& write, const Luck& luck) {
    for (std::size_t from = 0; from < write.bytes.size();) {
      const std::size_t at = write.offset + from;
      const std::size_t size = std::min(sector_bytes - at % sector_bytes, write.bytes.size() - from);
      const std::string_view piece = std::string_view(write.bytes).substr(from, size);
      if (luck.random.unit() < luck.torn) {
        std::string before = at < bytes.size() ? bytes.substr(at, size) : std::string();
        before.resize(size);
        put(bytes, at, torn(luck.random, before, piece));
        if (luck.random.unit() < luck.spoilt) spoil(luck.random, bytes, at);
      } else if (luck.random.unit() < luck.kept) {
        put(bytes, at, piece);
      }
      from += size;
    }
  }

  static std::string bytes_after(const File& file, const Luck& luck) {
    std::string bytes = file.synced;
    std::size_t whole_size = bytes.size();
    for (const Operation* operation : file.waiting) {
      if (operation->kind == Operation::Kind::write) {
        whole_size = std::max(whole_size, operation->offset + operation->bytes.size());
        write_after(bytes, *operation, luck);
      } else {
        whole_size = operation->offset;
        if (luck.random.unit() < luck.kept) bytes.resize(operation->offset);
      }
    }
    // A size can be on the disk before what fills it is.
    if (whole_size > bytes.size() && luck.random.below(2) == 0) bytes.resize(whole_size);
    return bytes;
  }

  std::map<int, File> files_;
  Names names_;
  std::vector<const Operation*> names_waiting_;
};

}  // namespace regie::trust
