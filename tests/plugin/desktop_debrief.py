# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs inside the QGIS desktop: opens the debrief from paper on the event's plan and writes, again and again, how many
outcomes are typed and whether the code's field waits for keys, so that the test can type as a person does who looks at it."""
import os
import traceback

from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QLabel, QProgressBar, QPushButton
from qgis.utils import iface

EVENT = os.environ["DOORSTEP_EVENT"]


def write(name, text):
    with open(os.path.join(EVENT, name + ".part"), "w", encoding="utf-8") as out:
        out.write(text)
    os.rename(os.path.join(EVENT, name + ".part"), os.path.join(EVENT, name))


def tell(dock):
    typed = dock.findChild(QProgressBar, "debriefProgress").text().split(" ")
    focus = QApplication.focusWidget()
    write("state", "%s %s %s\n%s\n" % (typed[0], typed[2], focus.objectName() if focus else "-",
                                       dock.findChild(QLabel, "debriefWhy").text()))


def begin():
    try:
        for name in ("zones", "visits"):
            QgsProject.instance().addMapLayer(QgsVectorLayer(os.path.join(EVENT, "plan", name + ".gpkg"), name, "ogr"))
        iface.mainWindow().showMaximized()
        dock = iface.mainWindow().findChild(QDockWidget, "DoorstepDebriefDock")
        dock.findChild(QgsFileWidget, "debriefOutcomes").setFilePath(os.environ["TYPED"])
        dock.show()
        dock.raise_()
        QTimer.singleShot(1000, lambda: start(dock))
    except Exception:  # told by the test
        write("error", traceback.format_exc())


def start(dock):
    iface.mainWindow().activateWindow()
    dock.findChild(QPushButton, "debriefStart").click()
    if dock.findChild(QLabel, "debriefSaid").text():
        write("error", dock.findChild(QLabel, "debriefSaid").text())
    timer.timeout.connect(lambda: tell(dock))
    timer.start(40)


timer = QTimer()
QTimer.singleShot(1500, begin)
