// simulate/internal/social.cpp - reports of Meta Ads and LinkedIn Campaign Manager.
#include <fmt/format.h>

#include "simulate/internal/writers.h"

namespace regie::sim {
namespace {

constexpr const char* meta_dutch =
    "Campagnenaam,Naam advertentieset,Weergavestatus,Weergavelevel,Bereik,Weergaven,Frequentie,"
    "Toeschrijvingsinstelling,Resultaattype,Resultaten,Klikken op link,Besteed bedrag (EUR),Kosten per "
    "resultaat,Begint op,Eindigt op,Start rapportage,Einde rapportage";
constexpr const char* meta_english =
    "Campaign name,Ad set name,Delivery status,Delivery level,Reach,Impressions,Frequency,Attribution "
    "setting,"
    "Result type,Results,Link clicks,Amount spent (EUR),Cost per result,Starts,Ends,Reporting "
    "starts,Reporting "
    "ends";
constexpr const char* linkedin_head =
    "Start Date (in UTC),Account Name,Campaign Group Name,Campaign Name,Campaign ID,Campaign Type,"
    "Campaign Objective,Currency,Total Spent,Impressions,Clicks,Clicks to Landing Page,Clicks to LinkedIn "
    "Page,Reactions,Comments,Shares,Follows,Total Social Actions,Total Engagements,Leads,Lead Forms "
    "Opened,Conversions,Total Conversion Value";

// As much as a double shows without trailing zeros: the raw export writes 1.25 and 1.250202 alike.
std::string ratio(double top, double bottom) {
  return bottom > 0 ? fmt::format("{:.7g}", top / bottom) : std::string();
}

}  // namespace

SimulatedFile meta_ads_report(const World& world) {
  const Frame& frame = world.frame;
  const bool is_dutch = frame.tongue == Tongue::dutch;
  Lines lines({',', Ending::lf});
  lines.line(is_dutch ? meta_dutch : meta_english);
  const std::string starts = frame.days.from.iso();
  for (int t = 0; t < frame.count(); ++t) {
    const std::string day = (frame.days.from + t).iso();
    for (std::size_t c = 0; c < world.campaigns.size(); ++c) {
      const Campaign& campaign = world.campaigns[c];
      if (campaign.platform != Platform::meta_ads) continue;
      const Cell cell = world.of_day(c, t);
      if (cell.impressions == 0) continue;  // no delivery, no row
      lines.cell(campaign.name).cell(ad_set_name(campaign)).cell("active").cell("campaign");
      lines.whole(cell.reach).whole(cell.impressions);
      lines.cell(ratio(static_cast<double>(cell.impressions), static_cast<double>(cell.reach)));
      lines.cell(is_dutch ? "7 dagen na klik of 1 dag na weergave" : "7-day click or 1-day view");
      if (cell.conversions > 0)
        lines.cell(is_dutch ? "Leads op website" : "Website leads").whole(cell.conversions);
      else
        lines.cell("").cell("");
      lines.whole(cell.clicks).cell(cents(cell.cost_cents, Decimal::point));
      lines.cell(ratio(static_cast<double>(cell.cost_cents) / 100, static_cast<double>(cell.conversions)));
      lines.cell(starts).cell(is_dutch ? "Doorlopend" : "Ongoing").cell(day).cell(day).end();
    }
  }
  return {is_dutch ? "meta-ads/campagnes.csv" : "meta-ads/campaigns.csv", "\xef\xbb\xbf" + lines.take()};
}

SimulatedFile linkedin_report(const World& world) {
  const Frame& frame = world.frame;
  Lines lines({'\t', Ending::lf});
  lines.line("Campaign Performance Report (in UTC)");
  lines.line("Report Start: " + long_day(frame.days.from, Tongue::english) + ", 12:00 AM");
  lines.line("Report End: " + long_day(frame.days.to, Tongue::english) + ", 11:59 PM");
  lines.line("Date Generated: " + long_day(frame.as_of, Tongue::english) + ", 7:03 AM");
  lines.line("");
  std::string head = linkedin_head;
  for (char& c : head)
    if (c == ',') c = '\t';
  lines.line(head);
  for (int t = 0; t < frame.count(); ++t) {
    for (std::size_t c = 0; c < world.campaigns.size(); ++c) {
      const Campaign& campaign = world.campaigns[c];
      if (campaign.platform != Platform::linkedin_ads) continue;
      const Cell cell = world.of_day(c, t);
      if (cell.impressions == 0) continue;
      const std::int64_t landing = cell.clicks * 7 / 10;
      const std::int64_t reactions = cell.clicks / 6;
      lines.cell(american_day(frame.days.from + t)).cell("Example").cell("Default").cell(campaign.name);
      lines.whole(600000001 + static_cast<std::int64_t>(c))
          .cell("SPONSORED_UPDATES")
          .cell("WEBSITE_CONVERSION");
      const std::string units = grouped(cell.cost_cents / 100, Tongue::english);
      lines.cell(frame.currency).cell(fmt::format("{}.{:02}", units, cell.cost_cents % 100));
      lines.whole(cell.impressions).whole(cell.clicks).whole(landing).whole(cell.clicks - landing);
      lines.whole(reactions).whole(0).whole(0).whole(0).whole(reactions).whole(cell.clicks + reactions);
      lines.whole(0).whole(0).whole(cell.conversions).cell("0.00").end();
    }
  }
  return {"linkedin/campaign-performance.csv", utf16(lines.take())};
}

}  // namespace regie::sim
