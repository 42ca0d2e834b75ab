// os/mapped_file.h - an open file as bytes: a large one costs address space, not memory.
#pragma once

#include <memory>

#include "base/files.h"

namespace regie {

/// Takes over an open file and maps all of it, to read. Nothing where it is no regular file, or cannot be
/// mapped: errno says why.
[[nodiscard]] std::unique_ptr<FileBytes> map_file(int descriptor);

}  // namespace regie
