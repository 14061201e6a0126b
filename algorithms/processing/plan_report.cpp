#include "processing/plan_report.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace doorstep
{
  namespace
  {
    constexpr const char *STYLE = R"(<style>
:root{--ink:#1b1f24;--grey:#5b6570;--line:#d5dae0;--drive:#2f6f9f;--door:#e0a03c;--slack:#eef1f4}
*{box-sizing:border-box;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{font:15px/1.45 "Open Sans","Segoe UI",Helvetica,Arial,sans-serif;color:var(--ink);margin:2rem auto;max-width:62rem;padding:0 1.2rem}
h1{font-size:1.7rem;margin:0 0 .2rem}h2{font-size:1.1rem;margin:2rem 0 .6rem}p{margin:.3rem 0}.grey{color:var(--grey)}
.figures{display:flex;flex-wrap:wrap;gap:.7rem;margin:1.2rem 0}
.figure{border:1px solid var(--line);border-radius:.5rem;padding:.6rem .9rem;min-width:8.2rem}
.figure b{display:block;font-size:1.55rem;line-height:1.2}.figure span{color:var(--grey);font-size:.85rem}
.warning{border-left:4px solid var(--door);background:#fdf6e9;padding:.5rem .8rem;margin:.4rem 0}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th{text-align:left;font-weight:600;color:var(--grey);border-bottom:2px solid var(--line);padding:.3rem .5rem}
td{border-bottom:1px solid var(--line);padding:.3rem .5rem;vertical-align:middle}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}tr{break-inside:avoid}
.bar{position:relative;display:flex;height:1.05rem;min-width:16rem;background:var(--slack);border:1px solid var(--line)}
.bar i{display:block;height:100%}.d{background:var(--drive)}
.s{background:repeating-linear-gradient(45deg,var(--door) 0 5px,#edc27f 5px 8px)}
.key{display:inline-block;width:1.3em;height:.8em;margin:0 .3em 0 1em;border:1px solid var(--line)}
@media print{body{margin:0;max-width:none;font-size:11px}h2{break-after:avoid}thead{display:table-header-group}.bar{min-width:11rem}
@page{margin:14mm}}
</style>)";

    std::string number( double value, int decimals )
    {
      char text[40];
      std::snprintf( text, sizeof text, "%.*f", decimals, value );
      return text;
    }

    std::string escaped( const std::string &text )
    {
      std::string safe;
      for ( const char c : text )
        switch ( c )
        {
        case '<':
          safe += "&lt;";
          break;
        case '>':
          safe += "&gt;";
          break;
        case '&':
          safe += "&amp;";
          break;
        case '"':
          safe += "&quot;";
          break;
        default:
          safe += c;
        }
      return safe;
    }

    std::string figure( const std::string &value, const std::string &what )
    {
      return "<div class=\"figure\"><b>" + value + "</b><span>" + what + "</span></div>\n";
    }

    std::string part( const char *kind, double minutes, double scale )
    {
      return std::string( "<i class=\"" ) + kind + "\" style=\"width:" + number( 100 * minutes / scale, 2 ) +
             "%\"></i>";
    }

    std::string languagesOf( const PlannedZone &zone )
    {
      std::string text;
      for ( const auto &[language, homes] : zone.languages )
        if ( language != "en" )
          text += ( text.empty() ? "" : ", " ) + escaped( languageName( language ) ) + " " +
                  std::to_string( homes );
      return text;
    }

    std::string figures( const PlanQuestion &question, const PlanAnswer &answer )
    {
      std::size_t visits = 0;
      std::int32_t students = 0;
      double driving = 0, doors = 0, shortest = answer.zones.empty() ? 0 : answer.longest, km = 0;
      for ( const PlannedZone &zone : answer.zones )
      {
        visits += zone.visits.size();
        students += zone.students;
        driving += zone.driving;
        doors += zone.doors;
        km += zone.km;
        shortest = std::min( shortest, zone.minutes() );
      }
      const auto teams = static_cast<double>( std::max<std::size_t>( answer.zones.size(), 1 ) );
      std::string html = "<div class=\"figures\">\n";
      html +=
          figure( std::to_string( answer.zones.size() ),
                  answer.fewestBound > 0 ? "teams (" + std::to_string( answer.fewestBound ) + " at the least)"
                                         : "teams" );
      html += figure( std::to_string( visits ), "visits, " + std::to_string( students ) + " students" );
      html += figure( std::to_string( answer.unserved ), "visits without a team" );
      html += figure( number( answer.longest, 0 ) + " min",
                      answer.longestBound > 0
                          ? "longest route (" + number( answer.longestBound, 0 ) + " at the least)"
                          : "longest route" );
      html += figure( number( shortest, 0 ) + " min", "shortest route" );
      html += figure( number( answer.total / teams, 0 ) + " min", "mean route" );
      html += figure( number( driving, 0 ) + " min",
                      "driving, " + number( km / 1.609344, 0 ) + " mi (" + number( km, 0 ) + " km)" );
      html += figure( number( doors, 0 ) + " min", "at doors" );
      html += figure( number( question.teamMinutes * teams - answer.total, 0 ) + " min",
                      "slack of " + number( question.teamMinutes, 0 ) + " a team" );
      return html + "</div>\n";
    }

    std::string table( const PlanQuestion &question, const PlanAnswer &answer )
    {
      const double scale = std::max( { question.teamMinutes, answer.longest, 1.0 } );
      std::string html =
          "<h2>Teams</h2>\n<p class=\"grey\"><span class=\"key d\" style=\"margin-left:0\"></span>driving"
          "<span class=\"key s\"></span>at doors<span class=\"key\" "
          "style=\"background:var(--slack)\"></span>slack</p>\n"
          "<table><thead><tr><th class=\"n\">Zone</th><th>Staging</th><th class=\"n\">Visits</th><th "
          "class=\"n\">Students</th>"
          "<th>Of " +
          number( question.teamMinutes, 0 ) +
          " minutes</th><th class=\"n\">Minutes</th><th class=\"n\">Driving</th><th "
          "class=\"n\">Doors</th><th class=\"n\">Slack</th>"
          "<th class=\"n\">mi</th><th>Languages</th></tr></thead>\n<tbody>\n";
      for ( const PlannedZone &zone : answer.zones )
      {
        const std::string mark = zone.minutes() == answer.longest ? " (longest)" : "";
        html += "<tr><td class=\"n\"><b>" + std::to_string( zone.zone ) + "</b></td><td>" +
                escaped( question.stagings[static_cast<std::size_t>( zone.staging )].name );
        html += "</td><td class=\"n\">" + std::to_string( zone.visits.size() ) + "</td><td class=\"n\">" +
                std::to_string( zone.students );
        html += "</td><td><div class=\"bar\">" + part( "d", zone.driving, scale ) +
                part( "s", zone.doors, scale ) + "</div></td>";
        html += "<td class=\"n\">" + number( zone.minutes(), 0 ) + mark + "</td><td class=\"n\">" +
                number( zone.driving, 0 ) + "</td><td class=\"n\">" + number( zone.doors, 0 );
        html += "</td><td class=\"n\">" + number( question.teamMinutes - zone.minutes(), 0 ) +
                "</td><td class=\"n\">" + number( zone.km / 1.609344, 1 ) + "</td><td>" +
                languagesOf( zone ) + "</td></tr>\n";
      }
      return html + "</tbody></table>\n";
    }
  }

  std::string planReport( const PlanQuestion &question, const PlanAnswer &answer )
  {
    std::string html = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta "
                       "name=\"viewport\" content=\"width=device-width\">"
                       "<title>Plan of the zones</title>\n";
    html += STYLE;
    html += "</head>\n<body>\n<h1>Plan of the zones</h1>\n<p class=\"grey\">";
    html += number( question.teamMinutes, 0 ) + " minutes a team, " +
            ( question.returns ? "with" : "without" ) + " the way back; ";
    html += answer.straightLines ? "travel by straight lines and a detour factor, no streets"
                                 : "travel on the streets given";
    html +=
        "; compactness " + number( question.compactness, 2 ) + ", seed " + std::to_string( question.seed );
    html += answer.cut ? "; the search was ended by its cap of seconds</p>\n" : "</p>\n";
    html += figures( question, answer );
    if ( !answer.warnings.empty() || answer.cut )
    {
      html += "<h2>To note</h2>\n";
      for ( const std::string &warning : answer.warnings )
        html += "<p class=\"warning\">" + escaped( warning ) + "</p>\n";
      if ( answer.cut )
        html += "<p class=\"warning\">The search was ended by SECONDS: another machine may find another "
                "plan. Raise SECONDS, or lower STEPS.</p>\n";
    }
    html += table( question, answer );
    if ( !answer.changed.empty() )
    {
      html += "<h2>Visits that moved to another team</h2>\n<p>";
      for ( std::size_t i = 0; i < answer.changed.size(); ++i )
        html += ( i > 0 ? ", " : "" ) + escaped( answer.changed[i] );
      html += "</p>\n";
    }
    return html + "</body></html>\n";
  }
}
