// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/pdf_guest.h"

#include "base/error.h"
#include "base/platform/process.h"
#include "sheet/pdf_file.h"

namespace doorstep
{
  namespace
  {
    constexpr char GOOD_ANSWER = 'G', BAD_ANSWER = 'B',
                   ANSWER_END = '.'; // what an answer starts and ends with
    constexpr const char *TOO_MUCH = "it needs too much memory or time; print it to a new PDF and give that.";

    std::string answerTo( std::string_view pdf )
    {
      try
      {
        PdfWriter writer;
        writer.addPages( pdf );
        return GOOD_ANSWER + writer.bytes( {} ) + ANSWER_END;
      }
      catch ( const InputError &why )
      {
        return BAD_ANSWER + std::string( why.what() ) + ANSWER_END;
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
    if ( answer.size() < 2 || answer.back() != ANSWER_END ||
         ( answer[0] != GOOD_ANSWER && answer[0] != BAD_ANSWER ) )
      throw InputError( TOO_MUCH );
    const char first = answer[0];
    answer.pop_back();
    answer.erase( 0, 1 );
    if ( first == BAD_ANSWER )
      throw InputError( answer );
    return answer;
  }
}
