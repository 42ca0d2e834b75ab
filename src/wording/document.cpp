// wording/document.cpp - a document as Markdown.
#include "wording/document.h"

namespace regie {
namespace {

/// Names in exports are anybody's text: in a cell or a line they must stay text.
std::string escaped(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '\n' || c == '\r') {
      safe += ' ';
      continue;
    }
    if (c == '|' || c == '<' || c == '*' || c == '_' || c == '`' || c == '[') safe += '\\';
    safe += c;
  }
  return safe;
}

std::string table_rows(const std::vector<std::vector<std::string>>& rows) {
  std::string text;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    text += "|";
    for (const std::string& cell : rows[i]) text += " " + escaped(cell) + " |";
    text += "\n";
    if (i > 0) continue;
    text += "|";
    for (std::size_t j = 0; j < rows[i].size(); ++j) text += "---|";
    text += "\n";
  }
  return text;
}

}  // namespace

std::string markdown_of(const Document& document) {
  std::string text;
  Block::Kind before = Block::Kind::title;
  for (const Block& block : document.blocks) {
    const bool goes_on = block.kind == Block::Kind::item && before == Block::Kind::item;
    if (!text.empty() && !goes_on) text += "\n";
    switch (block.kind) {
      case Block::Kind::title:
        text += "# " + escaped(block.text) + "\n";
        break;
      case Block::Kind::heading:
        text += "## " + escaped(block.text) + "\n";
        break;
      case Block::Kind::line:
        text += escaped(block.text) + "\n";
        break;
      case Block::Kind::quiet:
        text += "_" + escaped(block.text) + "_\n";
        break;
      case Block::Kind::item:
        text += "- " + escaped(block.text) + "\n";
        break;
      case Block::Kind::quote:
        text += "> " + escaped(block.text) + "\n";
        break;
      case Block::Kind::table:
        text += table_rows(block.rows);
        break;
    }
    before = block.kind;
  }
  return text;
}

}  // namespace regie
