// app/testing/on_failing_disk.h - a base for desks whose databases lie on a disk that fails when a test says.
#pragma once

#include "store/testing/failing_disk.h"

namespace regie {

/// The first base: the disk is there before anything is opened.
struct OnFailingDisk {
  FailingDisk disk;
};
inline constexpr const char* wal_of_records = "records.sqlite-wal";
inline constexpr const char* wal_of_desk = "desk.sqlite-wal";

}  // namespace regie
