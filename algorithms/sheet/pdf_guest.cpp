// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/pdf_guest.h"

#include "base/error.h"
#include "base/platform/process.h"
#include "sheet/pdf_file.h"

namespace doorstep
{
  namespace
  {
    constexpr char goodAnswer = 'G', badAnswer = 'B', answerEnd = '.'; // what an answer starts and ends with
    constexpr const char *tooMuch = "it needs too much memory or time; print it to a new PDF and give that.";

    std::string answerTo( std::string_view pdf )
    {
      try
      {
        PdfWriter writer;
        writer.addPages( pdf );
        return goodAnswer + writer.bytes( {} ) + answerEnd;
      }
      catch ( const InputError &why )
      {
        return badAnswer + std::string( why.what() ) + answerEnd;
      }
    }
  }

  std::string guestPages( std::string_view pdf, const GuestLimits &limits )
  {
    if ( pdf.size() > limits.largestFile )
      throw InputError( "it is larger than " + std::to_string( limits.largestFile >> 20 ) +
                        " MB; scan its pages at a lower resolution." );
    std::string answer;
    switch ( platform::workApart(
        [&] { return answerTo( pdf ); },
        { limits.memory, 2 * limits.largestFile, limits.seconds, 4UL * limits.seconds }, answer ) )
    {
    case platform::Apart::Done:
      break;
    case platform::Apart::NoRoom:
      throw InputError( "this machine has no room for another process; close other programs and run again." );
    case platform::Apart::Unknown:
      throw InputError(
          "pages from outside cannot be read safely on this system yet; leave them out and print "
          "them beside." );
    }
    if ( answer.size() < 2 || answer.back() != answerEnd ||
         ( answer[0] != goodAnswer && answer[0] != badAnswer ) )
      throw InputError( tooMuch );
    const char first = answer[0];
    answer.pop_back();
    answer.erase( 0, 1 );
    if ( first == badAnswer )
      throw InputError( answer );
    return answer;
  }
}
