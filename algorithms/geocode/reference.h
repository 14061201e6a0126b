// SPDX-License-Identifier: GPL-2.0-or-later
// A *.dsref file, opened: mapped into memory, checked as a whole once, then read by any number of threads.
//
//   const Reference reference = Reference::open( "county.dsref" );
//   const Geocoder geocoder( reference );
#pragma once
#include "geocode/local_frame.h"
#include "geocode/reference_records.h"

#include <filesystem>
#include <memory>
#include <string>

namespace doorstep
{
  class Reference
  {
    public:
      // Throws InputError: not there, not a reference, of another version, damaged or cut.
      static Reference open( const std::filesystem::path &path );
      // The same from bytes that live as long as the Reference does.
      static Reference fromBytes( std::shared_ptr<const std::string> bytes );

      const ReferenceView &view() const { return mView; }
      LocalFrame frame() const { return { mView.meta->geographic != 0, mView.meta->metersPerUnit }; }
      std::string_view authId() const { return mView.text( mView.meta->authId ); }
      std::string_view wkt() const { return mView.text( mView.meta->wkt ); }

    private:
      Reference() = default;
      void attach( const char *data, std::size_t size );

      ReferenceView mView;
      std::shared_ptr<const void> mHold; // the mapping or the bytes
  };

  // The bytes of a reference file with these arrays.
  std::string serialize( const ReferenceView &view );
}
