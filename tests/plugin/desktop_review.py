# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs inside the QGIS desktop: opens the review of the event's list and writes, again and again, what the pane shows,
so that the test can type as a person does who looks at it."""
import os
import traceback

from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QDockWidget, QLabel, QProgressBar, QPushButton, QWidget
from qgis.utils import iface

EVENT = os.environ["DOORSTEP_EVENT"]


def write(name, text):
    with open(os.path.join(EVENT, name + ".part"), "w", encoding="utf-8") as out:
        out.write(text)
    os.rename(os.path.join(EVENT, name + ".part"), os.path.join(EVENT, name))


def named(dock, name):
    return [w for w in dock.findChildren(QWidget) if w.objectName() == name][0]


def seen(widget):
    """Wholly inside the window that is on the screen."""
    window = iface.mainWindow()
    corner = widget.mapTo(window, widget.rect().topLeft())
    return widget.isVisible() and window.rect().contains(corner) and window.rect().contains(
        widget.mapTo(window, widget.rect().bottomRight()))


def tell(dock):
    settled = dock.findChild(QProgressBar, "reviewProgress").text().split(" ")
    shown = all(seen(named(dock, n)) for n in ("reviewTyped", "reviewWhy", "reviewCandidates"))
    write("state", "%s %s %d %d\n" % (settled[0], settled[2], named(dock, "reviewCandidates").topLevelItemCount(), shown))


def begin():
    try:
        for layer in ("parks", "streets"):
            QgsProject.instance().addMapLayer(QgsVectorLayer(EVENT + "/city/city.gpkg|layername=" + layer, layer, "ogr"))
        students = QgsVectorLayer(EVENT + "/city/students.csv", "students", "ogr")
        QgsProject.instance().addMapLayer(students)
        iface.mainWindow().showMaximized()
        dock = iface.mainWindow().findChild(QDockWidget, "DoorstepReviewPane")
        named(dock, "reviewList").setLayer(students)
        for files in [w for w in dock.findChildren(QWidget) if isinstance(w, QgsFileWidget)]:
            name = "corrections.csv" if files.objectName() == "reviewCorrections" else "reference.dsref"
            files.setFilePath(os.path.join(EVENT, name))
        dock.show()
        dock.raise_()
        QTimer.singleShot(1000, lambda: start(dock))
    except Exception:  # told by the test
        write("error", traceback.format_exc())


def start(dock):
    iface.mainWindow().activateWindow()
    dock.findChild(QPushButton, "reviewStart").click()
    if not dock.findChild(QLabel, "reviewTyped").text():
        write("error", dock.findChild(QLabel, "reviewSaid").text())
    timer.timeout.connect(lambda: tell(dock))
    timer.start(40)


timer = QTimer()
QTimer.singleShot(1500, begin)
