// SPDX-License-Identifier: GPL-2.0-or-later
// The widgets that Doorstep's parameters ask for (processing/parameter_widgets.h), in every dialog of QGIS.
#pragma once
#include <memory>

namespace doorstep
{
  // Registered while it lives.
  class ParameterWrappers
  {
    public:
      ParameterWrappers();
      ~ParameterWrappers();
      ParameterWrappers( const ParameterWrappers & ) = delete;
      ParameterWrappers &operator=( const ParameterWrappers & ) = delete;

    private:
      class Factories;
      std::unique_ptr<Factories> mFactories;
  };
}
