// inbox/text_of_html.h - what a person would read of an HTML message, as plain text; nothing is rendered.
#pragma once

#include <string>
#include <string_view>

namespace regie {

/// Text of HTML, line by line; the text of links without where they lead, of lists with "- ", of quotes
/// (blockquote) with "> ". Scripts, styles, forms, comments, pictures and what is hidden from a reader
/// (display:none, visibility:hidden, font-size:0, opacity:0, the hidden attribute) leave nothing behind.
///   Method:   libxml2's HTML parser as a stream of tags: no tree, no address is ever opened.
///   Requires: UTF-8. Holds: the answer is UTF-8 without tags. Cost: linear; beyond html_bytes_max it stops.
[[nodiscard]] std::string text_of_html(std::string_view html);

}  // namespace regie
