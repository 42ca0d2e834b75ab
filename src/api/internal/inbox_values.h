// api/internal/inbox_values.h - messages and how they read, as JSON values that commands and routes share.
#pragma once

#include "api/internal/json_values.h"
#include "app/inbox_import.h"
#include "app/read_inbox.h"

namespace regie {

[[nodiscard]] Json reading_value(const inbox::ToneReading& reading);
[[nodiscard]] Json thread_value(const ReadThread& thread);
[[nodiscard]] Json import_value(const InboxImport& import);
[[nodiscard]] Json messages_value(const ReadMessages& read);

}  // namespace regie
