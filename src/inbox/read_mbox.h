// inbox/read_mbox.h - a file with any number of messages: an mbox of any kind, a single message, a table of
// comments.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "inbox/mail.h"

namespace regie {

/// A table as the reader of CSV files takes it apart: cells as UTF-8, the first row is the head.
using TableRows = std::vector<std::vector<std::string>>;
using SplitTable = std::function<Result<TableRows>(std::string_view bytes)>;

/// Hands every message of the file to the sink. An mbox is cut at lines "From ... 12:34 ..." behind an empty
/// line; ">From " in it becomes "From " again, however many ">" stand before it; Content-Length is not
/// believed.
///   Holds: read == kept + set_aside, whatever the bytes are.
///   Fails: inbox.not_mail, where the file is none of these; inbox.stopped, where the sink wanted no more.
[[nodiscard]] Result<MailReading> read_messages(const MailFile& file, const SplitTable& split,
                                                MailSink& sink);

}  // namespace regie
