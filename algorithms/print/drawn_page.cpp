#include "print/drawn_page.h"

#include "base/error.h"

#include <qgslayoutexporter.h>
#include <qgslayoutitemmap.h>

#include <algorithm>
#include <sys/mman.h>
#include <unistd.h>

namespace doorstep
{
  namespace
  {
    // What QGIS takes for a file of the disk and what has no name there (memfd_create).
    class PageInMemory
    {
      public:
        PageInMemory() : mFile( ::memfd_create( "page.pdf", MFD_CLOEXEC ) )
        {
          if ( mFile < 0 )
            throw InputError( "A page could not be drawn: there are too many open files." );
        }
        PageInMemory( const PageInMemory & ) = delete;
        PageInMemory &operator=( const PageInMemory & ) = delete;
        ~PageInMemory() { ::close( mFile ); }
        QString path() const { return QStringLiteral( "/proc/self/fd/%1" ).arg( mFile ); }
        std::string bytes() const
        {
          std::string read( static_cast<std::size_t>( std::max<off_t>( 0, ::lseek( mFile, 0, SEEK_END ) ) ),
                            ' ' );
          std::size_t have = 0;
          while ( have < read.size() )
          {
            const ssize_t got =
                ::pread( mFile, read.data() + have, read.size() - have, static_cast<off_t>( have ) );
            if ( got <= 0 )
              throw InputError( "A page could not be read back: there may be too little memory." );
            have += static_cast<std::size_t>( got );
          }
          return read;
        }

      private:
        int mFile = -1;
    };
  }

  const QgsLabelingResults *DrawnPage::of( const PageTemplate &page, const QString &id ) const
  {
    const auto *map = page.find<QgsLayoutItemMap>( id.toLatin1().constData() );
    const auto found = map ? labels.find( map->uuid() ) : labels.end();
    return found == labels.end() ? nullptr : found->second.get();
  }

  DrawnPage drawPage( PageTemplate &page )
  {
    QgsLayoutExporter exporter( &page.layout() );
    QgsLayoutExporter::PdfExportSettings settings;
    settings.dpi = 300;
    settings.appendGeoreference = false;
    settings.exportMetadata = false;
    settings.writeGeoPdf = false;
    settings.includeGeoPdfFeatures = false;
    settings.simplifyGeometries = true;
    settings.forceVectorOutput = true;
    settings.textRenderFormat = Qgis::TextRenderFormat::AlwaysText;
    // A file in memory alone, so that no page of a run that dies is left on a disk.
    const PageInMemory memory;
    if ( exporter.exportToPdf( memory.path(), settings ) != QgsLayoutExporter::Success )
      throw InputError( "A page could not be drawn: there may be too little memory." );
    DrawnPage drawn;
    drawn.bytes = memory.bytes();
    const auto results = exporter.takeLabelingResults();
    for ( auto one = results.begin(); one != results.end(); ++one )
      drawn.labels[one.key()].reset( one.value() );
    return drawn;
  }
}
