// api/chart.cpp - the chart behind a finding, drawn by hand as SVG.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "api/internal/chart.h"
#include "api/internal/html.h"

namespace regie {
namespace {

constexpr double width = 640;
constexpr double height = 120;
constexpr double left = 4;
constexpr double right = 4;
constexpr double top = 8;
constexpr double bottom = 8;

/// Days and values to points on the sheet.
struct Scale {
  std::size_t days;
  double most;
  [[nodiscard]] double x(std::size_t i) const {
    return left + (width - left - right) * static_cast<double>(i) /
                      static_cast<double>(std::max<std::size_t>(days - 1, 1));
  }
  [[nodiscard]] double y(double value) const {
    return height - bottom - (height - top - bottom) * std::clamp(value / most, 0.0, 1.0);
  }
};

std::string band_path(const std::vector<BandDay>& band, const Scale& scale) {
  std::string there;
  std::string back;
  for (std::size_t i = 0; i < band.size(); ++i) {
    // On a missing day there is nothing the band would have been held against.
    if (std::isnan(band[i].observed) || std::isnan(band[i].low) || std::isnan(band[i].high)) continue;
    there += fmt::format("{}{:.1f} {:.1f}", there.empty() ? "M" : "L", scale.x(i), scale.y(band[i].high));
    back = fmt::format("L{:.1f} {:.1f}", scale.x(i), scale.y(band[i].low)) + back;
  }
  return there.empty() ? "" : there + back + "Z";
}

template <class Value>
std::string line_path(const std::vector<BandDay>& band, const Scale& scale, Value value) {
  std::string path;
  bool pen_down = false;
  for (std::size_t i = 0; i < band.size(); ++i) {
    const double at = value(band[i]);
    if (std::isnan(at)) {
      pen_down = false;  // a missing day is a gap, not a zero
      continue;
    }
    path += fmt::format("{}{:.1f} {:.1f}", pen_down ? "L" : "M", scale.x(i), scale.y(at));
    pen_down = true;
  }
  return path;
}

}  // namespace

std::string chart_of(const Change& change, const Reader& reader) {
  const std::vector<BandDay>& band = change.band;
  if (band.empty()) return {};
  double most = 0;
  std::size_t onset = 0;
  for (std::size_t i = 0; i < band.size(); ++i) {
    if (!std::isnan(band[i].observed)) most = std::max(most, band[i].observed);
    if (!std::isnan(band[i].high)) most = std::max(most, band[i].high);
    if (band[i].day == change.onset.day) onset = i;
  }
  const Scale scale{band.size(), most > 0 ? most : 1};
  std::string svg = fmt::format(
      "<svg class=\"chart\" viewBox=\"0 0 {} {}\" preserveAspectRatio=\"none\" role=\"img\"><title>{}: "
      "{}</title>",
      width, height, html_text(metric_text(change.metric, reader.language)),
      phrase("observed_band", reader.language));
  svg += fmt::format("<path class=\"band\" d=\"{}\"/>", band_path(band, scale));
  svg += fmt::format("<path class=\"expected\" d=\"{}\"/>",
                     line_path(band, scale, [](const BandDay& day) { return day.expected; }));
  svg += fmt::format("<path class=\"observed\" d=\"{}\"/>",
                     line_path(band, scale, [](const BandDay& day) { return day.observed; }));
  svg += fmt::format("<line class=\"onset\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1}\" y2=\"{2}\"/>",
                     scale.x(onset), top, height - bottom);
  // The sheet stretches with the page; letters must not, so the days stand below it.
  const auto day = [&](std::size_t i) { return span_text({band[i].day, band[i].day}, reader.language); };
  return svg + fmt::format("</svg><p class=\"axis\"><span>{}</span><span>{}</span></p>", day(0),
                           day(band.size() - 1));
}

}  // namespace regie
