// api/page_frame.cpp - the look of every page: calm, typographic, light and dark, phone to wide, printable.
#include "api/internal/page_frame.h"

#include <fmt/format.h>

#include <charconv>

#include "api/internal/html.h"
#include "base/base64.h"
#include "base/sha256.h"

namespace regie {
namespace {

constexpr std::string_view style = R"css(
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d8dee4;--paper:#fff;--accent:#0a5dc2;
--down:#a40e26;--up:#116329;--band:#cfe3fb}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9ea7b3;--line:#30363d;--paper:#0f1318;
--accent:#6cb0ff;--down:#ff8f8f;--up:#6fdd8b;--band:#1d3a5f}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif;
font-variant-numeric:tabular-nums}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.05rem;margin:2.25rem 0 .75rem}
h3{font-size:1.05rem;margin:0 0 .5rem;font-weight:600}
p{margin:.25rem 0}.soft{color:var(--soft)}small{color:var(--soft);font-size:.875rem;overflow-wrap:anywhere}
article{border:1px solid var(--line);border-left:4px solid var(--accent);border-radius:6px;padding:1rem;
margin:0 0 1rem}
article.down{border-left-color:var(--down)}article.up{border-left-color:var(--up)}
.chart{display:block;width:100%;height:7.5rem;margin:.75rem 0 0}.chart *{vector-effect:non-scaling-stroke}
.axis{display:flex;justify-content:space-between;color:var(--soft);font-size:.75rem;margin:0 0 .5rem}
.band{fill:var(--band)}.expected{fill:none;stroke:var(--soft);stroke-dasharray:3 3}
.observed{fill:none;stroke:var(--ink);stroke-width:1.8}.onset{stroke:var(--down);stroke-dasharray:2 2}
details{margin:.5rem 0}summary{cursor:pointer;color:var(--accent)}
table{border-collapse:collapse;width:100%;font-size:.875rem}td,th{padding:.2rem .4rem;text-align:right;
border-bottom:1px solid var(--line)}td:first-child,th:first-child{text-align:left}
blockquote{margin:.5rem 0;padding:.25rem .9rem;border-left:3px solid var(--accent)}
.scroll{overflow-x:auto}ul{margin:.25rem 0;padding-left:1.2rem}
.bar{display:inline-block;height:.55rem;background:var(--accent);border-radius:2px;vertical-align:middle;
margin-right:.5rem}
@media print{article{break-inside:avoid}summary{display:none}}
)css";

}  // namespace

const std::string& page_policy() {
  static const std::string policy = [] {
    const std::string hex = sha256_hex(style);
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
      int byte = 0;
      std::from_chars(hex.data() + i, hex.data() + i + 2, byte, 16);
      bytes += static_cast<char>(byte);
    }
    return "default-src 'none'; style-src 'sha256-" + base64(bytes) +
           "'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
  }();
  return policy;
}

std::string page_policy_with_form() {
  constexpr std::string_view without = "form-action 'none'";
  std::string policy = page_policy();
  return policy.replace(policy.find(without), without.size(), "form-action 'self'");
}

std::string page_head(const std::string& title, std::string_view language) {
  return fmt::format(
      "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
      "<title>{}</title><style>{}</style></head><body><main>",
      language, html_text(title), style);
}

}  // namespace regie
