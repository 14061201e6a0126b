# SPDX-License-Identifier: GPL-2.0-or-later
"""The Python companion: a few lines by which QGIS finds the native library beside it.

Only C functions are called, so any Python will do; the desktop's interface crosses the border as a bare address.
"""

import ctypes
import os

from qgis.core import Qgis, QgsApplication, QgsMessageLog
from qgis.PyQt import sip

LIBRARY = "libplugin_doorstep.so"


def libraries():
    """Where the library may lie: beside this file (zip) or in QGIS's plugin folder (.deb)."""
    yield os.path.join(os.path.dirname(__file__), LIBRARY)
    yield os.path.join(QgsApplication.pluginPath(), LIBRARY)


class Companion:
    def __init__(self, iface):
        self.iface = iface
        self.library = None

    def initProcessing(self):
        if QgsApplication.processingRegistry().providerById("doorstep"):
            return  # the desktop plugin or the provider hook came first
        reasons = []
        for path in libraries():
            if not os.path.exists(path):
                continue
            try:
                library = ctypes.CDLL(path)
            except OSError as error:
                reasons.append(str(error))
                continue
            if library.doorstep_register() == 0:
                self.library = library
            return
        QgsMessageLog.logMessage(
            "Doorstep's library was not loaded: it must be built for QGIS "
            f"{Qgis.version()}. " + " ".join(reasons),
            "Doorstep",
            Qgis.MessageLevel.Critical,
        )

    def initGui(self):
        self.initProcessing()
        if self.library is not None:
            self.library.doorstep_show(ctypes.c_void_p(sip.unwrapinstance(self.iface)))

    def unload(self):
        if self.library is not None:
            self.library.doorstep_hide()
            self.library.doorstep_unregister()
            self.library = None
