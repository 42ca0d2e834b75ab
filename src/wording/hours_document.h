// wording/hours_document.h - hours that stood out, as a document.
#pragma once

#include "app/hours.h"
#include "wording/document.h"
#include "wording/sentences.h"

namespace regie {

[[nodiscard]] Document document_of(const HoursReport& report, const Reader& reader);

}  // namespace regie
