// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocoder_functions.h"

#include "base/error.h"
#include "layers/geocoder_references.h"
#include "layers/own_words.h"
#include "layers/qt_values.h"
#include "processing/doorstep_algorithm.h"

#include <qgsexpression.h>
#include <qgsexpressionfunction.h>
#include <qgsgeometry.h>
#include <qgsvariantutils.h>

#include <array>
#include <cmath>

namespace doorstep
{
  namespace
  {
    QVariant text( std::string_view value )
    {
      return value.empty() ? QgsVariantUtils::createNullVariant( QMetaType::Type::QString )
                           : QVariant( QString::fromUtf8( value.data(), static_cast<int>( value.size() ) ) );
    }

    // What was found, under the names that geocode's output has without "geo_".
    QVariantMap answer( const GeocodeResult &r, const OpenReference &open )
    {
      QVariantMap map{ { QStringLiteral( "status" ), text( statusText( r.status ) ) },
                       { QStringLiteral( "level" ), text( levelText( r.level ) ) },
                       { QStringLiteral( "score" ), toOneDecimal( r.score ) },
                       { QStringLiteral( "address" ), text( r.address ) },
                       { QStringLiteral( "note" ), text( r.note ) },
                       { QStringLiteral( "crs" ), open.crs.authid() },
                       { QStringLiteral( "error_m" ), QVariant() },
                       { QStringLiteral( "x" ), QVariant() },
                       { QStringLiteral( "y" ), QVariant() },
                       { QStringLiteral( "geometry" ), QVariant() } };
      if ( r.placed() )
      {
        map[QStringLiteral( "error_m" )] = toOneDecimal( r.errorBound.value() );
        map[QStringLiteral( "x" )] = r.place.x;
        map[QStringLiteral( "y" )] = r.place.y;
        map[QStringLiteral( "geometry" )] =
            QVariant::fromValue( QgsGeometry::fromPointXY( { r.place.x, r.place.y } ) );
      }
      return map;
    }

    std::string_view kindText( AddressKind kind )
    {
      switch ( kind )
      {
      case AddressKind::Street:
        return "street";
      case AddressKind::Intersection:
        return "intersection";
      case AddressKind::PoBox:
        return "po_box";
      case AddressKind::RuralRoute:
        return "rural_route";
      case AddressKind::GeneralDelivery:
        return "general_delivery";
      case AddressKind::Empty:
        return "empty";
      case AddressKind::Unreadable:
        break;
      }
      return "unreadable";
    }

    QVariantMap parts( const ParsedAddress &a )
    {
      return { { QStringLiteral( "kind" ), text( kindText( a.kind ) ) },
               { QStringLiteral( "number" ), text( a.number ) },
               { QStringLiteral( "number_suffix" ), text( a.numberSuffix ) },
               { QStringLiteral( "street" ), text( format( a.street ) ) },
               { QStringLiteral( "premod" ), text( a.street.premod ) },
               { QStringLiteral( "predir" ), text( a.street.predir ) },
               { QStringLiteral( "pretype" ), text( a.street.pretype ) },
               { QStringLiteral( "name" ), text( a.street.name ) },
               { QStringLiteral( "suftype" ), text( a.street.suftype ) },
               { QStringLiteral( "sufdir" ), text( a.street.sufdir ) },
               { QStringLiteral( "sufmod" ), text( a.street.sufmod ) },
               { QStringLiteral( "cross" ), text( format( a.cross ) ) },
               { QStringLiteral( "building" ), text( a.building ) },
               { QStringLiteral( "unit_type" ), text( a.unitType ) },
               { QStringLiteral( "unit" ), text( a.unit ) },
               { QStringLiteral( "city" ), text( a.city ) },
               { QStringLiteral( "state" ), text( a.state ) },
               { QStringLiteral( "zip" ), text( a.zip ) },
               { QStringLiteral( "zip4" ), text( a.zip4 ) },
               { QStringLiteral( "second" ), text( a.second ) } };
    }

    // One value of the answer, or all of them; where there is no such value, an error that lists them.
    QVariant chosen( const QVariantMap &all, const QString &what, QgsExpression *parent )
    {
      if ( what == QLatin1String( "all" ) )
        return all;
      const auto value = all.find( what );
      if ( value != all.end() )
        return *value;
      parent->setEvalErrorString( Doorstep::tr( "Doorstep gives one of these: all, %1." )
                                      .arg( QStringList( all.keys() ).join( QStringLiteral( ", " ) ) ) );
      return {};
    }

    QVariant geocode( const QVariantList &values, const QgsExpressionContext *, QgsExpression *parent,
                      const QgsExpressionNodeFunction * )
    {
      try
      {
        const auto open = openReference( values[1].toString() );
        const GeocodeResult r =
            open->geocoder.geocode( { values[0].toString().toStdString(), {}, {}, {}, {} } );
        return chosen( answer( r, *open ), values[2].toString().toLower(), parent );
      }
      catch ( const std::exception &error )
      {
        parent->setEvalErrorString( toldInOwnWords( error.what() ) );
        return {};
      }
    }

    QVariant parse( const QVariantList &values, const QgsExpressionContext *, QgsExpression *parent,
                    const QgsExpressionNodeFunction * )
    {
      return chosen( parts( parseAddress( values[0].toString().toStdString() ) ),
                     values[1].toString().toLower(), parent );
    }

    // QgsStaticExpressionFunction is not exported by every QGIS.
    class Function final : public QgsExpressionFunction
    {
      public:
        Function( const QString &name, const ParameterList &parameters, FcnEval call )
            : QgsExpressionFunction( name, parameters, QStringLiteral( "Doorstep" ), helpOf( name ) ),
              mCall( call )
        {
        }
        QVariant func( const QVariantList &values, const QgsExpressionContext *context, QgsExpression *parent,
                       const QgsExpressionNodeFunction *node ) override
        {
          return mCall( values, context, parent, node );
        }
        // Those of its arguments alone.
        QSet<QString> referencedColumns( const QgsExpressionNodeFunction * ) const override { return {}; }
        bool usesGeometry( const QgsExpressionNodeFunction * ) const override { return false; }

      private:
        FcnEval mCall;
    };

    // Prepared expressions may hold a function after it was unregistered, so these are never deleted.
    const std::array<Function *, 2> &functions()
    {
      using Parameter = QgsExpressionFunction::Parameter;
      static const std::array<Function *, 2> made = {
          new Function( QStringLiteral( "doorstep_geocode" ),
                        { Parameter( QStringLiteral( "address" ) ),
                          Parameter( QStringLiteral( "reference" ) ),
                          Parameter( QStringLiteral( "what" ), true, QStringLiteral( "geometry" ) ) },
                        geocode ),
          new Function( QStringLiteral( "doorstep_parse_address" ),
                        { Parameter( QStringLiteral( "address" ) ),
                          Parameter( QStringLiteral( "part" ), true, QStringLiteral( "all" ) ) },
                        parse ) };
      return made;
    }
  }

  void registerFunctions()
  {
    for ( Function *function : functions() )
      QgsExpression::registerFunction( function );
  }

  void unregisterFunctions()
  {
    for ( const Function *function : functions() )
      QgsExpression::unregisterFunction( function->name() );
  }
}
