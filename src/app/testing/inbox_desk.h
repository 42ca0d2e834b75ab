// app/testing/inbox_desk.h - a workspace that mail comes into, and mail as text.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "app/accounts.h"
#include "app/inbox_import.h"
#include "app/inbox_list.h"
#include "app/testing/desk.h"

namespace regie {

struct TakesAll : Progress {
  bool at(std::int64_t, std::int64_t, std::string_view) override { return true; }
};

struct MailText {
  std::string from = "Jan <jan@boer.example>";
  std::string to = "info@acme.example";
  std::string id = {};
  std::string answers = {};
  int hour = 9;
  std::string text = "hallo";
  std::string subject = "Pakket";
  std::string headers = {};
};
inline std::string mail(const MailText& mail) {
  const std::string hour = (mail.hour < 10 ? "0" : "") + std::to_string(mail.hour);
  return "From: " + mail.from + "\nTo: " + mail.to + "\nSubject: " + mail.subject +
         "\nDate: Tue, 10 Mar 2026 " + hour + ":00:00 +0000\nMessage-ID: <" + mail.id + "@x>\n" +
         (mail.answers.empty() ? "" : "In-Reply-To: <" + mail.answers + "@x>\n") + mail.headers + "\n" +
         mail.text + "\n";
}
inline std::string mbox(const std::vector<std::string>& mails) {
  std::string all;
  for (const std::string& one : mails) all += "From x Tue Mar 10 09:00:00 2026\n" + one + "\n";
  return all;
}

struct InboxDesk : TestDesk {
  Workspace workspace = open();
  TakesAll progress;
  InboxDesk() {
    AccountRequest eva;
    eva.name = "eva";
    static_cast<void>(add_account(world, workspace, eva));
  }
  InboxImport take(const std::string& name, const std::string& bytes) {
    const std::string path = scratch.file(name);
    static_cast<void>(files.write(path, bytes));
    auto taken = import_messages(world, workspace, {{path}, {"Info@Acme.example"}, {}}, progress);
    EXPECT_TRUE(taken) << (taken ? "" : taken.error().say);
    return taken ? std::move(*taken) : InboxImport();
  }
  std::vector<ThreadLine> threads(WhichThreads which = WhichThreads::waiting) {
    return list_threads(workspace, which).value();
  }
};

}  // namespace regie
