// wording/document_test.cpp - names in exports stay text in Markdown, and lists stay lists.
#include "wording/document.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

TEST(Document, Markdown_keeps_lists_together_and_parts_apart) {
  Document document;
  document.title("Acme");
  document.heading("What moved");
  document.item("clicks fell");
  document.item("cost rose");
  document.line("");
  document.quote("it rained");
  EXPECT_EQ(markdown_of(document), "# Acme\n\n## What moved\n\n- clicks fell\n- cost rose\n\n> it rained\n");
}

TEST(Document, Names_cannot_break_out_of_a_cell_or_become_markup) {
  Document document;
  document.table({{"what", "did"}, {"Brand | NL", "<b>*up*</b>\n| x |"}});
  EXPECT_EQ(markdown_of(document),
            "| what | did |\n|---|---|\n| Brand \\| NL | \\<b>\\*up\\*\\</b> \\| x \\| |\n");
}

}  // namespace
}  // namespace regie
