// What all pages of one run have in common.
#pragma once
#include "print/words.h"
#include "privacy/roles.h"
#include "sheet/paper.h"

#include <QString>
#include <QTime>

namespace doorstep
{
  struct PageOptions
  {
      Role role = Role::Team;
      Paper paper = Paper::Letter;
      PageLanguage language = PageLanguage::English;
      bool blackAndWhite = false;
      bool draft = true;
      QString event, date, returnBy;
      QTime start;       // invalid: the table shows minutes after the start
      QString templates; // folder of the user's own .qpt and .qml; empty: none
      QString say( const QString &english, const QString &spanish ) const
      {
        return doorstep::say( language, english, spanish );
      }
      QString lines( const QString &english, const QString &spanish ) const
      {
        return doorstep::say( language, english, spanish, QStringLiteral( "\n" ) );
      }
      // On every page of the leader's packet.
      QString confidential() const
      {
        return say( QStringLiteral( "CONFIDENTIAL" ), QStringLiteral( "CONFIDENCIAL" ) );
      }
  };
}
