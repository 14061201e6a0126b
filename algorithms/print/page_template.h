// SPDX-License-Identifier: GPL-2.0-or-later
// A page made from a template: styles/<name>.qpt from the user's folder, the profile or the library, its
// items found by their ids. A template says how items look; where they lie says the arrangement, unless the
// template's layout variable doorstep_arrange is "fixed".
#pragma once
#include "base/error.h"
#include "sheet/paper.h"

#include <qgslayoutframe.h>
#include <qgslayoutitem.h>
#include <qgsprintlayout.h>

#include <QHash>

#include <memory>

class QgsLayoutItemLabel;
class QgsLayoutItemManualTable;

namespace doorstep
{
  class PageTemplate
  {
    public:
      // Throws InputError where the file is no template.
      PageTemplate( QgsProject &project, const QString &name, const QString &folder, SheetSize sheet );

      QgsPrintLayout &layout() { return *mLayout; }
      bool arranged() const { return mArrange; }

      // Null where the template has no such item: a user may leave furniture out.
      template <class Item> Item *find( const char *id ) const
      {
        return dynamic_cast<Item *>( mItems.value( QString::fromLatin1( id ) ) );
      }
      // Throws InputError, naming template and item.
      template <class Item> Item &need( const char *id ) const
      {
        if ( Item *item = find<Item>( id ) )
          return *item;
        throw InputError( "The template " + mName.toStdString() + ".qpt has no item with the id " + id +
                          " of the right kind: add it or remove the template to use Doorstep's own." );
      }
      QgsLayoutItemManualTable &table( const char *id ) const;

      // Moves and resizes the item, where the template leaves that to the arrangement.
      void put( QgsLayoutItem *item, const Box &box ) const;
      void setText( const char *id, const QString &text, const Box &box ) const;
      // As it is written: neither expression nor HTML nor date.
      void setText( const char *id, const QString &text ) const;
      void remove( const char *id );
      // The label with the id; where the template is older and has none, one that looks like another of it.
      QgsLayoutItemLabel *labelLike( const char *id, const char *model );
      // A further table that looks like the one with the id, the first having the number 1; its id.
      const char *copyTable( const char *id, std::size_t number );
      // A further inset that looks like the first, with its label; its id.
      QByteArray copyInset( const char *id, std::size_t number );

    private:
      // A new item that looks like the one with the id `from`, where there is one.
      void addCopy( QgsLayoutItem *made, const char *from, const QString &to );
      QString mName;
      std::unique_ptr<QgsPrintLayout> mLayout;
      QHash<QString, QgsLayoutItem *> mItems;
      bool mArrange = true;
  };

  // What a label must be given to show the text letter for letter: QGIS evaluates [% … %] and $CURRENT_DATE.
  QString asWritten( QString text );

  // Width in millimetres of one line of text.
  double textWidth( const QgsTextFormat &format, const QString &line );
  // The text broken at spaces (and where a word is longer than the line, inside it) into lines that fit.
  QStringList wrapped( const QgsTextFormat &format, const QString &text, double width );
  // The line, its end cut off where it is longer than that: "Central Elementa…".
  QString elided( const QgsTextFormat &format, const QString &line, double width );
  // A name on a map: not longer than a label can be.
  QString shortName( const QString &name );
  // Millimetres from line to line.
  double lineHeight( const QgsTextFormat &format );
}
