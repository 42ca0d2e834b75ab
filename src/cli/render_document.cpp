// cli/render_document.cpp - a document for a terminal.
#include <algorithm>

#include "cli/internal/paint.h"
#include "cli/render.h"

namespace regie {
namespace {

/// Letters as a person counts them: continuation bytes of UTF-8 take no place.
std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string table_lines(const std::vector<std::vector<std::string>>& rows, Look look) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  std::string text;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::string line = " ";
    for (std::size_t j = 0; j < rows[i].size(); ++j) {
      line += " " + rows[i][j];
      if (j + 1 < rows[i].size()) line += std::string(widths[j] - width_of(rows[i][j]) + 1, ' ');
    }
    text += (i == 0 ? painted(line, Paint::soft, look) : line) + "\n";
  }
  return text;
}

}  // namespace

std::string text_of(const Document& document, Look look) {
  std::string text;
  for (const Block& block : document.blocks) {
    switch (block.kind) {
      case Block::Kind::title:
        text += painted(block.text, Paint::strong, look) + "\n";
        break;
      case Block::Kind::heading:
        text += "\n" + painted(block.text, Paint::strong, look) + "\n";
        break;
      case Block::Kind::line:
        text += "  " + block.text + "\n";
        break;
      case Block::Kind::quiet:
        text += "  " + painted(block.text, Paint::soft, look) + "\n";
        break;
      case Block::Kind::item:
        text += "  - " + block.text + "\n";
        break;
      case Block::Kind::quote:
        text += "  “" + block.text + "”\n";
        break;
      case Block::Kind::table:
        text += table_lines(block.rows, look);
        break;
    }
  }
  return text;
}

}  // namespace regie
