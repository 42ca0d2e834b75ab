// inbox/internal/mime_parts.cpp - GMime's objects, walked once and let go.
#include "inbox/internal/mime_parts.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>

#include "inbox/internal/clean_text.h"
#include "inbox/mail_limits.h"
#include "inbox/text_of_html.h"

namespace regie {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

std::string_view view_of(const char* text) { return text == nullptr ? std::string_view() : text; }

std::string small_letters(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

std::string type_of(GMimeObject* object) {
  GMimeContentType* type = g_mime_object_get_content_type(object);
  if (type == nullptr) return "text/plain";
  char* text = g_mime_content_type_get_mime_type(type);
  std::string out = small_letters(view_of(text));
  g_free(text);
  return out;
}

std::string parameter_of(GMimeObject* object, const char* name) {
  GMimeContentType* type = g_mime_object_get_content_type(object);
  return type == nullptr ? std::string()
                         : std::string(view_of(g_mime_content_type_get_parameter(type, name)));
}

std::string bytes_in(GMimeStream* stream) {
  GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

/// A part's bytes without their transfer encoding.
std::string bytes_of(GMimePart* part) {
  GMimeDataWrapper* content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  return bytes_in(stream.get());
}

/// An object with its headers, as it came.
std::string written(GMimeObject* object) {
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_object_write_to_stream(object, nullptr, stream.get());
  return bytes_in(stream.get());
}

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool letter = static_cast<unsigned char>(c) > ' ';
    words += letter && !inside ? 1U : 0U;
    inside = letter;
  }
  return words;
}

class Walk {
 public:
  MimeParts run(GMimeObject* root) {
    part(root, 0);
    if (parts_.text.size() > mail_limits::text_bytes_max) parts_.is_cut = true;
    parts_.text = clean_text(parts_.text, mail_limits::text_bytes_max);
    return std::move(parts_);
  }

 private:
  void part(GMimeObject* object, int depth) {
    if (object == nullptr) return;
    if (depth > mail_limits::depth_max || ++seen_ > mail_limits::parts_max) {
      ++parts_.left_out;
      return;
    }
    if (GMIME_IS_MULTIPART(object))
      several(GMIME_MULTIPART(object), depth);
    else if (GMIME_IS_MESSAGE_PART(object))
      message(GMIME_MESSAGE_PART(object));
    else if (GMIME_IS_PART(object))
      leaf(GMIME_PART(object));
  }

  void several(GMimeMultipart* multipart, int depth) {
    const std::string type = type_of(GMIME_OBJECT(multipart));
    if (type == "multipart/report" &&
        small_letters(parameter_of(GMIME_OBJECT(multipart), "report-type")) == "delivery-status")
      parts_.is_delivery_report = true;
    const int count = g_mime_multipart_get_count(multipart);
    if (type != "multipart/alternative") {
      for (int i = 0; i < count; ++i) part(g_mime_multipart_get_part(multipart, i), depth + 1);
      return;
    }
    // Each of these says the same: the plain one, where it does not say less.
    const std::string before = std::move(parts_.text);
    std::string plain;
    std::string rich;
    for (int i = 0; i < count; ++i) {
      parts_.text.clear();
      GMimeObject* one = g_mime_multipart_get_part(multipart, i);
      part(one, depth + 1);
      if (parts_.text.empty()) continue;
      const bool is_plain = one != nullptr && type_of(one) == "text/plain";
      (is_plain ? plain : rich) = std::move(parts_.text);
    }
    // "This message needs a reader of HTML" says less.
    constexpr std::size_t says_less = 2;
    const bool take_plain = !plain.empty() && words_in(plain) * says_less >= words_in(rich);
    parts_.text = before;
    add_text(take_plain || rich.empty() ? plain : rich);
  }

  void message(GMimeMessagePart* object) {
    GMimeMessage* inner = g_mime_message_part_get_message(object);
    if (inner == nullptr) return;
    std::string bytes = written(GMIME_OBJECT(inner));
    if (parts_.is_delivery_report && parts_.returned.empty()) parts_.returned = bytes;
    const std::string subject = std::string(view_of(g_mime_message_get_subject(inner)));
    parts_.attachments.push_back(
        {subject.empty() ? "message.eml" : subject + ".eml", "message/rfc822", std::move(bytes)});
  }

  void leaf(GMimePart* object) {
    GMimeObject* base = GMIME_OBJECT(object);
    const std::string type = type_of(base);
    const char* disposition = g_mime_object_get_disposition(base);
    const char* name = g_mime_part_get_filename(object);
    const bool is_attached =
        name != nullptr || (disposition != nullptr && small_letters(disposition) == "attachment");
    if (type == "message/delivery-status") {
      parts_.report = clean_text(bytes_of(object), mail_limits::text_bytes_max);
    } else if (type == "text/rfc822-headers") {
      parts_.returned = bytes_of(object);
    } else if (!is_attached && (type == "text/plain" || type == "text/html")) {
      text(object, type == "text/html");
    } else {
      parts_.attachments.push_back({std::string(view_of(name)), type, bytes_of(object)});
    }
  }

  void text(GMimePart* object, bool is_html) {
    const std::string bytes = bytes_of(object);
    DecodedBytes read = decoded(bytes, parameter_of(GMIME_OBJECT(object), "charset"));
    parts_.charsets_hold = parts_.charsets_hold && read.as_declared;
    add_text(is_html ? text_of_html(read.text) : clean_text(read.text, mail_limits::text_bytes_max + 1));
  }

  void add_text(const std::string& text) {
    if (text.empty() || parts_.text.size() > mail_limits::text_bytes_max) return;
    if (!parts_.text.empty() && !parts_.text.ends_with('\n')) parts_.text += '\n';
    parts_.text += text;
  }

  MimeParts parts_;
  int seen_ = 0;
};

/// Groups ("undisclosed-recipients:;") hold addresses or none.
void add_addresses(InternetAddressList* list, std::vector<NamedAddress>& to, int depth = 0) {
  constexpr int group_depth_max = 3;
  if (list == nullptr || depth > group_depth_max) return;
  const int count = internet_address_list_length(list);
  for (int i = 0; i < count && to.size() < mail_limits::recipients_max; ++i) {
    InternetAddress* one = internet_address_list_get_address(list, i);
    if (INTERNET_ADDRESS_IS_GROUP(one)) {
      add_addresses(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(one)), to, depth + 1);
    } else if (INTERNET_ADDRESS_IS_MAILBOX(one)) {
      std::string address =
          clean_address(view_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one))));
      if (!address.empty())
        to.push_back({std::move(address), clean_line(view_of(internet_address_get_name(one)), 200)});
    }
  }
}

/// Of Date, else of the topmost Received, which the last server wrote behind its last semicolon.
std::int64_t time_of(GMimeMessage* message, const MimeMessage& read) {
  const auto in_range = [](std::int64_t at) {
    constexpr std::int64_t first = 86400;      // nobody mailed on the first day of 1970
    constexpr std::int64_t last = 4102444800;  // nor after 2100
    return at >= first && at < last ? at : std::int64_t{0};
  };
  if (GDateTime* date = g_mime_message_get_date(message); date != nullptr)
    if (const std::int64_t at = in_range(g_date_time_to_unix(date)); at != 0) return at;
  for (const auto& [name, value] : read.headers) {
    const std::size_t behind = value.rfind(';');
    if (name != "received" || behind == value.npos) continue;
    GDateTime* date = g_mime_utils_header_decode_date(value.c_str() + behind + 1);
    if (date == nullptr) continue;
    const std::int64_t at = in_range(g_date_time_to_unix(date));
    g_date_time_unref(date);
    if (at != 0) return at;
  }
  return 0;
}

std::string trimmed(std::string text) {
  text.erase(text.find_last_not_of(" \t\n") + 1);
  text.erase(0, std::min(text.find_first_not_of(" \t\n"), text.size()));
  return text;
}

void read_headers(GMimeMessage* message, MimeMessage& read) {
  GMimeHeaderList* list = g_mime_object_get_header_list(GMIME_OBJECT(message));
  const int count = std::min(g_mime_header_list_get_count(list), mail_limits::headers_max);
  for (int i = 0; i < count; ++i) {
    GMimeHeader* header = g_mime_header_list_get_header_at(list, i);
    std::string value =
        clean_text(view_of(g_mime_header_get_raw_value(header)), mail_limits::header_bytes_max);
    read.headers.emplace_back(small_letters(view_of(g_mime_header_get_name(header))),
                              trimmed(std::move(value)));
  }
}

}  // namespace

void prepare_mime() { g_mime_init(); }

std::optional<MimeMessage> mime_message(std::string_view bytes) {
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  g_mime_parser_set_persist_stream(parser.get(), TRUE);
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message) return std::nullopt;
  MimeMessage read;
  read_headers(message.get(), read);
  read.subject = std::string(view_of(g_mime_message_get_subject(message.get())));
  add_addresses(g_mime_message_get_from(message.get()), read.from);
  if (read.from.empty()) add_addresses(g_mime_message_get_sender(message.get()), read.from);
  add_addresses(g_mime_message_get_to(message.get()), read.to);
  add_addresses(g_mime_message_get_cc(message.get()), read.to);
  read.at_seconds = time_of(message.get(), read);
  read.parts = Walk().run(g_mime_message_get_mime_part(message.get()));
  return read;
}

}  // namespace regie
