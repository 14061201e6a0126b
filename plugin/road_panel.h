// The panel "Doorstep": the road from the list to the printed maps as steps, each with what it is for and a
// button that opens its dialog, and what of it this project holds. It has no data of its own.
#pragma once
#include <qgsdockwidget.h>

#include <QHash>

class QLabel;
class QgisInterface;
class QVBoxLayout;

namespace doorstep
{
  class RoadPanel : public QgsDockWidget
  {
      Q_OBJECT
    public:
      explicit RoadPanel( QgisInterface *iface );

      // The reference in which the search bar finds addresses.
      void takeReference( const QString &path );
      void chooseReference();

    private:
      struct Step
      {
          const char *algorithm; // its id in the provider
          const char *title;
          const char *purpose;
      };
      void addHeading( QVBoxLayout *layout, const QString &text, const QString &explanation );
      void addStep( QVBoxLayout *layout, const Step &step );
      void addSearch( QVBoxLayout *layout );
      void showReference();
      // Beside each step the layers of this project that it left.
      void showLayers();
      void setFound( const char *algorithm, const QString &text );
      void copyModel();

      QgisInterface *mIface = nullptr;
      QLabel *mReference = nullptr;
      QHash<QString, QLabel *> mFound; // by algorithm
  };
}
