# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs inside the QGIS desktop: follows the guide's first page with clicks and keys, and takes its pictures."""
import os
import traceback

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QRect, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget, QLabel, QLineEdit, QProgressBar, QPushButton, QScrollArea, QTreeWidget
from qgis.utils import iface

FOLDER = os.environ["DOORSTEP_PICTURES"]
window = iface.mainWindow()


def wait(milliseconds):
    QTest.qWait(milliseconds)


def until(happened, seconds=180):
    for _ in range(seconds * 10):
        wait(100)
        if happened():
            return
    raise RuntimeError("nothing happened in %d s" % seconds)


def dock(name):
    return window.findChild(QDockWidget, name)


def settled():
    """The map is drawn and nothing of the panel's runs."""
    until(lambda: not dock("DoorstepRoadPanel").findChild(QProgressBar).isVisible())
    wait(1200)
    until(lambda: not iface.mapCanvas().isDrawing())


def picture(name):
    settled()
    iface.messageBar().clearWidgets()
    wait(300)
    window.grab().save(os.path.join(FOLDER, name + ".png"))


def click(panel, name):
    button = panel.findChild(QPushButton, name)
    shown = panel.findChild(QScrollArea)
    shown.ensureWidgetVisible(button, 0, 60)
    wait(300)
    assert button.isEnabled(), name + ": " + panel.findChild(QLabel, name + "State").text()
    QTest.mouseClick(button, Qt.LeftButton)


def step(panel, number):
    click(panel, "step%d" % number)
    settled()
    result = panel.findChild(QLabel, "step%dResult" % number)
    assert result.text(), "step %d: %s" % (number, panel.findChild(QLabel, "panelSaid").text())
    panel.findChild(QScrollArea).ensureWidgetVisible(result, 0, 120)


def zoom_to(part):
    """To the layer whose name holds part."""
    layer = [x for x in QgsProject.instance().mapLayers().values() if part in x.name().lower()][0]
    iface.mapCanvas().setExtent(iface.mapCanvas().mapSettings().layerExtentToOutputExtent(layer, layer.extent()))
    iface.mapCanvas().zoomByFactor(1.05)
    iface.mapCanvas().refresh()


def follow():
    window.showNormal()
    window.setGeometry(QRect(0, 0, 1366, 768))
    for name in ("Browser", "LayerOrder"):
        if dock(name):
            dock(name).hide()
    panel = dock("DoorstepRoadPanel")
    panel.show()
    panel.raise_()
    wait(1000)
    click(panel, "tryCity")
    wait(500)
    settled()
    picture("made-up-city")
    step(panel, 1)
    step(panel, 2)
    picture("geocoded")
    click(panel, "openReview")
    wait(1500)
    review = dock("DoorstepReviewPane")
    picture("review")
    review.close()
    panel.raise_()
    for name in ("passphraseFirst", "passphraseSecond"):
        QTest.keyClicks(panel.findChild(QLineEdit, name), "seven green doors on Elm")
    step(panel, 3)
    step(panel, 4)
    zoom_to("zones")
    picture("zones")
    step(panel, 5)
    step(panel, 6)
    picture("printed")
    click(panel, "openDebrief")
    wait(1000)
    debrief = dock("DoorstepDebriefDock")
    for outcome in ("m", "n", "b"):
        code = debrief.findChild(QTreeWidget, "debriefPackets").topLevelItem(0).text(3).split()[0]
        QTest.keyClicks(debrief.findChild(QLineEdit, "debriefCode"), code)
        QTest.keyClicks(debrief.findChild(QTreeWidget, "debriefChoices"), outcome)
        if outcome != "b":
            QTest.keyClick(debrief.findChild(QTreeWidget, "debriefChoices"), Qt.Key_Return)
    QTest.keyClicks(debrief.findChild(QLineEdit, "debriefWhen"), "10:30")
    picture("debrief")
    debrief.close()
    panel.raise_()
    hand = dock("DoorstepHandDock")
    hand.show()
    hand.raise_()
    wait(300)
    QTest.mouseClick(hand.findChild(QPushButton, "handOpen"), Qt.LeftButton)
    wait(1500)
    picture("zones-by-hand")


def run():
    try:
        follow()
        open(os.path.join(FOLDER, "done"), "w").close()
    except Exception:
        window.grab().save(os.path.join(FOLDER, "failed.png"))
        with open(os.path.join(FOLDER, "error.txt"), "w", encoding="utf-8") as out:
            out.write(traceback.format_exc())
    iface.newProject(False)
    iface.actionExit().trigger()


QTimer.singleShot(2500, run)
