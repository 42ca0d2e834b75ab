// simulate/internal/google_ads.cpp - the campaign report and the change history of Google Ads.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "simulate/internal/writers.h"

namespace regie::sim {
namespace {

constexpr std::size_t utf16_rows_max = 3000;  // beyond it the same report comes as UTF-8, to stay small
constexpr const char* blank = " --";

struct Words {
  const char* title;
  const char* status;
  const char* day;
  const char* campaign;
  const char* type;
  const char* device;
  const char* currency;
  const char* clicks;
  const char* impressions;
  const char* average_cpc;
  const char* cost;
  const char* conversions;
  const char* enabled;
  const char* total;
  const char* total_campaigns;
  const char* total_account;
};
constexpr Words english{"Campaign report",
                        "Campaign status",
                        "Day",
                        "Campaign",
                        "Campaign type",
                        "Device",
                        "Currency code",
                        "Clicks",
                        "Impr.",
                        "Avg. CPC",
                        "Cost",
                        "Conversions",
                        "Enabled",
                        "Total: ",
                        "Total: Campaigns",
                        "Total: Account"};
constexpr Words dutch{"Campagnerapport", "Campagnestatus", "Dag",          "Campagne", "Campagnetype",
                      "Apparaat",        "Valutacode",     "Klikken",      "Vert.",    "Gem. CPC",
                      "Kosten",          "Conversies",     "Ingeschakeld", "Totaal: ", "Totaal: Campagnes",
                      "Totaal: Account"};

std::string type_name(const std::string& type, Tongue tongue) {
  if (type == "search") return tongue == Tongue::dutch ? "Zoeken" : "Search";
  if (type == "display") return "Display";
  return "Video";
}

const char* device_name(std::size_t device, Tongue tongue) {
  if (device == desktop) return "Computers";
  if (device == tablet) return "Tablets";
  return tongue == Tongue::dutch ? "Mobiele telefoons" : "Mobile phones";
}

class Report {
 public:
  Report(const World& world, Segment segment, Dialect dialect)
      : world_(world),
        segment_(segment),
        tongue_(world.frame.tongue),
        lines_(dialect),
        words_(tongue_ == Tongue::dutch ? dutch : english),
        decimal_(tongue_ == Tongue::dutch ? Decimal::comma : Decimal::point) {}

  void head() {
    const DaySpan days = world_.frame.days;
    lines_.line(words_.title);
    lines_.cell(long_day(days.from, tongue_) + " - " + long_day(days.to, tongue_)).end();
    lines_.cell(words_.status).cell(words_.day).cell(words_.campaign).cell(words_.type);
    if (segment_ == Segment::device) lines_.cell(words_.device);
    lines_.cell(words_.currency).cell(words_.clicks).cell(words_.impressions).cell("CTR");
    lines_.cell(words_.average_cpc).cell(words_.cost).cell(words_.conversions).end();
  }

  void row(const Campaign& campaign, Day day, std::size_t device, const Cell& cell) {
    lines_.cell(words_.enabled).cell(day.iso()).cell(campaign.name).cell(type_name(campaign.type, tongue_));
    if (segment_ == Segment::device) lines_.cell(device_name(device, tongue_));
    figures(cell);
    total_ = total_ + cell;
    Cell& of_type = by_type_[type_name(campaign.type, tongue_)];
    of_type = of_type + cell;
  }

  std::string totals() {
    total_row(words_.total_campaigns, blank, total_);
    total_row(words_.total_account, "", total_);
    for (const auto& [type, sum] : by_type_) total_row(words_.total + type, "", sum);
    return lines_.take();
  }

 private:
  void total_row(const std::string& name, const char* filler, const Cell& sum) {
    lines_.cell(name).cell(filler).cell(filler).cell(filler);
    if (segment_ == Segment::device) lines_.cell(filler);
    figures(sum);
  }

  void figures(const Cell& cell) {
    lines_.cell(world_.frame.currency).cell(grouped(cell.clicks, tongue_));
    lines_.cell(grouped(cell.impressions, tongue_)).cell(percent({cell.clicks, cell.impressions}, decimal_));
    if (cell.clicks == 0)
      lines_.cell(blank);
    else
      lines_.cell(cents((cell.cost_cents + cell.clicks / 2) / cell.clicks, decimal_));
    lines_.cell(cents(cell.cost_cents, decimal_)).cell(cents(cell.conversions * 100, decimal_)).end();
  }

  const World& world_;
  Segment segment_;
  Tongue tongue_;
  Lines lines_;
  const Words& words_;
  Decimal decimal_;
  Cell total_;
  std::map<std::string, Cell> by_type_;
};

std::string clock_text(const Change& change) {
  const std::string day = long_day(change.day, Tongue::english);
  const auto month_ends = day.find(' ');
  return day.substr(0, 3) + day.substr(month_ends) + ", " + change.time_of_day;
}

}  // namespace

SimulatedFile google_ads_report(const World& world, Segment segment, bool keep_zero_rows) {
  const Frame& frame = world.frame;
  std::size_t campaigns = 0;
  for (const Campaign& campaign : world.campaigns) campaigns += campaign.platform == Platform::google_ads;
  const std::size_t rows = campaigns * frame.level.size() * (segment == Segment::device ? device_count : 1);
  const bool wide = rows <= utf16_rows_max && (frame.tongue == Tongue::dutch || frame.seed % 3 == 0);
  // Grouped English numbers stay quoted in the tab-separated file too; Dutch decimals never are.
  const char also_quoted = frame.tongue == Tongue::english ? ',' : '\0';
  Report report(world, segment, {wide ? '\t' : ',', Ending::lf, also_quoted});
  report.head();
  for (int t = 0; t < frame.count(); ++t) {
    if (std::ranges::binary_search(frame.missing_google, t)) continue;
    for (std::size_t c = 0; c < world.campaigns.size(); ++c) {
      const Campaign& campaign = world.campaigns[c];
      if (campaign.platform != Platform::google_ads) continue;
      for (std::size_t d = 0; d < (segment == Segment::device ? device_count : 1); ++d) {
        const Cell cell = segment == Segment::device ? world.cell({c, d, t}) : world.of_day(c, t);
        if (cell.impressions > 0 || keep_zero_rows) report.row(campaign, frame.days.from + t, d, cell);
      }
    }
  }
  std::string text = report.totals();
  const bool is_dutch = frame.tongue == Tongue::dutch;
  return {is_dutch ? "google-ads/campagnerapport.csv" : "google-ads/campaign-report.csv",
          wide ? utf16(text) : std::move(text)};
}

std::string budget_change_text(std::int64_t from_cents, std::int64_t to_cents) {
  return "Budget changed from €" + cents(from_cents, Decimal::point) + "/day to €" +
         cents(to_cents, Decimal::point) + "/day";
}

SimulatedFile google_ads_changes(const World& world, std::vector<Change> changes) {
  // Newest first, as the page shows them.
  std::ranges::stable_sort(changes, [](const Change& a, const Change& b) { return a.day > b.day; });
  const DaySpan days = world.frame.days;
  Lines lines({',', Ending::lf});
  lines.line("Change history report");
  lines.cell(long_day(days.from, Tongue::english) + " - " + long_day(days.to, Tongue::english)).end();
  lines.line("Date & time,User,Campaign,Ad group,Changes");
  for (const Change& change : changes)
    lines.cell(clock_text(change))
        .cell(change.user)
        .cell(change.campaign)
        .cell(change.ad_group)
        .cell(change.text)
        .end();
  return {"google-ads/change-history.csv", lines.take()};
}

}  // namespace regie::sim
