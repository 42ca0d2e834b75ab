// intake/internal/row_rules.cpp - one short rule a platform: a lead, an order, a payment, a registration.
#include "intake/internal/row_rules.h"

#include <algorithm>
#include <string>

#include "intake/internal/fold.h"

namespace regie {
namespace {

constexpr Micros one = micros_per_unit;

bool holds(const std::string& folded, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return folded.find(word) != std::string::npos; });
}

Micros or_zero(Micros value) { return value == micros_blank ? 0 : value; }

bool says_yes(std::string_view text) {
  const std::string folded = fold(text);
  return folded == "true" || folded == "yes" || folded == "ja" || folded == "1" || folded == "oui" ||
         folded == "waar";
}

RuleResult contact(const RowFields&) { return {{one}, "created"}; }

/// measures: deals, revenue, pipeline_value
RuleResult deal(const RowFields& row) {
  const std::string stage = fold(row.text("stage"));
  const bool lost = holds(stage, {"lost", "verloren", "perdu", "perdid"});
  const bool won = !lost && (holds(stage, {"won", "gewonnen", "gagn", "ganad", "vinto", "ganho"}) ||
                             says_yes(row.text("is_won")));
  const Micros amount = row.number("amount");
  RuleResult result;
  result.values = {one, won ? amount : micros_blank, won || lost ? micros_blank : amount, micros_blank};
  result.day = won ? "closed" : "created";
  return result;
}

RuleResult lead(const RowFields&) { return {{one}, "created"}; }

/// measures: orders, revenue, refunds, units. Further line items of an order have no total: they add units.
RuleResult order(const RowFields& row) {
  const std::string status = fold(row.text("status"));
  const Micros total = row.number("total");
  const Micros units = row.number("units");
  RuleResult result;
  result.day = "created";
  if (total == micros_blank && status.empty()) {
    result.values = {micros_blank, micros_blank, micros_blank, units};
    return result;
  }
  const bool partial = holds(status, {"partial"});
  const bool refunded =
      !partial && holds(status, {"refunded", "terugbetaald", "erstattet", "rembours", "reembols"});
  const bool cancelled = !row.text("cancelled").empty() ||
                         holds(status, {"cancel", "failed", "voided", "geannuleerd", "mislukt", "storniert",
                                        "fehlgeschlagen", "annul", "trash", "checkout-draft"});
  if (refunded || cancelled) {
    result.values = {0, 0, refunded ? one : 0, 0};
    return result;
  }
  const Micros back = or_zero(row.number("refunded"));
  result.values = {one, total == micros_blank ? micros_blank : total - back, back > 0 ? one : 0, units};
  return result;
}

/// measures: payments, revenue, refunds
RuleResult payment(const RowFields& row) {
  const std::string status = fold(row.text("status"));
  const std::string captured = fold(row.text("captured"));
  const bool paid = (status.empty() || holds(status, {"paid", "succeeded", "refunded"})) &&
                    captured != "false" && !holds(status, {"unpaid", "failed"});
  const Micros back = or_zero(row.number("refunded"));
  RuleResult result;
  result.day = "created";
  const Micros amount = row.number("total");
  result.values = {paid ? one : 0, paid && amount != micros_blank ? amount - back : 0,
                   back > 0 || status == "refunded" ? one : 0, micros_blank};
  return result;
}

/// measures: registrations, attendances, revenue
RuleResult attendee(const RowFields& row) {
  const std::string status = fold(row.text("status"));
  const bool gone = holds(status, {"not attending", "cancel", "deleted", "refunded", "transferred",
                                   "geannuleerd", "niet aanwezig", "storniert", "annul"});
  const Micros quantity = row.number("units") == micros_blank ? one : row.number("units");
  const bool came =
      holds(status, {"checked in", "attended", "ingecheckt"}) || says_yes(row.text("checked_in"));
  RuleResult result;
  result.day = "created";
  result.values = {gone ? 0 : quantity, came && !gone ? quantity : 0, gone ? 0 : row.number("total"),
                   micros_blank};
  return result;
}

RuleResult booking(const RowFields& row) {
  const bool canceled = says_yes(row.text("canceled"));
  return {{canceled ? 0 : one, canceled ? one : 0}, "created"};
}

RuleResult subscriber(const RowFields&) { return {{one}, "opted_in"}; }

}  // namespace

const std::vector<RowRule>& row_rules() {
  static const std::vector<RowRule> rules{
      {"hubspot", "stage", {{"deals"}, {"revenue", true}, {"pipeline_value", true}}, deal},
      {"hubspot", "deal_name", {{"deals"}, {"revenue", true}, {"pipeline_value", true}}, deal},
      {"hubspot", "record_id", {{"leads"}}, contact},
      {"salesforce", "stage", {{"deals"}, {"revenue", true}, {"pipeline_value", true}}, deal},
      {"salesforce", "deal_name", {{"deals"}, {"revenue", true}, {"pipeline_value", true}}, deal},
      {"salesforce", "lead", {{"leads"}}, lead},
      {"pipedrive", "stage", {{"deals"}, {"revenue", true}, {"pipeline_value", true}}, deal},
      {"pipedrive", "deal_name", {{"deals"}, {"revenue", true}, {"pipeline_value", true}}, deal},
      {"shopify", "order", {{"orders"}, {"revenue", true}, {"refunds"}, {"units"}}, order},
      {"woocommerce", "order", {{"orders"}, {"revenue", true}, {"refunds"}, {"units"}}, order},
      {"stripe", "total", {{"payments"}, {"revenue", true}, {"refunds"}}, payment},
      {"eventbrite", "status", {{"registrations"}, {"attendances"}, {"revenue", true}}, attendee},
      {"eventbrite", "attendee", {{"registrations"}, {"attendances"}, {"revenue", true}}, attendee},
      {"eventbrite", "order", {{"registrations"}, {"attendances"}, {"revenue", true}}, attendee},
      {"calendly", "canceled", {{"registrations"}, {"cancellations"}}, booking},
      {"mailchimp", "email_address", {{"subscribers"}}, subscriber},
  };
  return rules;
}

}  // namespace regie
