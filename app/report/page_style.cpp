// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/page_style.h"

#include "app/store/html_text.h"

namespace report {
namespace {

// Eight colours that are told apart by people who confuse red and green, on white and on near-black.
// Source: Okabe and Ito 2008, darkened for light and lightened for dark pages to a contrast of 3 or more.
constexpr const char* kStyle = R"(
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --faint: #59636e; --rule: #d5d9de; --panel: #f6f7f9;
  --s0: #0063a6; --s1: #b34a00; --s2: #007a5a; --s3: #a6407f; --s4: #8a6d00; --s5: #1b1f24; --s6: #6b7280; --s7: #3a86a8; }
@media (prefers-color-scheme: dark) { :root { --paper: #15181c; --ink: #e7eaee; --faint: #a3adb8; --rule: #363c44;
  --panel: #1d2127; --s0: #62b4f2; --s1: #ff9f52; --s2: #3fcfa0; --s3: #e98fc6; --s4: #e3c64a; --s5: #e7eaee; --s6: #9aa4b0;
  --s7: #8fd3ee; } }
* { box-sizing: border-box; }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 76rem;
  margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.7rem; line-height: 1.25; overflow-wrap: anywhere; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--rule); }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .25rem; } ul { margin: .25rem 0; padding-left: 1.25rem; } li { margin: .15rem 0; }
section > ul, section > p { max-width: 52rem; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(30rem, 100%), 1fr)); gap: 1.25rem; }
figure { margin: 0; padding: .25rem 1rem 1rem; background: var(--panel); border: 1px solid var(--rule); border-radius: 8px; break-inside: avoid; }
figure > svg { width: 100%; height: auto; } figcaption { color: var(--faint); font-size: .875rem; }
svg text { font-size: 12px; fill: var(--faint); } svg .name { font-size: 13px; fill: var(--ink); }
.grid { stroke: var(--rule); } .axis { stroke: var(--faint); } .line { fill: none; stroke-width: 2; } .bar { stroke-width: 1.5; opacity: .7; }
.dashed { stroke-dasharray: 5 4; } .mark { stroke: var(--panel); stroke-width: 1; }
.legend { display: flex; flex-wrap: wrap; gap: .1rem 1rem; list-style: none; padding: 0; font-size: .875rem; }
.legend svg { vertical-align: middle; margin-right: .35rem; }
.wide { overflow-x: auto; margin: 1.25rem 0; } table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; } th, td { padding: .3rem .6rem; text-align: right; border-bottom: 1px solid var(--rule); }
tbody th, thead th:first-child { text-align: left; font-weight: 500; } thead th { vertical-align: bottom; color: var(--faint); font-weight: 500; }
tbody th { min-width: 15rem; } td { white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.25rem; font-size: .875rem; } dt { color: var(--faint); }
dd { margin: 0; overflow-wrap: anywhere; }
@media print { body { max-width: none; margin: 0; font-size: 10pt; } }
)";

std::string colours() {
  std::string style;
  for (int i = 0; i < 8; ++i) {
    const std::string n = std::to_string(i);
    style += ".line.s" + n + ", .bar.s" + n + " { stroke: var(--s" + n + "); } .mark.s" + n + " { fill: var(--s" + n + "); }\n";
  }
  return style;
}

}  // namespace

std::string pageHead(const std::string& title) {
  std::string html =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";
  html += store::element("title", title);
  html.append("<style>").append(kStyle).append(colours()).append("</style>\n</head>\n<body>\n<main>\n");
  return html + store::element("h1", title);
}

std::string pageEnd() { return "</main>\n</body>\n</html>\n"; }

}  // namespace report
