// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/odd_rows.h"

#include "layers/geocoded_list.h"
#include "layers/own_words.h"
#include "privacy/list_ids.h"

#include <qgsvariantutils.h>

namespace doorstep
{
  namespace
  {
    // Two cells and more, each its column's name.
    bool repeatsHeader( std::span<const std::string> cells, const QgsFields &fields )
    {
      int same = 0;
      for ( int c = 0; c < fields.count(); ++c )
      {
        const QString text = QString::fromStdString( cells[static_cast<std::size_t>( c )] ).simplified();
        if ( text.isEmpty() )
          continue;
        if ( text.compare( fields.at( c ).name().simplified(), Qt::CaseInsensitive ) != 0 )
          return false;
        ++same;
      }
      return same > 1;
    }

    QString sentenceOf( ListRow kind )
    {
      switch ( kind )
      {
      case ListRow::Header:
        return Doorstep::tr( "INPUT: %1 rows hold the header again and are no students: %2." );
      case ListRow::Total:
        return Doorstep::tr( "INPUT: %1 rows look like totals and are no students: %2." );
      case ListRow::Foot:
        return Doorstep::tr( "INPUT: %1 rows look like what a report prints at the foot of a page, and are "
                             "no students: %2." );
      case ListRow::Lone:
        return Doorstep::tr( "INPUT: %1 rows hold one cell alone and no address, as titles and remarks do: "
                             "%2. If a student stands there, the address is missing." );
      case ListRow::Empty:
        return Doorstep::tr( "INPUT: %1 rows are empty: %2." );
      case ListRow::Student:
        break;
      }
      return {};
    }

    // Why a row is no door; null where only a person can say so.
    const char *noteOf( ListRow kind )
    {
      switch ( kind )
      {
      case ListRow::Header:
        return "the header again, no student";
      case ListRow::Total:
        return "looks like a total, no student";
      case ListRow::Foot:
        return "looks like the foot of a page, no student";
      case ListRow::Empty:
        return "an empty row";
      case ListRow::Lone:
      case ListRow::Student:
        break;
      }
      return nullptr;
    }
  }

  void OddRows::look( const QgsFeature &feature, const QgsFields &fields, const std::string &address )
  {
    std::vector<std::string> cells;
    for ( int c = 0; c < fields.count(); ++c )
    {
      const QVariant value = feature.attribute( c );
      cells.push_back( QgsVariantUtils::isNull( value ) ? std::string() : value.toString().toStdString() );
      if ( !isShortenedNumber( cells.back() ) )
        continue;
      mShortened[c].rows.push_back( mRow );
      mShortened[c].values.insert( cells.back() );
    }
    const ListRow kind = repeatsHeader( cells, fields ) ? ListRow::Header : listRow( cells, address );
    if ( kind != ListRow::Student )
      mRows[kind].push_back( mRow );
    ++mRow;
  }

  void OddRows::tell( const QgsFields &fields, AddressList &list, QgsProcessingFeedback *feedback ) const
  {
    for ( const auto &[kind, rows] : mRows )
    {
      feedback->pushWarning( sentenceOf( kind ).arg( rows.size() ).arg( rowsInWords( rows ) ) );
      if ( const char *note = noteOf( kind ) )
        for ( const std::size_t row : rows )
          list.noStudents.push_back( { row, note } );
    }
    for ( const auto &[column, found] : mShortened )
    {
      const QString name = fields.at( column ).name(), where = rowsInWords( found.rows );
      feedback->pushWarning(
          found.values.size() < found.rows.size()
              ? Doorstep::tr(
                    "INPUT: numbers in the column “%1” are as a spreadsheet shortens them (1.20E+10), "
                    "and some are the same by now, so that students may have become one: %2. Export "
                    "the list again with that column as text." )
                    .arg( name, where )
              : Doorstep::tr(
                    "INPUT: numbers in the column “%1” are as a spreadsheet shortens them (1.20E+10); "
                    "their last digits are lost: %2. Export the list again with that column as "
                    "text." )
                    .arg( name, where ) );
    }
  }
}
