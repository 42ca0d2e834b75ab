// base/http.h - a request and a reply of the desk, whatever server carries them.
#pragma once

#include <functional>
#include <map>
#include <string>

namespace regie {

struct HttpRequest {
  std::string method;  // "GET"
  std::string path;    // "/api/v1/brief", decoded
  std::map<std::string, std::string> query;
};

struct HttpReply {
  int status = 200;
  std::string content_type;
  std::string body;
};

/// Called from several threads at once.
using HttpHandler = std::function<HttpReply(const HttpRequest&)>;

}  // namespace regie
