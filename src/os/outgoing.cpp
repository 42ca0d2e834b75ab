// os/outgoing.cpp - notices over HTTPS and letters over SMTP, with libcurl.
#include "os/outgoing.h"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <string_view>
#include <utility>

#include "base/ensure.h"
#include "os/internal/address_guard.h"
#include "os/internal/curl.h"
#include "os/internal/letter_text.h"

namespace regie {
namespace {

constexpr long post_seconds_max = 10;  // a receiver of notices that takes longer is told again later
constexpr long ask_seconds_max = 20;   // a person waits for the draft
constexpr long mail_seconds_max =
    30;  // mail servers hold a greeting back for some seconds to keep senders of spam off
constexpr std::size_t read_bytes_max = 65536;  // of a receiver's reply nothing but its status is wanted
constexpr std::size_t told_bytes_max = 200;    // of what a mail server says when it refuses
constexpr int goodbye = 221;                   // said after a refusal too, in answer to our own

template <class Value>
void set(CURL* curl, CURLoption option, Value value) {
  ENSURE(curl_easy_setopt(curl, option, value) == CURLE_OK);
}

CurlHandle new_handle(long seconds_max, const char* protocols) {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  ENSURE(ready == CURLE_OK);
  CurlHandle curl(curl_easy_init());
  if (!curl) throw std::bad_alloc();
  set(curl.get(), CURLOPT_NOSIGNAL, 1L);  // no signals: several threads send
  set(curl.get(), CURLOPT_TIMEOUT, seconds_max);
  set(curl.get(), CURLOPT_CONNECTTIMEOUT, seconds_max);
  set(curl.get(), CURLOPT_PROTOCOLS_STR, protocols);
  set(curl.get(), CURLOPT_FOLLOWLOCATION, 0L);
  set(curl.get(), CURLOPT_PROXY, "");  // not even one the environment names
  set(curl.get(), CURLOPT_NOPROXY, "*");
  set(curl.get(), CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  return curl;
}

/// Was it TLS that failed? Told apart from a host that is away: it may be somebody in between.
bool is_tls_failure(CURLcode code) {
  constexpr std::array failures{CURLE_SSL_CONNECT_ERROR,        CURLE_PEER_FAILED_VERIFICATION,
                                CURLE_SSL_CERTPROBLEM,          CURLE_SSL_CIPHER,
                                CURLE_USE_SSL_FAILED,           CURLE_SSL_ISSUER_ERROR,
                                CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS,
                                CURLE_SSL_CACERT_BADFILE};
  return std::find(failures.begin(), failures.end(), code) != failures.end();
}

// --- notices
// --------------------------------------------------------------------------------------------------

struct Guard {
  LoopbackHttp loopback;
  bool refused = false;
};

/// libcurl asks for a socket with the very address it then connects to: no name is resolved a second time.
curl_socket_t open_checked_socket(void* context, curlsocktype, curl_sockaddr* address) {
  auto& guard = *static_cast<Guard*>(context);
  const bool own = guard.loopback == LoopbackHttp::allowed && is_loopback_address(address->addr);
  if (!own && !is_public_address(address->addr)) {
    guard.refused = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t count_bytes(char*, std::size_t, std::size_t size, void* context) {
  auto& read = *static_cast<std::size_t*>(context);
  read += size;
  return read > read_bytes_max ? 0 : size;  // 0 ends it: whoever sends more is not listened to
}

tl::unexpected<Problem> bad_url(const std::string& what) {
  return fail("outgoing.bad_url", what, "Nothing was sent.",
              "Use an address such as https://hooks.example.com/regie, without a name or password in it.");
}

std::string part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, part == CURLUPART_PORT ? CURLU_DEFAULT_PORT : 0U) != CURLUE_OK)
    return "";
  std::string out = text;
  curl_free(text);
  return out;
}

/// The same reading is handed to the transfer: what was checked and what is connected to cannot differ.
Result<CurlUrl> read_url(const std::string& text, LoopbackHttp loopback) {
  const auto is_letter_of_a_url = [](char letter) {
    return letter > ' ' && letter < '\x7f' && letter != '\\';
  };
  CurlUrl url(curl_url());
  if (!url) throw std::bad_alloc();
  if (!std::all_of(text.begin(), text.end(), is_letter_of_a_url) ||
      curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
    return bad_url("The address of the receiver is not a URL.");
  for (const CURLUPart part : {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_OPTIONS, CURLUPART_ZONEID})
    if (char* found = nullptr; curl_url_get(url.get(), part, &found, 0) == CURLUE_OK) {
      curl_free(found);
      return bad_url("The address of the receiver holds a user, a password or a zone.");
    }
  const std::string host = part_of(url.get(), CURLUPART_HOST);
  const bool own = loopback == LoopbackHttp::allowed && (host == "127.0.0.1" || host == "[::1]");
  const std::string scheme = part_of(url.get(), CURLUPART_SCHEME);
  if (scheme != "https" && !(scheme == "http" && own))
    return bad_url("The address of the receiver does not begin with https://");
  const std::string port = part_of(url.get(), CURLUPART_PORT);
  if (port == "0" || port == "25") return bad_url("Port " + port + " is not one for notices.");
  return url;
}

Result<Done> add_headers(const Notice& notice, CurlList& list) {
  const auto is_letter_of_a_name = [](char letter) {
    return letter > ' ' && letter < '\x7f' && std::strchr("()<>@,;:\\\"/[]?={}", letter) == nullptr;
  };
  const auto is_letter_of_a_value = [](char letter) { return letter >= ' ' && letter != '\x7f'; };
  list.add("Expect:");  // the body is sent at once, not after being asked for
  list.add("User-Agent: Regie");
  for (const auto& [name, value] : notice.headers) {
    if (name.empty() || !std::all_of(name.begin(), name.end(), is_letter_of_a_name) ||
        !std::all_of(value.begin(), value.end(), is_letter_of_a_value))
      return fail("outgoing.bad_header", "A header of the notice holds a letter that headers cannot.",
                  "Nothing was sent.", "Take line breaks and letters outside ASCII out of it.");
    list.add(value.empty() ? name + ";" : name + ": " + value);
  }
  return Done{};
}

// --- letters
// --------------------------------------------------------------------------------------------------

struct Sending {
  std::string_view left;  // of the message
  std::string told = {};  // the mail server's last line, without its goodbye
  int status = 0;         // and the number before it
  bool begun = false;     // the server has said that it takes the text
};

std::size_t give_bytes(char* buffer, std::size_t, std::size_t size, void* context) {
  auto& sending = *static_cast<Sending*>(context);
  sending.begun = true;
  const std::size_t count = sending.left.copy(buffer, size);
  sending.left.remove_prefix(count);
  return count;
}

std::size_t keep_line(char* bytes, std::size_t, std::size_t size, void* context) {
  auto& sending = *static_cast<Sending*>(context);
  std::string told(bytes, std::min(size, told_bytes_max));
  std::replace_if(
      told.begin(), told.end(), [](char letter) { return letter < ' ' || letter == '\x7f'; }, ' ');
  while (told.ends_with(' ')) told.pop_back();
  int status = 0;
  std::from_chars(told.data(), told.data() + told.size(), status);
  if (status == goodbye) return size;
  sending.told = std::move(told);
  sending.status = status;
  return size;
}

tl::unexpected<Problem> mail_refused(const std::string& what) {
  return fail("mail.refused", what, "Nothing was sent.",
              "Correct the mail settings or the address, and send it again.");
}

Result<CurlUrl> url_of(const MailServer& server) {
  const auto is_letter_of_a_host = [](char letter) {
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') ||
           (letter >= 'A' && letter <= 'Z') || letter == '-' || letter == '.' || letter == ':' ||
           letter == '_';
  };
  if (server.host.empty() || !std::all_of(server.host.begin(), server.host.end(), is_letter_of_a_host))
    return mail_refused("The name of the mail server holds a letter that names cannot.");
  if (server.port < 1 || server.port > 65535)
    return mail_refused("The port of the mail server is not 1 to 65535.");
  const bool is_ipv6 = server.host.find(':') != server.host.npos;
  CurlUrl url(curl_url());
  if (!url) throw std::bad_alloc();
  // libcurl introduces itself (EHLO) with what stands as path.
  const std::string text = (server.security == "tls" ? "smtps://" : "smtp://") +
                           (is_ipv6 ? "[" + server.host + "]" : server.host) + ":" +
                           std::to_string(server.port) + "/" +
                           server.sender.substr(server.sender.find('@') + 1);
  if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
    return mail_refused("The name of the mail server is not one.");
  return url;
}

Result<Done> outcome_of(CURLcode code, const Sending& sending) {
  if (code == CURLE_OK) return Done{};
  const bool is_text_out = sending.begun && sending.left.empty();
  const std::string told = sending.told.empty() ? "" : " It said: " + sending.told;
  if (sending.status >= 500 || code == CURLE_LOGIN_DENIED)
    return mail_refused("The mail server refused the letter." + told);
  if (sending.status >= 400)
    return fail("mail.unreachable", "The mail server asks to try later." + told, "Nothing was sent.",
                "Send it again in some minutes.");
  if (is_text_out)
    return fail("mail.in_doubt", "The mail server took the text and did not say that it has the letter.",
                "It may have been sent.", "Ask the recipient before sending it again.");
  if (is_tls_failure(code))
    return fail("mail.tls",
                std::string("The mail server cannot be spoken to safely: ") + curl_easy_strerror(code) + ".",
                "Nothing was sent.", "Check its certificate, and the security of the mail settings.");
  return fail("mail.unreachable",
              std::string("The mail server cannot be used: ") + curl_easy_strerror(code) + ".",
              "Nothing was sent.", "Check host, port and security of the mail settings.");
}

}  // namespace

RealOutgoing::RealOutgoing(LoopbackHttp loopback, std::vector<std::string> known_names)
    : loopback_(loopback), known_names_(std::move(known_names)) {}

namespace {

struct Posting {
  LoopbackHttp loopback;
  long seconds_max;
  curl_write_callback keep;
  void* kept;
};

/// Sends a notice and tells the status; what comes back goes to `posting.keep`.
Result<int> posted(const Notice& notice, const Posting& posting,
                   const std::vector<std::string>& known_names) {
  TRY(const CurlUrl url, read_url(notice.url, posting.loopback));
  CurlList headers;
  TRY_DONE(add_headers(notice, headers));
  const CurlHandle curl =
      new_handle(posting.seconds_max, posting.loopback == LoopbackHttp::allowed ? "https,http" : "https");
  Guard guard{posting.loopback};
  set(curl.get(), CURLOPT_CURLU, url.get());
  set(curl.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(notice.body.size()));
  set(curl.get(), CURLOPT_POSTFIELDS, notice.body.c_str());
  set(curl.get(), CURLOPT_HTTPHEADER, headers.first());
  CurlList names;
  for (const std::string& name : known_names) names.add(name);
  set(curl.get(), CURLOPT_RESOLVE, names.first());
  set(curl.get(), CURLOPT_OPENSOCKETFUNCTION, &open_checked_socket);
  set(curl.get(), CURLOPT_OPENSOCKETDATA, &guard);
  set(curl.get(), CURLOPT_WRITEFUNCTION, posting.keep);
  set(curl.get(), CURLOPT_WRITEDATA, posting.kept);
  const CURLcode code = curl_easy_perform(curl.get());
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  if (status >= 200) return static_cast<int>(status);  // whatever became of the body
  if (guard.refused)
    return fail("outgoing.address_refused", "The receiver stands at an inner address (" + notice.url + ").",
                "Nothing was sent.", "Name a receiver on the public internet.");
  if (is_tls_failure(code))
    return fail("outgoing.tls",
                std::string("The receiver cannot be spoken to safely: ") + curl_easy_strerror(code) + ".",
                "Nothing was sent.", "Check its certificate and that it speaks TLS 1.2 or later.");
  return fail("outgoing.unreachable",
              std::string("The receiver cannot be reached: ") + curl_easy_strerror(code) + ".",
              "The notice may not have been sent.", "Check that it runs and that its certificate is valid.");
}

std::size_t keep_bytes(char* bytes, std::size_t, std::size_t size, void* context) {
  auto& body = *static_cast<std::string*>(context);
  const std::size_t kept = std::min(size, asked_bytes_max - body.size());
  body.append(bytes, kept);
  return kept;  // less than it gave ends it
}

}  // namespace

Result<int> RealOutgoing::post(const Notice& notice) {
  std::size_t read = 0;
  return posted(notice, {loopback_, post_seconds_max, &count_bytes, &read}, known_names_);
}

Result<ServerAnswer> RealOutgoing::ask(const Notice& question) {
  ServerAnswer asked;
  TRY(asked.status,
      posted(question, {LoopbackHttp::allowed, ask_seconds_max, &keep_bytes, &asked.body}, known_names_));
  return asked;
}

namespace {

/// A connection to that server, before it is told what for.
Result<CurlHandle> handle_for(const MailServer& server, const CurlUrl& url, Sending& sending) {
  const bool is_tls = server.security == "starttls" || server.security == "tls";
  if (!is_tls && server.security != "none")
    return mail_refused("The security of the mail server is not one known.");
  CurlHandle curl = new_handle(mail_seconds_max, "smtp,smtps");
  set(curl.get(), CURLOPT_CURLU, url.get());
  // "All": a server that does not offer TLS is not spoken to, whoever took the offer away.
  set(curl.get(), CURLOPT_USE_SSL, static_cast<long>(is_tls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
  if (!server.user.empty()) {
    set(curl.get(), CURLOPT_USERNAME, server.user.c_str());
    set(curl.get(), CURLOPT_PASSWORD, server.password.c_str());
  }
  set(curl.get(), CURLOPT_HEADERFUNCTION, &keep_line);
  set(curl.get(), CURLOPT_HEADERDATA, &sending);
  return curl;
}

}  // namespace

Result<Done> RealOutgoing::mail(const MailServer& server, const Letter& letter) {
  TRY(const std::string message, message_of(server.sender, letter));
  TRY(const CurlUrl url, url_of(server));
  Sending sending{message};
  TRY(const CurlHandle curl, handle_for(server, url, sending));
  CurlList recipients;
  recipients.add("<" + letter.to + ">");
  const std::string from = "<" + server.sender + ">";
  set(curl.get(), CURLOPT_MAIL_FROM, from.c_str());
  set(curl.get(), CURLOPT_MAIL_RCPT, recipients.first());
  set(curl.get(), CURLOPT_UPLOAD, 1L);
  set(curl.get(), CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(message.size()));
  set(curl.get(), CURLOPT_READFUNCTION, &give_bytes);
  set(curl.get(), CURLOPT_READDATA, &sending);
  const CURLcode code = curl_easy_perform(curl.get());
  return outcome_of(code, sending);
}

Result<Done> RealOutgoing::greet(const MailServer& server) {
  TRY(const CurlUrl url, url_of(server));
  Sending sending{{}};
  TRY(const CurlHandle curl, handle_for(server, url, sending));
  set(curl.get(), CURLOPT_CUSTOMREQUEST, "NOOP");  // RFC 5321, 4.1.1.9: nothing is done
  set(curl.get(), CURLOPT_NOBODY, 1L);
  return outcome_of(curl_easy_perform(curl.get()), sending);
}

}  // namespace regie
