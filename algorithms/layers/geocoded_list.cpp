// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/geocoded_list.h"

#include "base/error.h"
#include "base/file.h"
#include "layers/column_names.h"
#include "layers/feedback_progress.h"
#include "layers/own_words.h"
#include "layers/row_expression.h"
#include "layers/row_reader.h"
#include "layers/student_ids.h"
#include "layers/time_cell.h"
#include "privacy/held_ids.h"
#include "privacy/language.h"
#include "words/time_text.h"

#include <qgsexpressionnodeimpl.h>
#include <qgsvariantutils.h>

#include <QSet>

#include <algorithm>
#include <optional>

namespace doorstep
{
  namespace
  {
    QString textOf( const QVariant &value )
    {
      return QgsVariantUtils::isNull( value ) ? QString() : value.toString().trimmed();
    }

    int chosenColumn( const QgsFields &fields, const QString &name, const char *parameter )
    {
      const int index = name.isEmpty() ? -1 : writtenColumn( fields, name );
      if ( index < 0 && !name.isEmpty() )
        throw InputError( std::string( parameter ) +
                          " names a column that INPUT does not have: choose one that it has." );
      return index;
    }

    int geoColumn( const QgsFields &fields, const char *name )
    {
      return writtenColumn( fields, QLatin1String( name ) );
    }

    bool saysHold( const QVariant &value )
    {
      return doorstep::saysHold( textOf( value ).toStdString() );
    }

    // Whether several doors answer to a row's address. A list of an earlier geocode does not say: then each
    // row with a remark counts as such, in whatever language it stands, and each where there are no remarks.
    class SharedDoors
    {
      public:
        explicit SharedDoors( const QgsFields &fields )
            : mShared( fields.lookupField( QStringLiteral( "geo_shared" ) ) ),
              mNote( fields.lookupField( QStringLiteral( "geo_note" ) ) )
        {
        }
        bool told() const { return mShared >= 0; }
        bool of( const QgsFeature &feature ) const
        {
          if ( !told() )
            return mNote < 0 || !textOf( feature.attribute( mNote ) ).isEmpty();
          const QString text = textOf( feature.attribute( mShared ) ).toLower();
          return text != QLatin1String( "no" ) && text != QLatin1String( "0" ) &&
                 text != QLatin1String( "false" );
        }

      private:
        int mShared, mNote;
    };

    void tellHolds( const HeldIds &held, QgsProcessingFeedback *feedback )
    {
      if ( held.empty() )
        return;
      feedback->pushInfo( Doorstep::tr( "HOLD_LIST: %1 students held." ).arg( held.met() ) );
      if ( held.metByZeros() > 0 )
        feedback->pushWarning( Doorstep::tr( "HOLD_LIST: %1 rows of INPUT are held whose ID differs from its "
                                             "line in zeros before it alone, as spreadsheets drop them." )
                                   .arg( held.metByZeros() ) );
      if ( held.unmet() > 0 )
        feedback->pushWarning( Doorstep::tr( "HOLD_LIST: %1 of its lines are no ID of INPUT (a header may be "
                                             "one); look whether an ID is mistyped." )
                                   .arg( held.unmet() ) );
    }

    void warn( QgsProcessingFeedback *feedback, const char *parameter, const char *what,
               const std::vector<std::size_t> &rows )
    {
      if ( !rows.empty() )
        feedback->pushWarning(
            Doorstep::tr( "%1: %2 %3" )
                .arg( QLatin1String( parameter ), rowsInWords( rows ), toldInOwnWords( what ) ) );
    }

    // Texts and numbers that stand in an expression itself.
    QSet<QString> literalsOf( const QString &text )
    {
      QSet<QString> literals;
      const QgsExpression expression( text );
      if ( !expression.hasParserError() && expression.rootNode() )
        for ( const QgsExpressionNode *node : expression.rootNode()->nodes() )
          if ( const auto *literal = dynamic_cast<const QgsExpressionNodeLiteral *>( node ) )
            literals.insert( plainText( literal->value() ) );
      return literals;
    }

    // The columns that are held against each other, where any is kept.
    void addColumns( GeocodedList &list, const QgsFields &fields, int id, int unit,
                     const std::vector<int> &sealed )
    {
      const auto add = [&]( const std::string &name, const auto &valueOf )
      {
        ListColumn &column = list.secretColumns.emplace_back();
        column.name = name;
        for ( const ListedStudent &student : list.students )
          column.values.push_back( valueOf( student ) );
      };
      const auto nameOf = [&]( int column ) { return fields.at( column ).name().toStdString(); };
      using Row = const ListedStudent &;
      add( nameOf( id ), []( Row row ) { return row.id; } );
      add( "geo_address", []( Row row ) { return row.address; } );
      for ( std::size_t i = 0; i < sealed.size(); ++i )
        add( nameOf( sealed[i] ), [i]( Row row ) { return row.sealed[i]; } );
      add( unit < 0 ? "UNIT" : nameOf( unit ), []( Row row ) { return row.unit; } );
      add( "GROUP", []( Row row ) { return row.group; } );
    }

    // A student's number of four digits is a time too.
    void requireNoSecret( const char *parameter, const QString &expression, const ListChoice &choice )
    {
      for ( const QString &column : columnsRead( expression ) )
        if ( column.compare( choice.id, Qt::CaseInsensitive ) == 0 ||
             choice.sealed.contains( column, Qt::CaseInsensitive ) )
          throw InputError( std::string( parameter ) +
                            " reads the ID or a sealed column: choose the column that holds times." );
    }

    // When a family asked to be visited. Only what is understood to its last word goes with the visit: a cell
    // may say why they ask.
    class AskedTimes
    {
      public:
        AskedTimes( const ListChoice &choice, const QgsFields &fields, const QgsExpressionContext &context )
            : mEarliest( "EARLIEST", choice.earliest, fields, context ),
              mLatest( "LATEST", choice.latest, fields, context ),
              mMust( "MUST", choice.must, fields, context )
        {
          requireNoSecret( "EARLIEST", choice.earliest, choice );
          requireNoSecret( "LATEST", choice.latest, choice );
        }

        void read( const QgsFeature &feature, qlonglong number, ListedStudent &student )
        {
          const auto row = static_cast<std::size_t>( number ) - 1;
          student.earliest = asked( mEarliest.of( feature, number ), Bound::From, row, strangeEarliest );
          student.latest = asked( mLatest.of( feature, number ), Bound::To, row, strangeLatest );
          const std::optional<bool> must = yesOrNo( textOf( mMust.of( feature, number ) ).toStdString() );
          if ( !must )
            strangeMust.push_back( row );
          student.mustBeThen = must.value_or( true );
        }

        std::vector<std::size_t> strangeEarliest, strangeLatest, strangeMust;

      private:
        static std::optional<AskedTime> asked( const QVariant &cell, Bound bound, std::size_t row,
                                               std::vector<std::size_t> &strange )
        {
          constexpr double noon = 12 * 60;
          const std::string text = timeCell( cell );
          if ( text.empty() )
            return std::nullopt;
          const std::optional<WishedTimes> times = readWishedTimes( text, bound, noon );
          if ( !times )
          {
            strange.push_back( row );
            return std::nullopt;
          }
          const bool isFrom = times->from && ( bound == Bound::From || !times->to );
          return AskedTime{ isFrom ? *times->from : *times->to, text };
        }

        RowExpression mEarliest, mLatest, mMust;
    };
  }

  QString rowsInWords( const std::vector<std::size_t> &indices )
  {
    constexpr std::size_t shown = 10;
    QStringList numbers;
    for ( std::size_t i = 0; i < indices.size() && i < shown; ++i )
      numbers << QString::number( indices[i] + 1 );
    QString text = indices.size() == 1
                       ? Doorstep::tr( "row %1" ).arg( numbers.front() )
                       : Doorstep::tr( "rows %1" ).arg( numbers.join( QStringLiteral( ", " ) ) );
    if ( indices.size() > shown )
      text += Doorstep::tr( " and %1 more" ).arg( indices.size() - shown );
    return text;
  }

  GeocodedList readGeocodedList( const QgsProcessingFeatureSource &source, const ListChoice &choice,
                                 const QgsExpressionContext &expressions, QgsProcessingFeedback *feedback )
  {
    const QgsFields fields = source.fields();
    const int status = geoColumn( fields, "geo_status" );
    const int address = geoColumn( fields, "geo_address" );
    const int level = geoColumn( fields, "geo_level" );
    const int error = geoColumn( fields, "geo_error_m" );
    const int note = geoColumn( fields, "geo_note" );
    const SharedDoors shared( fields );
    if ( status < 0 || address < 0 )
      throw InputError( "INPUT has no column geo_status or geo_address: take the output of geocode." );
    const int id = chosenColumn( fields, choice.id, "ID" );
    const int unit = chosenColumn( fields, choice.unit, "UNIT" );
    const int language = chosenColumn( fields, choice.language, "LANGUAGE" );

    GeocodedList list;
    std::vector<int> kept, sealed;
    for ( const QString &name : choice.keep )
    {
      kept.push_back( chosenColumn( fields, name, "KEEP" ) );
      list.keptFields.append( fields.at( kept.back() ) );
      list.keptColumns.push_back( { fields.at( kept.back() ).name().toStdString(), {} } );
    }
    for ( const QString &name : choice.sealed )
      sealed.push_back( chosenColumn( fields, name, "SEALED" ) );

    RowExpression minutes( "MINUTES", choice.minutes, fields, expressions ),
        hold( "HOLD", choice.hold, fields, expressions ), group( "GROUP", choice.group, fields, expressions );
    AskedTimes asked( choice, fields, expressions );
    if ( hold.given() && hold.isConstant() )
    {
      const QVariant always = hold.of( QgsFeature( fields ), 1 );
      if ( saysHold( always ) )
        throw InputError(
            "HOLD holds every row, since it names no column of INPUT; write the column in double "
            "quotes, for example \"Hold\"." );
      if ( always.isNull() )
        throw InputError(
            "HOLD is nothing for every row, since it names no column of INPUT; write the column in "
            "double quotes, for example \"Hold\"." );
    }
    HeldIds heldIds =
        choice.holdFile.isEmpty() ? HeldIds() : HeldIds( readWhole( choice.holdFile.toStdString() ) );
    const QSet<QString> named = literalsOf( choice.hold );
    int idsNamed = 0, byHold = 0;
    std::vector<std::size_t> strangeLanguages, strangeMinutes;
    const double count = std::max( 1.0, static_cast<double>( source.featureCount() ) );
    list.students.reserve( static_cast<std::size_t>( count ) );
    QSet<QString> notes;
    RowReader rows( source, {}, {} );
    for ( std::size_t row = 0; rows.next(); ++row )
    {
      const QgsFeature &feature = rows.feature();
      report( progressOf( feedback ), 0.6 * static_cast<double>( row ) / count );
      const auto number = static_cast<qlonglong>( row + 1 );
      ListedStudent student;
      const auto text = [&]( int column )
      { return column < 0 ? std::string() : textOf( feature.attribute( column ) ).toStdString(); };
      const std::optional<ListStatus> told = statusOf( text( status ) );
      if ( !told )
        throw InputError( "INPUT, row " + std::to_string( row + 1 ) +
                          ": geo_status is none that geocode writes; geocode the list again." );
      student.status = *told;
      list.notes.push_back( note < 0 ? QString() : *notes.insert( textOf( feature.attribute( note ) ) ) );
      student.id = id < 0 ? std::string() : plainText( feature.attribute( id ) ).toStdString();
      student.address = text( address );
      student.unit = unit < 0 ? std::string() : plainText( feature.attribute( unit ) ).toStdString();
      student.level = text( level );
      student.severalUnits = shared.of( feature );
      student.errorMetres = error < 0 ? 0 : feature.attribute( error ).toDouble();
      student.held = saysHold( hold.of( feature, number ) );
      byHold += student.held ? 1 : 0;
      student.held = heldIds.holds( student.id ) || student.held;
      idsNamed += student.id.size() > 2 && named.contains( QString::fromStdString( student.id ) ) ? 1 : 0;
      student.group = textOf( group.of( feature, number ) ).toStdString();
      student.position = rows.position();
      if ( const SpokenLanguages spoken = readLanguages( text( language ) ); language >= 0 )
      {
        student.languages = spoken.codes;
        if ( !spoken.allKnown )
          strangeLanguages.push_back( row );
      }
      if ( const QVariant value = minutes.of( feature, number );
           !QgsVariantUtils::isNull( value ) && !textOf( value ).isEmpty() )
      {
        bool isNumber = false;
        const double wanted = value.toDouble( &isNumber );
        if ( isNumber && wanted > 0 && wanted <= 24 * 60 )
          student.minutes = wanted;
        else
          strangeMinutes.push_back( row );
      }
      if ( choice.asksTimes() )
        asked.read( feature, number, student );
      student.sealed.reserve( sealed.size() );
      for ( const int column : sealed )
        student.sealed.push_back( text( column ) );
      QgsAttributes attributes;
      for ( std::size_t i = 0; i < kept.size(); ++i )
      {
        attributes << feature.attribute( kept[i] );
        list.keptColumns[i].values.push_back( textOf( attributes.constLast() ).toStdString() );
      }
      if ( !kept.empty() )
        list.kept.push_back( attributes );
      list.students.push_back( std::move( student ) );
    }
    if ( !kept.empty() )
      addColumns( list, fields, id, unit, sealed );
    if ( !shared.told() )
      feedback->pushWarning( Doorstep::tr(
          "INPUT has no column geo_shared: students without a unit whose row has a remark of geocode's are "
          "visited one by one, as if several doors had their address; geocode the list again." ) );
    tellHolds( heldIds, feedback );
    if ( hold.given() && byHold == 0 && !list.students.empty() )
      feedback->pushWarning(
          Doorstep::tr( "HOLD holds nobody: if somebody asked not to be visited, look how the list says "
                        "it (y, Y, x, a date)." ) );
    requireWholeIds( list.students, feedback );
    if ( idsNamed > 0 )
      feedback->pushWarning(
          Doorstep::tr(
              "HOLD names %1 students by their IDs, and QGIS keeps parameters in its history and log: "
              "give their IDs in a file, HOLD_LIST, or a column of the list." )
              .arg( idsNamed ) );
    warn( feedback, "LANGUAGE", "no language that is known; the visit goes without it.", strangeLanguages );
    warn( feedback, "MINUTES", "no number of minutes; the plan's default is taken.", strangeMinutes );
    warn( feedback, "EARLIEST", "no time that is understood; the visit goes without it.",
          asked.strangeEarliest );
    warn( feedback, "LATEST", "no time that is understood; the visit goes without it.", asked.strangeLatest );
    warn( feedback, "MUST", "neither yes nor no; the time must be kept.", asked.strangeMust );
    return list;
  }
}
