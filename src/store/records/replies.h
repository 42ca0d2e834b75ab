// store/records/replies.h - answers kept for a day, for writes that may be asked again; each row seals
// itself.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/result.h"
#include "store/records/records.h"
#include "store/records/sqlite.h"

namespace regie {

/// Fails: records.exists.
Result<Done> write_reply(sqlite::Database& database, const KeptReply& reply);
/// Fails: records.damaged where the row is not what was written: done twice would be worse than told.
Result<std::optional<KeptReply>> find_reply(sqlite::Database& database, const KeptReply& asked);
/// Every row there is; `is_whole` where its seal fits.
Result<Done> each_reply(sqlite::Database& database,
                        const std::function<void(const KeptReply& reply, bool is_whole)>& each);

}  // namespace regie
