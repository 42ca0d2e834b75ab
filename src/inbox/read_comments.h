// inbox/read_comments.h - comments of social platforms, as their exports list them: one row a comment.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "inbox/mail.h"
#include "inbox/read_mbox.h"

namespace regie {

/// Columns are found by their heads, in English and Dutch, in any order: the comment's id and text must be
/// there; post, author, author's id, time and the comment it answers are taken where they are.
/// Meta and LinkedIn are told apart by their heads ("Comment URN", "Commenter").
///   Holds:    one thread a post and author; read == kept + set_aside. A row without text, or shorter than
///             its head, is set aside.
///   Fails:    inbox.not_comments, where the heads are not those of comments.
[[nodiscard]] Result<MailReading> read_comments(const TableRows& rows, const MailFile& file, MailSink& sink);

/// "2026-03-10T09:12:44+0000", "2026-03-10 09:12", "10-03-2026 09:12", "10/03/2026" (day first), seconds
/// since 1970; 0 where it is none of these. Without a zone it is UTC.
[[nodiscard]] std::int64_t comment_time(std::string_view text);

}  // namespace regie
