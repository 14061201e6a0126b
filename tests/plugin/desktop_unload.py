# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs inside the QGIS desktop: takes the plugin away and brings it back eleven times, once while a dialog's run is at
work and once while the panel's is, and writes what is left each time."""
import os

import processing
from processing.gui.AlgorithmDialog import AlgorithmDialog
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTimer
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QPushButton
from qgis.utils import iface, plugins

FOLDER = os.path.dirname(os.environ["DOORSTEP_PROFILES"])
said = []


def registry():
    return QgsApplication.processingRegistry()


def docks():
    return len([d for d in iface.mainWindow().findChildren(QDockWidget) if d.objectName() == "DoorstepRoadPanel"])


def turn():
    plugins["doorstep"].unload()
    QCoreApplication.processEvents()
    gone = registry().providerById("doorstep") is None and docks() == 0
    plugins["doorstep"].initGui()
    QCoreApplication.processEvents()
    return gone and registry().providerById("doorstep") is not None and docks() == 1


def run_at_work():
    """A dialog with a run that takes longer than the unload waits to begin."""
    dialog = AlgorithmDialog(registry().createAlgorithmById("doorstep:samplecity"), parent=iface.mainWindow())
    dialog.show()
    dialog.mainWidget().setParameters(
        {"HOUSEHOLDS": 3000, "ADDRESSES": 300000, "SEED": 1, "FOLDER": os.path.join(FOLDER, "city")})
    dialog.runButton().click()
    for _ in range(200):
        QCoreApplication.processEvents()
        if QgsApplication.taskManager().countActiveTasks():
            break
    return dialog


def panel_at_work():
    """The panel makes its city, in documents of the test's own."""
    os.environ["HOME"] = FOLDER
    panel = [d for d in iface.mainWindow().findChildren(QDockWidget) if d.objectName() == "DoorstepRoadPanel"][0]
    panel.show()
    panel.findChild(QPushButton, "tryCity").click()
    for _ in range(200):
        QCoreApplication.processEvents()
        if QgsApplication.taskManager().countActiveTasks():
            break


def check():
    try:
        for _ in range(9):
            said.append("ok" if turn() else "left behind")
        run_at_work()
        said.append("at work" if QgsApplication.taskManager().countActiveTasks() else "nothing ran")
        said.append("ok" if turn() else "left behind")
        panel_at_work()
        said.append("at work" if QgsApplication.taskManager().countActiveTasks() else "nothing ran")
        said.append("ok" if turn() else "left behind")
        said.append("tasks %d" % QgsApplication.taskManager().countActiveTasks())
        said.append("dialogs %d" % len([w for w in QApplication.topLevelWidgets() if isinstance(w, AlgorithmDialog)]))
        said.append("files %s" % sorted(os.listdir(os.path.join(FOLDER, "city"))
                                        if os.path.isdir(os.path.join(FOLDER, "city")) else []))
    except Exception as error:  # told by the test
        said.append(repr(error))
    with open(os.path.join(FOLDER, "desktop.part"), "w", encoding="utf-8") as out:
        out.write("\n".join(said) + "\n")
    os.rename(os.path.join(FOLDER, "desktop.part"), os.path.join(FOLDER, "desktop.txt"))
    iface.newProject(False)
    iface.actionExit().trigger()


QTimer.singleShot(1500, check)
