// inbox/text_of_html.cpp - tags as they come by, and the text between those that are seen.
#include "inbox/text_of_html.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <vector>

#include "inbox/mail_limits.h"

namespace regie {
namespace {

constexpr std::size_t open_tags_max = 4096;  // beyond that nesting is no longer told apart
constexpr std::size_t quote_depth_max = 20;

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_silent(std::string_view tag) {
  constexpr std::array<std::string_view, 17> silent{
      "script", "style", "head",   "title",  "template", "noscript", "object", "embed",   "iframe",
      "svg",    "math",  "select", "button", "canvas",   "audio",    "video",  "textarea"};
  return is_one_of(tag, silent);
}

/// What begins on a line of its own.
bool is_block(std::string_view tag) {
  constexpr std::array<std::string_view, 22> blocks{
      "p",  "div", "br", "tr",         "table", "ul",      "ol",      "li",     "h1",     "h2",  "h3",
      "h4", "h5",  "h6", "blockquote", "hr",    "section", "article", "header", "footer", "pre", "address"};
  return is_one_of(tag, blocks);
}

/// "display : NONE" -> "display:none"
std::string squeezed(std::string_view style) {
  std::string out;
  for (const char c : style)
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

bool is_hidden_style(std::string_view text) {
  const std::string style = squeezed(text);
  constexpr std::array<std::string_view, 6> hidden{"display:none", "visibility:hidden", "mso-hide:all",
                                                   "opacity:0",    "font-size:0",       "max-height:0"};
  for (const std::string_view part : hidden) {
    for (std::size_t at = style.find(part); at != std::string::npos; at = style.find(part, at + 1)) {
      // "opacity:0.9" and "font-size:0.9em" are seen
      const std::size_t end = at + part.size();
      if (part.back() != '0' || end >= style.size() || style[end] != '.') return true;
    }
  }
  return false;
}

bool is_hidden(const xmlChar** attributes) {
  for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
    const std::string_view name = reinterpret_cast<const char*>(attributes[0]);
    const std::string_view value =
        attributes[1] == nullptr ? "" : reinterpret_cast<const char*>(attributes[1]);
    if (name == "hidden" || (name == "style" && is_hidden_style(value))) return true;
  }
  return false;
}

class Text {
 public:
  void open(std::string_view tag, const xmlChar** attributes) {
    if (tags_.size() >= open_tags_max) return;
    const bool silent = (!tags_.empty() && tags_.back().silent) || is_silent(tag) || is_hidden(attributes);
    tags_.push_back({std::string(tag.substr(0, tag_bytes_max)), silent});
    if (silent) return;
    if (tag == "blockquote") ++quotes_;
    if (tag == "pre") ++kept_spaces_;
    if (is_block(tag)) end_line();
    if (tag == "li") begin_ = "- ";
    if (tag == "td" || tag == "th") space_ = true;
  }
  void close(std::string_view tag) {
    const auto found = std::find_if(tags_.rbegin(), tags_.rend(),
                                    [&](const Tag& one) { return one.name == tag.substr(0, tag_bytes_max); });
    if (found == tags_.rend()) return;
    for (auto at = tags_.rbegin(); at <= found; ++at) {
      if (at->silent) continue;
      if (at->name == "blockquote" && quotes_ > 0) --quotes_, end_line();
      if (at->name == "pre" && kept_spaces_ > 0) --kept_spaces_;
    }
    const bool silent = found->silent;
    tags_.erase(std::prev(found.base()), tags_.end());
    if (silent) return;
    if (is_block(tag) && tag != "br") end_line();
    if (tag == "p" || tag == "table" || tag == "ul" || tag == "ol") paragraph_ = true;
  }
  void add(std::string_view text) {
    if (!tags_.empty() && tags_.back().silent) return;
    for (const char c : text) {
      if (c == '\n' && kept_spaces_ > 0)
        end_line(), begin_line();
      else if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
        space_ = true;
      else
        put(c);
    }
  }
  std::string take() {
    end_line();
    return std::move(text_);
  }

 private:
  struct Tag {
    std::string name;
    bool silent;
  };
  static constexpr std::size_t tag_bytes_max = 32;

  void put(char c) {
    if (text_.size() >= mail_limits::text_bytes_max) return;
    if (!in_line_) begin_line();
    if (space_ && !line_is_empty_) text_ += ' ';
    space_ = false;
    line_is_empty_ = false;
    text_ += c;
  }
  void begin_line() {
    if (paragraph_ && !text_.empty()) text_ += '\n';
    paragraph_ = false;
    for (std::size_t i = 0; i < std::min(quotes_, quote_depth_max); ++i) text_ += "> ";
    text_ += begin_;
    begin_.clear();
    in_line_ = true;
    line_is_empty_ = true;
  }
  void end_line() {
    if (in_line_) text_ += '\n';
    in_line_ = false;
    space_ = false;
    line_is_empty_ = true;
  }

  std::string text_;
  std::vector<Tag> tags_;
  std::string begin_;
  std::size_t quotes_ = 0;
  int kept_spaces_ = 0;
  bool in_line_ = false;
  bool line_is_empty_ = true;
  bool space_ = false;
  bool paragraph_ = false;
};

void on_open(void* text, const xmlChar* name, const xmlChar** attributes) {
  static_cast<Text*>(text)->open(reinterpret_cast<const char*>(name), attributes);
}
void on_close(void* text, const xmlChar* name) {
  static_cast<Text*>(text)->close(reinterpret_cast<const char*>(name));
}
void on_text(void* text, const xmlChar* bytes, int length) {
  static_cast<Text*>(text)->add({reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length)});
}

}  // namespace

std::string text_of_html(std::string_view html) {
  html = html.substr(0, mail_limits::html_bytes_max);
  if (html.find('\0') != html.npos) {  // libxml2 ends a file there
    std::string without(html);
    std::erase(without, '\0');
    return text_of_html(without);
  }
  htmlSAXHandler handler{};  // no errors are told, no pictures or frames asked for
  handler.startElement = on_open;
  handler.endElement = on_close;
  handler.characters = on_text;
  handler.ignorableWhitespace = on_text;
  Text text;
  htmlParserCtxtPtr parser =
      htmlCreatePushParserCtxt(&handler, &text, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8);
  if (parser == nullptr) return {};
  htmlCtxtUseOptions(parser, HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                 HTML_PARSE_RECOVER | HTML_PARSE_IGNORE_ENC);
  constexpr std::size_t piece = 65536;
  for (std::size_t at = 0; at < html.size(); at += piece) {
    const std::string_view part = html.substr(at, piece);
    htmlParseChunk(parser, part.data(), static_cast<int>(part.size()), 0);
  }
  htmlParseChunk(parser, nullptr, 0, 1);
  if (parser->myDoc != nullptr) xmlFreeDoc(parser->myDoc);
  htmlFreeParserCtxt(parser);
  return text.take();
}

}  // namespace regie
