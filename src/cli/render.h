// cli/render.h - answers as text for a terminal, and the brief as Markdown.
#pragma once

#include <string>
#include <vector>

#include "app/backup.h"
#include "app/brief.h"
#include "app/explain_metric.h"
#include "app/export_pack.h"
#include "app/hold.h"
#include "app/import_files.h"
#include "app/passwords.h"
#include "app/rebuild.h"
#include "app/restore.h"
#include "app/sources.h"
#include "simulate/simulate.h"
#include "wording/brief_markdown.h"
#include "wording/document.h"

namespace regie {

struct Look {
  bool colour = false;
};

[[nodiscard]] std::string text_of(const Brief& page, Look look);
[[nodiscard]] std::string text_of(const Explanation& explanation, Look look);
[[nodiscard]] std::string text_of(const std::vector<FileOutcome>& files, Look look);
[[nodiscard]] std::string text_of(const std::vector<SourceCoverage>& sources, Look look);
[[nodiscard]] std::string text_of(const std::vector<Metric>& metrics, Look look);
[[nodiscard]] std::string text_of(const std::vector<EventRecord>& events, Look look);
[[nodiscard]] std::string text_of(const std::vector<NoteRecord>& notes, Look look);
[[nodiscard]] std::string text_of(const RebuildOutcome& outcome, Look look);
[[nodiscard]] std::string text_of(const ResetCode& code, Look look);
[[nodiscard]] std::string text_of(const BackupOutcome& outcome, Look look);
[[nodiscard]] std::string text_of(const BackupCheck& check, Look look);
[[nodiscard]] std::string text_of(const std::vector<BackupGeneration>& generations, Look look);
[[nodiscard]] std::string text_of(const RestoreOutcome& outcome, Look look);
[[nodiscard]] std::string text_of(const PackOutcome& outcome, Look look);
[[nodiscard]] std::string text_of(const HoldState& state, Look look);
[[nodiscard]] std::string text_of(const Document& document, Look look);
/// What happened, what was kept, what to do, and the stable code at the right.
[[nodiscard]] std::string text_of(const Problem& problem, Look look);

}  // namespace regie
