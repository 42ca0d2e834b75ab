// api/asset_reply.cpp - which file answers a path, and how long a browser may keep it.
#include <algorithm>
#include <array>

#include "api/assets.h"

namespace regie {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> types{{
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".svg", "image/svg+xml; charset=utf-8"},
    {".html", "text/html; charset=utf-8"},
    {".json", "application/json; charset=utf-8"},
    {".txt", "text/plain; charset=utf-8"},
}};

std::string type_of(std::string_view path) {
  for (const auto& [ending, type] : types)
    if (path.ends_with(ending)) return std::string(type);
  return "application/octet-stream";
}

const Asset* find(std::string_view path) {
  for (const Asset& asset : assets())
    if (asset.path == path) return &asset;
  return nullptr;
}

HttpReply plain(int status, const std::string& text) {
  HttpReply reply{status, "text/plain; charset=utf-8"};
  reply.body = text;
  return reply;
}

}  // namespace

HttpReply asset_reply(const HttpRequest& request) {
  if (request.method != "GET" && request.method != "HEAD") return plain(405, "Only reading is done here.\n");
  const Asset* asset = find(request.path);
  const bool is_file = request.path.starts_with("/assets/");
  if (asset == nullptr && is_file) return plain(404, "There is no such file.\n");
  const bool is_page = asset == nullptr || request.path == "/index.html";
  if (is_page) asset = find("/index.html");
  if (asset == nullptr)
    return plain(
        503,
        "This program was built without its pages. Build it with ./x build, or ask /api/v1/openapi.json.\n");
  if (request.header("accept-encoding").find("gzip") == std::string::npos)
    return plain(406, "The desk's pages are sent gzipped, and this program does not take that.\n");
  HttpReply reply{200, type_of(asset->path)};
  reply.body = std::string(asset->bytes);
  // Names of files hold the hash of what is in them; the page that names them is asked for anew.
  reply.headers = {{"Content-Encoding", "gzip"},
                   {"Cache-Control", is_file ? "public, max-age=31536000, immutable" : "no-cache"},
                   {"Vary", "Accept-Encoding"}};
  return reply;
}

}  // namespace regie
