// inbox/outbox_mailing.h - one text to a list: recipients read, placeholders filled, who is set aside and
// why.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "inbox/draft.h"

namespace regie {

inline constexpr std::size_t recipients_max = 100'000;  // one person cannot look over more
inline constexpr std::size_t recipients_bytes_max = 32U << 20U;

struct Recipient {
  std::int64_t line = 0;                      // of the file
  std::string address;                        // in small letters
  std::map<std::string, std::string> values;  // by header in small letters; address among them
};

enum class AsideReason { bad_address, missing_value, twice };
[[nodiscard]] std::string_view aside_name(AsideReason reason);
struct SetAside {
  std::int64_t line = 0;
  std::string address;
  AsideReason reason = AsideReason::bad_address;
  std::string about;  // the placeholder without a value
};

/// Rows of a CSV: comma, semicolon or tab; a header line that names `address` (also email, e-mail, mail,
/// adres, e-mailadres); a quoted cell may hold anything. UTF-8, a byte order mark passed over.
/// Fails: mailing.no_address_column, mailing.empty_list, mailing.too_many, mailing.bad_list (a quote without
/// end, a row longer than its header).
[[nodiscard]] Result<std::vector<Recipient>> recipients_of(std::string_view csv);

struct MailingText {
  std::string subject;
  std::string text;
};
/// What stands between {{ and }}, in the order of first use, small letters.
/// Fails: mailing.bad_placeholder (braces without end, or a name that cannot be).
[[nodiscard]] Result<std::vector<std::string>> placeholders_of(const MailingText& text);

struct WrittenLetter {
  std::int64_t line = 0;
  Content content;
};
struct WrittenMailing {
  std::vector<WrittenLetter> letters;
  std::vector<SetAside> aside;
};
/// Each recipient's own letter, or why there is none: never a placeholder, never an empty gap. An address
/// that stands there twice gets the first.
/// Holds:    letters + aside = recipients.
/// Fails:    as placeholders_of; mailing.empty_text.
[[nodiscard]] Result<WrittenMailing> written_mailing(const MailingText& text, const SenderLine& sender,
                                                     const std::vector<Recipient>& recipients);

/// SHA-256 over the text and over each letter and each recipient set aside: exactly this text to exactly
/// this list.
[[nodiscard]] std::string mailing_sha256(const MailingText& text, const WrittenMailing& written);

/// The text as the wall looks at it: a person wrote it, and the values of the list are that person's too.
[[nodiscard]] std::vector<Sentence> mailing_sentences(const Content& content);

}  // namespace regie
