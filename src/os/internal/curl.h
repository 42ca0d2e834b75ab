// os/internal/curl.h - libcurl's handles, freed by themselves.
#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>

namespace regie {

struct CurlFree {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using CurlHandle = std::unique_ptr<CURL, CurlFree>;
using CurlUrl = std::unique_ptr<CURLU, CurlFree>;

class CurlList {
 public:
  void add(const std::string& line) {
    curl_slist* longer = curl_slist_append(list_.get(), line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    if (longer != list_.get()) {
      static_cast<void>(list_.release());
      list_.reset(longer);
    }
  }
  [[nodiscard]] curl_slist* first() const { return list_.get(); }

 private:
  std::unique_ptr<curl_slist, CurlFree> list_;
};

}  // namespace regie
