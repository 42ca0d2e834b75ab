// os/imap.cpp - one conversation: sign in, open to read, sizes, then message by message.
#include "os/imap.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ensure.h"
#include "os/internal/address_guard.h"
#include "os/internal/curl.h"
#include "os/internal/imap_line.h"

namespace regie {
namespace {

constexpr int answer_ms_max = 30'000;  // a large mailbox takes a server seconds to open
constexpr long connect_seconds_max = 30;
constexpr std::size_t read_bytes = 65536;
constexpr std::int64_t message_bytes_max = 64LL << 20U;  // as the reader of messages takes
constexpr std::int64_t uid_last = 4294967295;            // RFC 9051: 32 bits

template <class Value>
void set(CURL* curl, CURLoption option, Value value) {
  ENSURE(curl_easy_setopt(curl, option, value) == CURLE_OK);
}

tl::unexpected<Problem> broken(const std::string& what) {
  return fail("imap.broken", "The line to the mail server broke: " + what + ".", "What came before is kept.",
              "Run the command again: it goes on where it stopped.");
}

tl::unexpected<Problem> bad_address(const std::string& what) {
  return fail("imap.bad_address", what, "Nothing was read.",
              "For example:  --imap imaps://info%40acme.example@mail.acme.example/INBOX");
}

/// Plain is for this machine: what it would let through elsewhere is a password.
curl_socket_t open_loopback_socket(void*, curlsocktype, curl_sockaddr* address) {
  if (!is_loopback_address(address->addr)) return CURL_SOCKET_BAD;
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

Result<CurlUrl> url_of(const MailboxAddress& address) {
  const auto is_letter = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '.' || c == ':' || c == '_';
  };
  if (address.host.empty() || !std::all_of(address.host.begin(), address.host.end(), is_letter))
    return bad_address("The name of the mail server holds a letter that names cannot.");
  if (address.port < 1 || address.port > 65535) return bad_address("The port is not 1 to 65535.");
  if (address.user.empty()) return bad_address("The address names no user.");
  const bool is_ipv6 = address.host.find(':') != address.host.npos;
  const std::string text = (address.security == "tls" ? "imaps://" : "imap://") +
                           (is_ipv6 ? "[" + address.host + "]" : address.host) + ":" +
                           std::to_string(address.port) + "/";
  CurlUrl url(curl_url());
  if (!url) throw std::bad_alloc();
  if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
    return bad_address("The name of the mail server is not one.");
  return url;
}

tl::unexpected<Problem> not_connected(CURLcode code, const MailboxAddress& address) {
  const std::string where = address.host + ":" + std::to_string(address.port);
  switch (code) {
    case CURLE_LOGIN_DENIED:
      return fail("imap.refused", "The mail server " + where + " refused the user or the password.",
                  "Nothing was read.",
                  "Check both; many servers want an app password for programs. --password-file FILE");
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CIPHER:
      return fail(
          "imap.tls",
          "The mail server " + where + " cannot be spoken to safely: " + curl_easy_strerror(code) + ".",
          "Nothing was read, and no password was sent.", "Check its certificate and the port.");
    default:
      if (address.security == "none" && code == CURLE_COULDNT_CONNECT)
        return fail(
            "imap.unreachable", "The mail server " + where + " cannot be reached, or is not this machine.",
            "Nothing was read.", "Without TLS only this machine is spoken to: use imaps:// or STARTTLS.");
      return fail("imap.unreachable",
                  "The mail server " + where + " cannot be reached: " + curl_easy_strerror(code) + ".",
                  "Nothing was read.", "Check that it runs, its name and its port.");
  }
}

class Talk {
 public:
  /// Connects and signs in.
  Result<Done> begin(const MailboxAddress& address) {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    ENSURE(ready == CURLE_OK);
    TRY(url_, url_of(address));
    curl_.reset(curl_easy_init());
    if (!curl_) throw std::bad_alloc();
    CURL* curl = curl_.get();
    set(curl, CURLOPT_NOSIGNAL, 1L);
    set(curl, CURLOPT_CONNECTTIMEOUT, connect_seconds_max);
    set(curl, CURLOPT_PROTOCOLS_STR, "imap,imaps");
    set(curl, CURLOPT_PROXY, "");
    set(curl, CURLOPT_NOPROXY, "*");
    set(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(curl, CURLOPT_CURLU, url_.get());
    // "All": a server that does not offer TLS is told no password, whoever took the offer away.
    set(curl, CURLOPT_USE_SSL,
        static_cast<long>(address.security == "none" ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    if (address.security == "none") set(curl, CURLOPT_OPENSOCKETFUNCTION, &open_loopback_socket);
    if (!address.certificate.empty()) set(curl, CURLOPT_CAINFO, address.certificate.c_str());
    set(curl, CURLOPT_USERNAME, address.user.c_str());
    set(curl, CURLOPT_PASSWORD, address.password.c_str());
    set(curl, CURLOPT_CONNECT_ONLY, 1L);
    const CURLcode code = curl_easy_perform(curl);
    if (code != CURLE_OK) return not_connected(code, address);
    if (curl_easy_getinfo(curl, CURLINFO_ACTIVESOCKET, &socket_) != CURLE_OK || socket_ == CURL_SOCKET_BAD)
      return broken("it closed after signing in");
    return Done{};
  }

  /// Says a command; `each` is told every untagged response. The answer is the tagged line.
  template <class Each>
  Result<std::string> ask(const std::string& command, Each each) {
    const std::string tag = "r" + std::to_string(++number_);
    TRY_DONE(send(tag + " " + command + "\r\n"));
    for (;;) {
      TRY(ImapResponse response, responses_.next());
      if (response.text.starts_with(tag + " ")) return response.text.substr(tag.size() + 1);
      if (response.text.starts_with("* BYE")) return broken("the server says good-bye");
      if (!each(std::move(response))) return std::string("STOPPED");
    }
  }

 private:
  Result<Done> wait(short events) {
    pollfd one{socket_, events, 0};
    int ready = 0;
    do {
      ready = ::poll(&one, 1, answer_ms_max);
    } while (ready < 0 && errno == EINTR);
    return ready > 0 ? Result<Done>(Done{}) : broken("no answer for 30 seconds");
  }
  Result<Done> send(std::string_view bytes) {
    while (!bytes.empty()) {
      std::size_t sent = 0;
      const CURLcode code = curl_easy_send(curl_.get(), bytes.data(), bytes.size(), &sent);
      if (code == CURLE_AGAIN) {
        TRY_DONE(wait(POLLOUT));
        continue;
      }
      if (code != CURLE_OK) return broken(curl_easy_strerror(code));
      bytes.remove_prefix(sent);
    }
    return Done{};
  }
  Result<Done> receive(std::string& buffer) {
    std::array<char, read_bytes> piece{};
    for (;;) {
      std::size_t got = 0;
      const CURLcode code = curl_easy_recv(curl_.get(), piece.data(), piece.size(), &got);
      if (code == CURLE_AGAIN) {
        TRY_DONE(wait(POLLIN));
        continue;
      }
      if (code != CURLE_OK) return broken(curl_easy_strerror(code));
      if (got == 0) return broken("the server closed it");
      buffer.append(piece.data(), got);
      return Done{};
    }
  }

  CurlUrl url_;
  CurlHandle curl_;
  curl_socket_t socket_ = CURL_SOCKET_BAD;
  int number_ = 0;
  ImapResponses responses_{[this](std::string& buffer) { return receive(buffer); }};
};

/// Opened to be read: nothing that is fetched counts as seen.
Result<std::int64_t> examine(Talk& talk, const std::string& mailbox) {
  const std::string name = imap_quoted(mailbox);
  if (name.empty())
    return bad_address("The name of the mailbox holds a letter that cannot be sent (write it in UTF-7).");
  std::int64_t uidvalidity = -1;
  TRY(const std::string answer, talk.ask("EXAMINE " + name, [&](const ImapResponse& response) {
    if (const auto number = imap_number_behind(response.text, "UIDVALIDITY "); number > 0)
      uidvalidity = number;
    return true;
  }));
  if (!answer.starts_with("OK"))
    return fail("imap.no_mailbox", "The mail server has no mailbox " + mailbox + " for this user.",
                "Nothing was read.", "Check its name, as the mail program shows it; the first is INBOX.");
  if (uidvalidity < 0) return broken("it does not say its UIDVALIDITY");
  return uidvalidity;
}

struct Listed {
  std::int64_t uid;
  std::int64_t bytes;
};
Result<std::vector<Listed>> list(Talk& talk, std::int64_t last_uid) {
  std::vector<Listed> all;
  if (last_uid >= uid_last) return all;
  TRY(const std::string answer, talk.ask("UID FETCH " + std::to_string(last_uid + 1) + ":* (UID RFC822.SIZE)",
                                         [&](const ImapResponse& response) {
                                           const auto uid = imap_number_behind(response.text, "UID ");
                                           const auto bytes =
                                               imap_number_behind(response.text, "RFC822.SIZE ");
                                           // "9:*" names the last message even where its UID is below 9.
                                           if (uid > last_uid && bytes >= 0) all.push_back({uid, bytes});
                                           return true;
                                         }));
  if (!answer.starts_with("OK")) return broken("it does not list the messages");
  std::sort(all.begin(), all.end(), [](const Listed& a, const Listed& b) { return a.uid < b.uid; });
  return all;
}

/// False: the sink wants no more.
Result<bool> fetch(Talk& talk, const Listed& one, MailboxSink& sink) {
  if (one.bytes > message_bytes_max) return sink.too_large(one.uid, one.bytes);
  bool wanted = true;
  TRY(const std::string answer,
      talk.ask("UID FETCH " + std::to_string(one.uid) + " (UID BODY.PEEK[])", [&](ImapResponse&& response) {
        const bool is_it = response.has_literal && imap_number_behind(response.text, "UID ") == one.uid;
        if (is_it && wanted) wanted = sink.mail(one.uid, response.literal);
        return true;
      }));
  if (!answer.starts_with("OK")) return broken("it does not give a message it has listed");
  return wanted;  // one that was deleted meanwhile is not there: nothing comes, and that is well
}

}  // namespace

Result<MailboxPlace> RealMailboxReader::read(const MailboxAddress& address, const MailboxPlace& since,
                                             MailboxSink& sink) {
  if (address.security != "tls" && address.security != "starttls" && address.security != "none")
    return bad_address("The security of the mail server is not one known.");
  Talk talk;
  TRY_DONE(talk.begin(address));
  MailboxPlace place;
  TRY(place.uidvalidity, examine(talk, address.mailbox));
  if (place.uidvalidity == since.uidvalidity) place.last_uid = since.last_uid;
  TRY(const auto messages, list(talk, place.last_uid));
  sink.begin(place, static_cast<std::int64_t>(messages.size()));
  for (const Listed& one : messages) {
    TRY(const bool wanted, fetch(talk, one, sink));
    place.last_uid = one.uid;
    if (!wanted) break;
  }
  return place;
}

}  // namespace regie
