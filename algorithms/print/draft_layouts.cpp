// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/draft_layouts.h"

#include "base/error.h"
#include "print/page_layers.h"

#include <qgsprintlayout.h>
#include <qgsreadwritecontext.h>
#include <qgstextformat.h>
#include <qgsvectorlayer.h>

#include <QDomDocument>
#include <QTextStream>

#include <functional>

namespace doorstep
{
  namespace
  {
    const QString LAYER_TAG = QStringLiteral( "Layer" );
    const QString SOURCE_ATTRIBUTE = QStringLiteral( "source" );
    const QString TEXT_FORMAT = QStringLiteral( "text_format" ), VALUE_ATTRIBUTE = QStringLiteral( "value" );

    QgsTextFormat formatOf( const QDomElement &element )
    {
      QgsTextFormat format;
      format.readXml( element, QgsReadWriteContext() );
      return format;
    }

    QDomElement nextOf( QDomElement &child )
    {
      const QDomElement here = child;
      child = child.nextSiblingElement();
      return here;
    }

    // Elements without which the whole is read as it is with them are taken out.
    void dropNeedless( QDomElement parent, const std::function<bool()> &isAsBefore )
    {
      for ( QDomElement child = parent.firstChildElement(); !child.isNull(); )
      {
        const QDomElement here = nextOf( child );
        parent.removeChild( here );
        if ( isAsBefore() )
          continue;
        // Before no child would be before all.
        if ( child.isNull() )
          parent.appendChild( here );
        else
          parent.insertBefore( here, child );
        dropNeedless( here, isAsBefore );
      }
    }

    // Layers are said to be where the project has them.
    void point( const QDomElement &parent, const QHash<QString, QString> &shown, const QString &data )
    {
      for ( QDomElement child = parent.firstChildElement(); !child.isNull(); )
      {
        QDomElement here = nextOf( child );
        if ( here.hasAttribute( SOURCE_ATTRIBUTE ) )
        {
          const bool isLayer = here.tagName() == LAYER_TAG;
          const QString layer =
              shown.value( isLayer ? here.text() : here.attribute( QStringLiteral( "id" ) ) );
          if ( isLayer && layer.isEmpty() )
          {
            here.parentNode().removeChild( here );
            continue;
          }
          here.setAttribute( SOURCE_ATTRIBUTE, data + QStringLiteral( "|layername=" ) + layer );
          here.setAttribute( isLayer ? QStringLiteral( "provider" ) : QStringLiteral( "providerKey" ),
                             QStringLiteral( "ogr" ) );
        }
        point( here, shown, data );
      }
    }
  }

  // What is left out is read as it is without: a cell has the format of its table then, a format QGIS's own
  // settings of buffers, shadows and such.
  QString DraftLayouts::shortFormat( const QString &format, const QString &ofTable )
  {
    const auto known = mShort.constFind( ofTable + format );
    if ( known != mShort.constEnd() )
      return *known;
    QDomDocument document, table;
    QString shortened = format;
    if ( document.setContent( format ) && table.setContent( ofTable ) )
    {
      const QDomElement root = document.documentElement();
      const QgsTextFormat whole = formatOf( root );
      dropNeedless( root, [&] { return formatOf( root ) == whole; } );
      shortened = whole == formatOf( table.documentElement() ) ? QString() : document.toString( -1 );
    }
    return *mShort.insert( ofTable + format, shortened );
  }

  void DraftLayouts::shortenFormats( const QDomElement &table )
  {
    QString ofTable;
    QTextStream stream( &ofTable );
    table.firstChildElement( QStringLiteral( "contentTextFormat" ) ).firstChildElement().save( stream, -1 );
    QDomElement row = table.firstChildElement( QStringLiteral( "contents" ) ).firstChildElement();
    while ( !row.isNull() )
      for ( QDomElement cell = nextOf( row ).firstChildElement(); !cell.isNull(); )
        for ( QDomElement option = nextOf( cell ).firstChildElement(); !option.isNull(); )
          if ( QDomElement here = nextOf( option );
               here.attribute( QStringLiteral( "name" ) ) == TEXT_FORMAT )
            here.setAttribute( VALUE_ATTRIBUTE, shortFormat( here.attribute( VALUE_ATTRIBUTE ), ofTable ) );
  }

  void DraftLayouts::add( QgsPrintLayout &layout, const QString &data, const PageLayers &layers )
  {
    QDomDocument document;
    QDomElement root = layout.writeLayoutXml( document, QgsReadWriteContext() );
    document.appendChild( root );
    for ( QDomElement table = root.firstChildElement( QStringLiteral( "LayoutMultiFrame" ) ); !table.isNull();
          table = table.nextSiblingElement( QStringLiteral( "LayoutMultiFrame" ) ) )
      shortenFormats( table );
    QHash<QString, QString> shown;
    for ( std::size_t i = 0; i < PAGE_LAYER_COUNT; ++i )
      if ( const QgsVectorLayer *layer = layers.layer( static_cast<PageLayer>( i ) );
           layer->featureCount() > 0 )
        shown.insert( layer->id(), layer->name() );
    point( root, shown, data );
    mLayouts += document.toByteArray( -1 );
  }

  void DraftLayouts::putInto( QByteArray &project ) const
  {
    static const QByteArray none = "<Layouts/>";
    const auto place = project.indexOf( none );
    if ( place < 0 )
      throw InputError( "PROJECT cannot be written: QGIS left no place for its layouts." );
    project.replace( place, none.size(), "<Layouts>" + mLayouts + "</Layouts>" );
  }
}
