// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/page_template.h"

#include "print/page_layers.h"

#include <qgsapplication.h>
#include <qgslayoutitemlabel.h>
#include <qgslayoutitemmanualtable.h>
#include <qgslayoutitemmap.h>
#include <qgslayoutitempage.h>
#include <qgslayoutpagecollection.h>
#include <qgslayoutundostack.h>
#include <qgsreadwritecontext.h>
#include <qgstextformat.h>

#include <QDomDocument>
#include <QFile>
#include <QFontMetricsF>

#include <algorithm>
#include <array>

namespace doorstep
{
  namespace
  {
    // The user's folder, the profile, the library.
    QString pathOf( const QString &name, const QString &folder )
    {
      const QString file = name + QStringLiteral( ".qpt" );
      if ( !folder.isEmpty() && QFile::exists( folder + '/' + file ) )
        return folder + '/' + file;
      const QString profile = QgsApplication::qgisSettingsDirPath() + QStringLiteral( "doorstep/" ) + file;
      return QFile::exists( profile ) ? profile : QStringLiteral( ":/doorstep/styles/" ) + file;
    }

    const QDomDocument &parsed( const QString &path )
    {
      // Kept from page to page of one run; a changed file has another key.
      static QHash<QString, QDomDocument> documents;
      QFile file( path );
      if ( !file.open( QIODevice::ReadOnly ) )
        throw InputError( "A page template cannot be read: check the folder TEMPLATES." );
      const QByteArray bytes = file.readAll();
      const QString key = path + QString::number( qHash( bytes ) );
      auto found = documents.find( key );
      if ( found == documents.end() )
      {
        QDomDocument document;
        if ( !document.setContent( bytes ) )
          throw InputError(
              "A page template is not a QGIS layout template: save it again from the layout window." );
        found = documents.insert( key, document );
      }
      return *found;
    }
  }

  PageTemplate::PageTemplate( QgsProject &project, const QString &name, const QString &folder,
                              SheetSize sheet )
      : mName( name ), mLayout( std::make_unique<QgsPrintLayout>( &project ) )
  {
    // Nobody undoes what is done to a page: each step would be kept as XML.
    mLayout->undoStack()->blockCommands( true );
    bool ok = false;
    const QList<QgsLayoutItem *> items =
        mLayout->loadFromTemplate( parsed( pathOf( name, folder ) ), QgsReadWriteContext(), true, &ok );
    if ( !ok || mLayout->pageCollection()->pageCount() == 0 )
      throw InputError( "The template " + name.toStdString() +
                        ".qpt is not a QGIS layout template with a page." );
    const QStringList names = mLayout->customProperty( QStringLiteral( "variableNames" ) ).toStringList();
    const QStringList values = mLayout->customProperty( QStringLiteral( "variableValues" ) ).toStringList();
    mArrange = values.value( static_cast<int>( names.indexOf( QStringLiteral( "doorstep_arrange" ) ) ) ) !=
               QStringLiteral( "fixed" );
    for ( QgsLayoutItem *item : items )
      if ( !item->id().isEmpty() )
        mItems.insert( item->id(), item );
    if ( mArrange )
      mLayout->pageCollection()->page( 0 )->setPageSize( QgsLayoutSize( sheet.width, sheet.height ) );
  }

  QgsLayoutItemManualTable &PageTemplate::table( const char *id ) const
  {
    auto *table = qobject_cast<QgsLayoutItemManualTable *>( need<QgsLayoutFrame>( id ).multiFrame() );
    if ( !table )
      throw InputError( "The template " + mName.toStdString() + ".qpt has an item " + id +
                        " that is not a fixed table." );
    return *table;
  }

  void PageTemplate::put( QgsLayoutItem *item, const Box &box ) const
  {
    if ( !item || !mArrange )
      return;
    item->setReferencePoint( QgsLayoutItem::UpperLeft );
    item->attemptMove( QgsLayoutPoint( box.x, box.y ) );
    item->attemptResize( QgsLayoutSize( box.width, box.height ) );
  }

  void PageTemplate::setText( const char *id, const QString &text, const Box &box ) const
  {
    setText( id, text );
    put( find<QgsLayoutItemLabel>( id ), box );
  }

  void PageTemplate::setText( const char *id, const QString &text ) const
  {
    auto *label = find<QgsLayoutItemLabel>( id );
    if ( !label )
      return;
    // Whatever the template says: names are no markup.
    label->setMode( QgsLayoutItemLabel::ModeFont );
    if ( QgsTextFormat format = label->textFormat(); format.allowHtmlFormatting() )
    {
      format.setAllowHtmlFormatting( false );
      label->setTextFormat( format );
    }
    label->setText( asWritten( text ) );
  }

  void PageTemplate::remove( const char *id )
  {
    QgsLayoutItem *item = mItems.take( QString::fromLatin1( id ) );
    if ( !item )
      return;
    if ( auto *frame = qobject_cast<QgsLayoutFrame *>( item ) )
      mLayout->removeMultiFrame( frame->multiFrame() );
    mLayout->removeLayoutItem( item );
  }

  void PageTemplate::addCopy( QgsLayoutItem *made, const char *from, const QString &to )
  {
    if ( const QgsLayoutItem *model = find<QgsLayoutItem>( from ) )
    {
      QDomDocument document;
      QDomElement element = document.createElement( QStringLiteral( "Item" ) );
      model->writeXml( element, document, QgsReadWriteContext() );
      // An item of its own: what is lettered on a map is told by its uuid.
      QDomElement own = element.firstChildElement();
      own.setAttribute( QStringLiteral( "uuid" ), to );
      made->readXml( own, document, QgsReadWriteContext() );
    }
    made->setId( to );
    mLayout->addLayoutItem( made );
    mItems.insert( to, made );
  }

  QByteArray PageTemplate::copyInset( const char *id, std::size_t number )
  {
    const QByteArray name = insetId( number ).toLatin1();
    addCopy( new QgsLayoutItemMap( mLayout.get() ), id, QString::fromLatin1( name ) );
    addCopy( new QgsLayoutItemLabel( mLayout.get() ), ( QByteArray( id ) + "_text" ).constData(),
             QString::fromLatin1( name ) + QStringLiteral( "_text" ) );
    return name;
  }

  QgsLayoutItemLabel *PageTemplate::labelLike( const char *id, const char *model )
  {
    if ( !find<QgsLayoutItemLabel>( id ) )
      addCopy( new QgsLayoutItemLabel( mLayout.get() ), model, QString::fromLatin1( id ) );
    return find<QgsLayoutItemLabel>( id );
  }

  const char *PageTemplate::copyTable( const char *id, std::size_t number )
  {
    static constexpr std::array ids{ "table_b", "table_c" };
    const char *name = ids[( number - 1 ) % ids.size()];
    const QgsLayoutItemManualTable &model = table( id );
    QDomDocument document;
    QDomElement element = document.createElement( QStringLiteral( "Table" ) );
    model.writeXml( element, document, QgsReadWriteContext(), false );
    auto *copy = new QgsLayoutItemManualTable( mLayout.get() );
    copy->readXml( element.firstChildElement(), document, QgsReadWriteContext(), false );
    mLayout->addMultiFrame( copy );
    auto *frame = new QgsLayoutFrame( mLayout.get(), copy );
    frame->setId( QString::fromLatin1( name ) );
    copy->addFrame( frame );
    copy->setResizeMode( QgsLayoutMultiFrame::UseExistingFrames );
    mItems.insert( frame->id(), frame );
    return name;
  }

  QString asWritten( QString text )
  {
    // Expressions of nothing but the letters that would begin one.
    text.replace( QStringLiteral( "[%" ), QStringLiteral( "[%'['||'%'%]" ) );
    return text.replace( QStringLiteral( "$CURRENT_DATE" ), QStringLiteral( "[%'$'%]CURRENT_DATE" ) );
  }

  namespace
  {
    constexpr double PIXELS = 200; // of the em at which text is measured
    constexpr double POINT = 25.4 / 72;

    QFont measured( const QgsTextFormat &format )
    {
      QFont font = format.font();
      font.setPixelSize( static_cast<int>( PIXELS ) );
      return font;
    }
  }

  double textWidth( const QgsTextFormat &format, const QString &line )
  {
    return QFontMetricsF( measured( format ) ).horizontalAdvance( line ) / PIXELS * format.size() * POINT;
  }

  QString elided( const QgsTextFormat &format, const QString &line, double width )
  {
    QString cut = line;
    while ( cut.size() > 1 &&
            textWidth( format, cut.size() < line.size() ? cut + QChar( 0x2026 ) : cut ) > width )
      cut.chop( 1 );
    return cut.size() < line.size() ? cut.trimmed() + QChar( 0x2026 ) : line;
  }

  QString shortName( const QString &name )
  {
    constexpr int most = 48;
    return name.size() <= most ? name : name.left( most - 1 ).trimmed() + QChar( 0x2026 );
  }

  double lineHeight( const QgsTextFormat &format )
  {
    const QFontMetricsF metrics( measured( format ) );
    const double own =
        ( metrics.height() + std::max( 0.0, metrics.leading() ) ) / PIXELS * format.size() * POINT;
    return format.lineHeightUnit() == Qgis::RenderUnit::Percentage ? own * format.lineHeight() : own;
  }

  QStringList wrapped( const QgsTextFormat &format, const QString &text, double width )
  {
    QStringList lines;
    for ( const QString &paragraph : text.split( '\n' ) )
    {
      if ( !paragraph.startsWith( ' ' ) && textWidth( format, paragraph ) <= width )
      {
        lines << paragraph;
        continue;
      }
      QString line;
      for ( QString word : paragraph.split( ' ' ) )
      {
        const QString longer = line.isEmpty() ? word : line + ' ' + word;
        if ( textWidth( format, longer ) <= width )
        {
          line = longer;
          continue;
        }
        if ( !line.isEmpty() )
          lines << line;
        while ( word.size() > 1 && textWidth( format, word ) > width )
        {
          int fits = static_cast<int>( word.size() ) - 1;
          while ( fits > 1 && textWidth( format, word.left( fits ) ) > width )
            --fits;
          lines << word.left( fits );
          word = word.mid( fits );
        }
        line = word;
      }
      lines << line;
    }
    return lines;
  }
}
