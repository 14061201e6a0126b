// SPDX-License-Identifier: GPL-2.0-or-later
#include "morning/report.h"

#include "base/number.h"
#include "morning/report_map.h"
#include "morning/report_speeds.h"
#include "morning/report_times.h"
#include "morning/report_walks.h"
#include "morning/report_what_if.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    constexpr const char *STYLE = R"(<style>
:root{--ink:#1b1f24;--grey:#5b6570;--line:#dde2e7;--drive:#2f6f9f;--door:#e0a03c;--slack:#eef1f4}
*{box-sizing:border-box;-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{font:15px/1.45 "Open Sans","Segoe UI",Helvetica,Arial,sans-serif;color:var(--ink);margin:2rem auto;max-width:66rem;padding:0 1.2rem}
h1{font-size:1.8rem;line-height:1.25;margin:0 0 .3rem}h2{font-size:1.15rem;margin:2.2rem 0 .6rem}p{margin:.3rem 0}.grey{color:var(--grey)}
.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(8.1rem,1fr));gap:.7rem;margin:1.3rem 0}
.figure{border:1px solid var(--line);border-top:3px solid var(--drive);border-radius:.3rem;padding:.55rem .8rem}
.figure b{display:block;font-size:1.6rem;line-height:1.25;font-weight:600}.figure span{color:var(--grey);font-size:.84rem;display:block;line-height:1.3}
.bad{border-top-color:#b3392c}.bad b{color:#b3392c}
.note{border-left:4px solid var(--door);background:#fdf6e9;padding:.5rem .8rem;margin:.4rem 0}
.cost{border-left:4px solid var(--drive);background:#eef4f9;padding:.5rem .8rem;margin:.4rem 0}
table{border-collapse:collapse;width:100%;font-size:.88rem}
th{text-align:left;font-weight:600;color:var(--grey);border-bottom:2px solid var(--line);padding:.3rem .45rem;vertical-align:bottom}
td{border-bottom:1px solid var(--line);padding:.28rem .45rem;vertical-align:middle}
tfoot td{border-bottom:0;border-top:2px solid var(--line);font-weight:600}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}tr{break-inside:avoid}
.tag{font-size:.74rem;border-radius:.6rem;padding:.02rem .45rem;background:var(--slack);color:var(--grey);white-space:nowrap}
.bar{display:flex;height:1.1rem;min-width:15rem;background:var(--slack)}
.bar i{display:block;height:100%}.d{background:var(--drive)}
.s{background:repeating-linear-gradient(45deg,var(--door) 0 5px,#edc27f 5px 8px)}
.whole{height:1.7rem}.key{display:inline-block;width:1.3em;height:.8em;margin:0 .35em 0 1.1em}.key:first-child{margin-left:0}
.map{width:100%;height:auto;max-height:40rem;border:1px solid var(--line);border-radius:.3rem}
.map path{stroke:#fff;stroke-width:1.6;fill-rule:evenodd;stroke-linejoin:round}
.map text{font-size:13px;font-weight:600;text-anchor:middle;fill:var(--ink);paint-order:stroke;stroke:#fff;stroke-width:2.5px}
.map rect{fill:#b3392c;stroke:#fff;stroke-width:1.5}.map .home{text-anchor:start;fill:#8d2b20}.map .left{text-anchor:end}
@media print{body{margin:0;max-width:none;font-size:11px;padding:0}h2{break-after:avoid}thead{display:table-header-group}tfoot{display:table-row-group}.bar{min-width:10rem}.map{break-inside:avoid}
@page{margin:14mm}}
</style>)";

    std::string figure( const std::string &value, const std::string &what, bool bad = false )
    {
      return std::string( "<div class=\"figure" ) + ( bad ? " bad" : "" ) + "\"><b>" + value + "</b><span>" +
             what + "</span></div>\n";
    }

    std::string heading( const std::string &text )
    {
      return "<h2>" + text + "</h2>\n";
    }

    std::string head( const std::string &text, bool isNumber = true )
    {
      return ( isNumber ? "<th class=\"n\">" : "<th>" ) + text + "</th>";
    }

    std::string hours( double minutes )
    {
      return withDecimals( minutes / 60, minutes < 600 ? 1 : 0 ) + " h";
    }

    std::string part( const char *kind, double minutes, double scale )
    {
      return std::string( "<i class=\"" ) + kind +
             "\" style=\"width:" + withDecimals( 100 * minutes / scale, 2 ) + "%\"></i>";
    }

    constexpr const char *WAITING = "background:#9aa5b1";

    // Only where teams wait for a time that must be kept.
    std::string waitingPart( double minutes, double scale )
    {
      return minutes > 0 ? std::string( "<i style=\"" ) + WAITING +
                               ";width:" + withDecimals( 100 * minutes / scale, 2 ) + "%\"></i>"
                         : std::string();
    }

    std::string languagesOf( const PlannedZone &zone, const Teller &told )
    {
      std::string text;
      for ( const auto &[language, homes] : zone.languages )
        if ( language != "en" )
          text += ( text.empty() ? "" : ", " ) + escapedHtml( told( languageName( language ) ) ) + " " +
                  std::to_string( homes );
      return text;
    }

    // "Saturday: 9:00, 240 minutes; …", in HTML.
    std::string shiftsInWords( const PlanQuestion &question, const Teller &told )
    {
      std::string text;
      for ( const PlanShift &shift : question.shifts )
        text += ( text.empty() ? "" : "; " ) + escapedHtml( shift.name ) + ": " + timeText( shift.start ) +
                ", " + told( std::to_string( std::lround( shift.minutes ) ) + " minutes" );
      return text + "; " +
             ( question.returns ? told( "with the way back" ) : told( "without the way back" ) );
    }

    struct Sums
    {
        std::size_t visits = 0;
        std::int64_t students = 0;
        double driving = 0, doors = 0, waiting = 0, slack = 0, km = 0;
        const PlannedZone *longest = nullptr, *shortest = nullptr;
    };

    Sums sumsOf( const PlanQuestion &question, const PlanAnswer &answer )
    {
      Sums sums;
      for ( const PlannedZone &zone : answer.zones )
      {
        sums.visits += zone.visits.size();
        sums.students += zone.students;
        sums.driving += zone.driving;
        sums.doors += zone.doors;
        sums.waiting += zone.waiting;
        sums.slack += question.teamMinutes - zone.less - zone.minutes();
        sums.km += zone.km;
        if ( !sums.longest || zone.minutes() > sums.longest->minutes() )
          sums.longest = &zone;
        if ( !sums.shortest || zone.minutes() < sums.shortest->minutes() )
          sums.shortest = &zone;
      }
      return sums;
    }

    std::string figures( const Sums &sums, const PlanAnswer &answer, const Teller &told )
    {
      const auto teams = static_cast<double>( answer.zones.size() );
      std::string html = "<div class=\"figures\">\n";
      html += figure( std::to_string( answer.zones.size() ),
                      answer.fewestBound > 0
                          ? told( "teams (no plan has under " + std::to_string( answer.fewestBound ) + ")" )
                          : told( "teams" ) );
      html += figure( std::to_string( sums.visits ),
                      told( "visits, " + std::to_string( sums.students ) + " students" ) );
      html +=
          figure( std::to_string( answer.unserved ), told( "visits without a team" ), answer.unserved > 0 );
      if ( !sums.longest )
        return html + "</div>\n";
      const std::string longest = std::to_string( sums.longest->zone );
      html += figure( withDecimals( sums.longest->minutes(), 0 ) + " min",
                      answer.longestBound > 0 ? told( "longest: zone " + longest + " (no plan is under " +
                                                      withDecimals( answer.longestBound, 0 ) + ")" )
                                              : told( "longest: zone " + longest ) );
      html += figure( withDecimals( answer.total / teams, 0 ) + " min", told( "a team on the mean" ) );
      html += figure( withDecimals( sums.shortest->minutes(), 0 ) + " min",
                      told( "shortest: zone " + std::to_string( sums.shortest->zone ) ) );
      html += figure( withDecimals( sums.km / 1.609344, 0 ) + " mi",
                      told( "driven by all (" + withDecimals( sums.km, 0 ) + " km)" ) );
      return html + "</div>\n";
    }

    // Where the minutes of all teams go.
    std::string whole( const Sums &sums, const Teller &told )
    {
      const double all =
          std::max( sums.driving + sums.doors + sums.waiting + std::max( sums.slack, 0.0 ), 1.0 );
      const auto share = [&]( const std::string &what, double minutes )
      { return what + " " + hours( minutes ) + " (" + withDecimals( 100 * minutes / all, 0 ) + " %)"; };
      const std::string waiting = sums.waiting > 0
                                      ? std::string( "<span class=\"key\" style=\"" ) + WAITING +
                                            "\"></span>" + share( told( "waiting" ), sums.waiting )
                                      : std::string();
      return heading( told( "Where the time goes" ) ) + "<div class=\"bar whole\">" +
             part( "d", sums.driving, all ) + part( "s", sums.doors, all ) +
             waitingPart( sums.waiting, all ) + "</div>\n<p class=\"grey\"><span class=\"key d\"></span>" +
             share( told( "driving" ), sums.driving ) + "<span class=\"key s\"></span>" +
             share( told( "at doors" ), sums.doors ) + waiting +
             "<span class=\"key\" style=\"background:var(--slack)\"></span>" +
             share( told( "slack" ), sums.slack ) + "</p>\n";
    }

    // What compactness takes beside the plan without it.
    std::string besideLoose( const Sums &sums, const PlanAnswer &answer, const Teller &told )
    {
      const std::size_t extra = answer.zones.size() - std::min( answer.loose->teams, answer.zones.size() );
      const double more = 100 * ( sums.driving / std::max( answer.loose->driving, 1.0 ) - 1 );
      const std::string minutes = withDecimals( sums.driving, 0 ),
                        loose = withDecimals( answer.loose->driving, 0 );
      const std::string text =
          more > 0 ? told( "That takes " + withDecimals( more, 1 ) + " % more driving (" + minutes +
                           " minutes instead of " + loose + ")" )
                   : told( "That takes no more driving (" + minutes + " minutes instead of " + loose + ")" );
      return text + ( extra == 0 ? told( " and no more teams." )
                                 : told( " and " + std::to_string( extra ) +
                                         ( extra == 1 ? " more team." : " more teams." ) ) );
    }

    std::string costOfCompactness( const PlanQuestion &question, const Sums &sums, const PlanAnswer &answer,
                                   const Teller &told )
    {
      const std::string inside = withDecimals( 100 * answer.insideOthers, answer.insideOthers < 0.1 ? 1 : 0 );
      const std::string text =
          answer.loose
              ? told( inside + " % of the visits lie among another team's; without compactness it would be " +
                      withDecimals( 100 * answer.loose->insideOthers, 0 ) + " %." ) +
                    " " + besideLoose( sums, answer, told )
              : told( inside + " % of the visits lie among another team's." );
      return heading( told( "Compactness " + withDecimals( question.compactness, 2 ) ) ) +
             "<p class=\"cost\">" + text + "</p>\n";
    }

    std::string table( const PlanQuestion &question, const Sums &sums, const PlanAnswer &answer,
                       const Teller &told )
    {
      const double scale = std::max( { question.teamMinutes, answer.longest, 1.0 } );
      const auto cell = []( const std::string &text ) { return "<td class=\"n\">" + text + "</td>"; };
      const auto tag = []( const std::string &text ) { return " <span class=\"tag\">" + text + "</span>"; };
      const bool hasShifts = !question.shifts.empty();
      std::string html = heading( told( "Teams" ) ) + "<table><thead><tr>" + head( told( "Zone" ) ) +
                         ( hasShifts ? head( told( "Shift" ), false ) : std::string() ) +
                         head( told( "Staging" ), false ) + head( told( "Visits" ) ) +
                         head( told( "Students" ) ) +
                         head( told( "Of " + withDecimals( question.teamMinutes, 0 ) + " minutes" ), false ) +
                         head( told( "Minutes" ) ) + head( told( "Driving" ) ) + head( told( "Doors" ) ) +
                         head( told( "Slack" ) ) + head( "mi" ) + head( told( "Languages (homes)" ), false ) +
                         "</tr></thead>\n<tbody>\n";
      for ( const PlannedZone &zone : answer.zones )
      {
        const bool several = answer.zones.size() > 1;
        const std::string mark = several && &zone == sums.longest    ? tag( told( "longest" ) )
                                 : several && &zone == sums.shortest ? tag( told( "shortest" ) )
                                                                     : std::string();
        html +=
            "<tr><td class=\"n\"><b>" + std::to_string( zone.zone ) + "</b></td>" +
            ( hasShifts
                  ? "<td>" + escapedHtml( question.shifts[static_cast<std::size_t>( zone.shift )].name ) +
                        "</td>"
                  : std::string() ) +
            "<td>" + escapedHtml( question.stagings[static_cast<std::size_t>( zone.staging )].name ) + mark +
            "</td>" + cell( std::to_string( zone.visits.size() ) ) + cell( std::to_string( zone.students ) ) +
            "<td><div class=\"bar\">" + part( "d", zone.driving, scale ) + part( "s", zone.doors, scale ) +
            waitingPart( zone.waiting, scale ) + "</div></td>" + cell( withDecimals( zone.minutes(), 0 ) ) +
            cell( withDecimals( zone.driving, 0 ) ) + cell( withDecimals( zone.doors, 0 ) ) +
            cell( withDecimals( question.teamMinutes - zone.less - zone.minutes(), 0 ) ) +
            cell( withDecimals( zone.km / 1.609344, 1 ) ) + "<td>" + languagesOf( zone, told ) +
            "</td></tr>\n";
      }
      html += std::string( "</tbody><tfoot><tr><td></td>" ) + ( hasShifts ? "<td></td>" : "" ) + "<td>" +
              told( "All" ) + "</td>" + cell( std::to_string( sums.visits ) ) +
              cell( std::to_string( sums.students ) ) + "<td></td>" +
              cell( withDecimals( answer.total, 0 ) ) + cell( withDecimals( sums.driving, 0 ) ) +
              cell( withDecimals( sums.doors, 0 ) ) + cell( withDecimals( sums.slack, 0 ) ) +
              cell( withDecimals( sums.km / 1.609344, 1 ) ) + "<td></td></tr></tfoot></table>\n";
      return html;
    }

    std::string changes( const PlanAnswer &answer, const Teller &told )
    {
      if ( answer.changes.empty() && answer.renumbered.empty() )
        return {};
      std::string html = heading( told( "Changed since the earlier plan" ) ) + "<table><thead><tr>" +
                         head( told( "Visit" ), false ) + head( told( "Was" ), false ) +
                         head( told( "Is" ), false ) + "</tr></thead>\n<tbody>\n";
      const auto zone = [&]( std::int32_t number, const std::string &none )
      { return number > 0 ? told( "zone " + std::to_string( number ) ) : none; };
      for ( const PlanChange &change : answer.changes )
        html += "<tr><td>" + escapedHtml( change.code ) + "</td><td>" +
                zone( change.from, told( "not planned" ) ) + "</td><td>" +
                zone( change.to, change.isGone ? told( "gone from the list" ) : told( "without a team" ) ) +
                "</td></tr>\n";
      for ( const PlanChange &change : answer.renumbered )
        html +=
            "<tr><td>" + escapedHtml( change.code ) + "</td><td>" +
            told( "zone " + std::to_string( change.from ) + ", stop " + std::to_string( change.stopFrom ) ) +
            "</td><td>" + told( "stop " + std::to_string( change.stopTo ) ) + "</td></tr>\n";
      return html + "</tbody></table>\n";
    }

    // What the plan is of.
    std::string title( const PlanQuestion &question, const PlanAnswer &answer, const Sums &sums,
                       const Teller &told )
    {
      return "<h1>" +
             told( std::to_string( answer.zones.size() ) +
                   ( answer.zones.size() == 1 ? " team for " : " teams for " ) +
                   std::to_string( sums.visits ) + " visits" ) +
             "</h1>\n<p class=\"grey\">" +
             ( question.shifts.empty()
                   ? told( withDecimals( question.teamMinutes, 0 ) +
                           ( question.returns ? " minutes a team, with the way back"
                                              : " minutes a team, without the way back" ) )
                   : shiftsInWords( question, told ) ) +
             "; " +
             ( answer.straightLines ? told( "travel by straight lines and a detour factor, no streets" )
                                    : told( "travel on the streets given" ) ) +
             "; " + told( "seed " + std::to_string( question.seed ) ) + "</p>\n";
    }
  }

  std::string planReport( const PlanQuestion &question, const PlanAnswer &answer, const Teller &told )
  {
    std::string html = "<!DOCTYPE html>\n<html lang=\"" + told.language() +
                       "\"><head><meta charset=\"utf-8\"><meta "
                       "name=\"viewport\" content=\"width=device-width\"><title>" +
                       told( "Plan of the zones" ) + "</title>\n";
    html += STYLE;
    const Sums sums = sumsOf( question, answer );
    html += "</head>\n<body>\n" + title( question, answer, sums, told ) + figures( sums, answer, told );
    if ( !answer.warnings.empty() || answer.cut )
    {
      html += heading( told( "To note" ) );
      for ( const std::string &warning : answer.warnings )
        html += "<p class=\"note\">" + escapedHtml( told( warning ) ) + "</p>\n";
      if ( answer.cut )
        html += "<p class=\"note\">" +
                told( "The search was ended by SECONDS: another machine may find another "
                      "plan. Raise SECONDS, or lower STEPS." ) +
                "</p>\n";
    }
    if ( sums.longest )
    {
      html += whole( sums, told ) + costOfCompactness( question, sums, answer, told );
      if ( const std::string map = zonesAsSvg( question, answer, told ); !map.empty() )
        html += heading( told( "Zones" ) ) + map + "<p class=\"grey\">" +
                told( "Red squares are staging places." ) + "</p>\n";
      html += table( question, sums, answer, told ) + whatIfHtml( question, answer, told ) +
              walksHtml( question, answer, told ) + wishedTimes( question, answer, told ) +
              speedsHtml( answer, told );
    }
    html += changes( answer, told );
    return html + "</body></html>\n";
  }
}
