// api/page_document.cpp - a document as a page of its own.
#include <fmt/format.h>

#include "api/internal/html.h"
#include "api/internal/page_frame.h"
#include "api/page.h"

namespace regie {
namespace {

std::string table_html(const std::vector<std::vector<std::string>>& rows) {
  std::string html = "<div class=\"scroll\"><table>";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const char* cell = i == 0 ? "th" : "td";
    html += i == 0 ? "<thead><tr>" : "<tr>";
    for (const std::string& text : rows[i]) html += fmt::format("<{0}>{1}</{0}>", cell, html_text(text));
    html += i == 0 ? "</tr></thead><tbody>" : "</tr>";
  }
  return html + "</tbody></table></div>";
}

std::string block_html(const Block& block) {
  const std::string text = html_text(block.text);
  switch (block.kind) {
    case Block::Kind::title:
      return "<h1>" + text + "</h1>";
    case Block::Kind::heading:
      return "<h2>" + text + "</h2>";
    case Block::Kind::line:
      return "<p>" + text + "</p>";
    case Block::Kind::quiet:
      return "<p><small>" + text + "</small></p>";
    case Block::Kind::item:
      return "<li>" + text + "</li>";
    case Block::Kind::quote:
      return "<blockquote>" + text + "</blockquote>";
    case Block::Kind::table:
      return table_html(block.rows);
  }
  return {};
}

}  // namespace

std::string page_of(const Document& document) {
  std::string title = "Regie";
  for (const Block& block : document.blocks)
    if (block.kind == Block::Kind::title) title = block.text + " · Regie";
  std::string html = page_head(title, document.language);
  bool listing = false;
  for (const Block& block : document.blocks) {
    const bool item = block.kind == Block::Kind::item;
    if (item != listing) html += item ? "<ul>" : "</ul>";
    listing = item;
    html += block_html(block);
  }
  if (listing) html += "</ul>";
  return html + "</main></body></html>\n";
}

}  // namespace regie
