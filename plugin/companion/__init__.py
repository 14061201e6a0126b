# SPDX-License-Identifier: GPL-2.0-or-later
"""Doorstep in a user's profile: loads the native library that registers the Processing provider."""


def classFactory(iface):
    from .companion import Companion

    return Companion(iface)
