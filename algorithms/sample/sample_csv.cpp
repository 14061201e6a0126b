// SPDX-License-Identifier: GPL-2.0-or-later
#include "sample/sample_csv.h"

#include "base/csv.h"
#include "base/number.h"

namespace doorstep::sample
{
  namespace
  {
    void addRow( std::string &text, std::initializer_list<std::string_view> cells )
    {
      bool first = true;
      for ( const std::string_view cell : cells )
      {
        if ( !first )
          text += ',';
        first = false;
        text += csvCell( cell );
      }
      text += '\n';
    }

    std::string number( double value )
    {
      return withDecimals( value, 2 );
    }
  }

  std::string studentsCsv( const SampleCity &city )
  {
    std::string text = "SIS Number,Last Name,First Name,Grade,School,Home Address,Apt,City,State,Zip,Home "
                       "Language,Parent/Guardian,Phone,Withdrawal Code,Hold,Contact Notes\n";
    for ( const Student &s : city.students )
      addRow( text, { s.id, s.last, s.first, s.grade, s.school, s.address, s.apartment, s.city, s.state,
                      s.zip, s.language, s.guardian, s.phone, s.withdrawal, s.hold, s.notes } );
    return text;
  }

  std::string truthCsv( const SampleCity &city, const Placement &place )
  {
    std::string text = "SIS Number,class,expect,true_number,true_street,true_unit,x,y\n";
    for ( const Student &s : city.students )
    {
      const Point at = place( s.trueAt );
      if ( s.hasTruth )
        addRow( text, { s.id, s.mess, s.expect, std::to_string( s.trueNumber ), s.trueStreet, s.trueUnit,
                        number( at.x ), number( at.y ) } );
      else
        addRow( text, { s.id, s.mess, s.expect, "", "", "", "", "" } );
    }
    return text;
  }

  std::string rosterCsv( const SampleCity &city )
  {
    std::string text = "team,staging,member,role,employee,languages,agreement,vehicle\n";
    for ( const Member &m : city.roster )
      addRow( text, { m.team, m.staging, m.name, m.role, m.employee ? "yes" : "no", m.languages, m.agreement,
                      m.vehicle } );
    return text;
  }

  std::string readmeText( const SampleCity &city, const SampleOptions &options )
  {
    return "SYNTHETIC DATA. Nothing in this folder is real: the towns, streets, schools, families and "
           "students were "
           "made up by Doorstep's samplecity algorithm. Any likeness to a person or place is chance.\n\n"
           "city.gpkg     layers in EPSG:2868: address_points, streets, schools, staging, parks, water, "
           "wash, rail,\n"
           "              buildings, municipalities, zipcodes\n"
           "students.csv  " +
           std::to_string( city.students.size() ) +
           " students as clerks type them\n"
           "truth.csv     what a careful reader should find for each (x, y in EPSG:2868, feet)\n"
           "roster.csv    teams: leader and site administrator are employees, the volunteer is not\n\n" +
           std::to_string( city.addresses.size() ) + " address points, seed " +
           std::to_string( options.seed ) + ".\n";
  }
}
