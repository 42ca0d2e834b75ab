// wording/document.h - an answer as headings, lines and tables: written once, laid out as text, Markdown or
// HTML.
#pragma once

#include <string>
#include <vector>

namespace regie {

struct Block {
  enum class Kind { title, heading, line, quiet, item, table, quote };
  Kind kind = Kind::line;
  std::string text;                            // all but tables; a quote is a person's own words
  std::vector<std::vector<std::string>> rows;  // of a table; the first is its head
};

struct Document {
  std::string language;  // "nl", "en"
  std::vector<Block> blocks;

  void title(std::string text) { add(Block::Kind::title, std::move(text)); }
  void heading(std::string text) { add(Block::Kind::heading, std::move(text)); }
  void line(std::string text) { add(Block::Kind::line, std::move(text)); }
  void quiet(std::string text) { add(Block::Kind::quiet, std::move(text)); }
  void item(std::string text) { add(Block::Kind::item, std::move(text)); }
  void quote(std::string text) { add(Block::Kind::quote, std::move(text)); }
  void table(std::vector<std::vector<std::string>> rows) {
    blocks.push_back({Block::Kind::table, {}, std::move(rows)});
  }

 private:
  void add(Block::Kind kind, std::string text) {
    if (!text.empty()) blocks.push_back({kind, std::move(text), {}});
  }
};

/// Plain Markdown; cells of tables cannot break their table.
[[nodiscard]] std::string markdown_of(const Document& document);

}  // namespace regie
