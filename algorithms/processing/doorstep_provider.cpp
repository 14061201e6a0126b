#include "processing/doorstep_provider.h"

namespace doorstep
{
  const QString DoorstepProvider::ID = QStringLiteral( "doorstep" );

  void DoorstepProvider::loadAlgorithms()
  {
  }
}
