// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/list_header.h"

#include "base/error.h"
#include "layers/column_names.h"
#include "layers/own_words.h"

#include <qgsvariantutils.h>

#include <QRegularExpression>

#include <algorithm>

namespace doorstep
{
  namespace
  {
    constexpr qlonglong DEEPEST = 20; // rows among which a header is looked for

    QgsFeatureIterator allRows( const QgsProcessingFeatureSource &source )
    {
      return source.getFeatures( QgsFeatureRequest(),
                                 Qgis::ProcessingFeatureSourceFlag::SkipGeometryValidityChecks );
    }

    bool isUnnamed( const QString &name )
    {
      static const QRegularExpression numbered( QStringLiteral( "^field_?[0-9]+$" ),
                                                QRegularExpression::CaseInsensitiveOption );
      return numbered.match( name ).hasMatch();
    }

    bool hasAll( const QgsFields &fields, const QStringList &asked )
    {
      return std::all_of( asked.begin(), asked.end(),
                          [&]( const QString &name ) { return writtenColumn( fields, name ) >= 0; } );
    }

    int separatorsIn( const QString &text )
    {
      static const QRegularExpression separators( QStringLiteral( "[;|\\t]" ) );
      return static_cast<int>( text.count( separators ) );
    }

    // Whether all cells of a row stand in its first, as where the header has another separator than the rows.
    bool isInOneCell( const QgsFeature &row, int columns )
    {
      for ( int c = 1; c < columns; ++c )
        if ( !QgsVariantUtils::isNull( row.attribute( c ) ) && !row.attribute( c ).toString().isEmpty() )
          return false;
      return separatorsIn( row.attribute( 0 ).toString() ) >= columns - 1;
    }

    void requireSeparated( const QgsProcessingFeatureSource &source )
    {
      const QgsFields fields = source.fields();
      if ( fields.isEmpty() )
        throw InputError( "INPUT has no columns: the file or the sheet is empty; choose the list of "
                          "addresses." );
      if ( fields.at( 0 ).name().startsWith( QLatin1String( "sep=" ), Qt::CaseInsensitive ) )
        throw InputError(
            "INPUT begins with a line for a spreadsheet program, sep=, and not with its header: "
            "delete that line and run again." );
      if ( fields.count() == 1 && separatorsIn( fields.at( 0 ).name() ) > 0 )
        throw InputError( "INPUT has one column whose name holds several: the separator was not recognised; "
                          "load the list with Add Delimited Text Layer and choose its separator." );
      if ( fields.count() < 2 )
        return;
      QgsFeatureIterator rows = allRows( source );
      QgsFeature row;
      qlonglong number = 0;
      while ( number < DEEPEST && rows.nextFeature( row ) )
      {
        if ( !isInOneCell( row, fields.count() ) )
          return;
        ++number;
      }
      if ( number > 0 )
        throw InputError(
            "INPUT has several columns in its header, but all cells of a row in one: the header has "
            "another separator than the rows; give both the same and run again." );
    }

    void tell( qlonglong header, QgsProcessingFeedback *feedback )
    {
      feedback->pushWarning(
          header == 1
              ? Doorstep::tr( "%1: its first row names the columns and is taken as the header." )
                    .arg( QLatin1String( "INPUT" ) )
              : Doorstep::tr( "INPUT: row %1 names the columns and is taken as the header; what stands above "
                              "it belongs to no student and is left out." )
                    .arg( header ) );
    }
  }

  bool mostAreUnnamed( const QgsFields &fields )
  {
    int unnamed = 0;
    for ( const QgsField &field : fields )
      unnamed += isUnnamed( field.name() ) ? 1 : 0;
    return unnamed > 0 && unnamed * 2 >= fields.count();
  }

  QgsFields namedBy( const QgsFields &fields, const QgsFeature &row )
  {
    QgsFields named;
    for ( int c = 0; c < fields.count(); ++c )
    {
      QgsField field = fields.at( c );
      const QVariant cell = row.attribute( c );
      const QString text = QgsVariantUtils::isNull( cell ) ? QString() : cell.toString().simplified();
      const QString name = text.isEmpty() ? field.name() : text;
      field.setName( name );
      field.setAlias( QString() );
      for ( int number = 2; !named.append( field ); ++number )
        field.setName( QStringLiteral( "%1_%2" ).arg( name ).arg( number ) );
    }
    return named;
  }

  ListHeader readListHeader( const QgsProcessingFeatureSource &source, const QStringList &asked,
                             QgsProcessingFeedback *feedback )
  {
    const QgsFields fields = source.fields();
    requireSeparated( source );
    if ( !asked.isEmpty() && !hasAll( fields, asked ) )
    {
      QgsFeatureIterator rows = allRows( source );
      QgsFeature row;
      for ( qlonglong number = 1; number <= DEEPEST && rows.nextFeature( row ); ++number )
        if ( const QgsFields named = namedBy( fields, row ); hasAll( named, asked ) )
        {
          tell( number, feedback );
          return { named, number };
        }
    }
    if ( mostAreUnnamed( fields ) )
      throw InputError(
          "INPUT has no header: its columns are called Field1, Field2 and so on, as QGIS calls them where "
          "all "
          "cells of a spreadsheet are text or rows stand above the header; write the columns as the header "
          "calls them, for example \"Home Address\" in ADDRESS, or save the spreadsheet as CSV without the "
          "rows above the header and take that." );
    return { fields, 0 };
  }

  QgsFeatureIterator listRows( const QgsProcessingFeatureSource &source, const ListHeader &header )
  {
    QgsFeatureIterator rows = allRows( source );
    QgsFeature skipped;
    for ( qlonglong row = 0; row < header.skipped && rows.nextFeature( skipped ); ++row )
    {
    }
    return rows;
  }
}
