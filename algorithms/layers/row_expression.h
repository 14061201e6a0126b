// SPDX-License-Identifier: GPL-2.0-or-later
// An expression that the user gave for the rows of a list, checked before the first row is read.
#pragma once
#include <qgsexpression.h>
#include <qgsexpressioncontext.h>

#include <string>

namespace doorstep
{
  class RowExpression
  {
    public:
      // Empty text: not given. Throws InputError: no expression, a column that the list does not have, a
      // column's name in single quotes, which is a text and the same for every row.
      RowExpression( const char *parameter, const QString &text, const QgsFields &fields,
                     const QgsExpressionContext &context );

      bool given() const { return mGiven; }
      // It reads nothing of a row: one value for all.
      bool isConstant() const { return mConstant; }
      // Of the row; rows are counted from 1. Throws InputError where it cannot be computed.
      QVariant of( const QgsFeature &feature, qlonglong row );

    private:
      QgsExpression mExpression;
      QgsExpressionContext mContext;
      std::string mParameter;
      bool mGiven, mConstant = false;
  };

  // The columns that an expression reads; empty where it is none.
  QStringList columnsRead( const QString &expression );

  // A cell's text, trimmed; numbers that a spreadsheet turned into text lose their ".0" (unit 10.0, ZIP
  // 85701.0).
  QString plainText( const QVariant &value );
}
