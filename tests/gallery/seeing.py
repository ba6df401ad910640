"""How colours are seen: contrast (WCAG 2), and distance (CIEDE2000) also without red or green (Machado et al. 2009, severity 1)."""

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
SIGHTS: dict[str, Vector] = {
    "usual": np.eye(3),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    ),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    ),
}
"""What becomes of linear red, green and blue."""
_XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]])


def contrast(one: str, other: str) -> float:
    """1 to 21, of two colours as #rrggbb."""
    darker, lighter = sorted(float(_XYZ[1] @ _linear(colour)) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def distance(one: str, other: str, sight: str) -> float:
    """CIEDE2000 of two colours in one of `SIGHTS`; about 2 is seen side by side, 10 at a glance."""
    return ciede2000(*(_lab(np.clip(SIGHTS[sight] @ _linear(colour), 0, 1)) for colour in (one, other)))


def _linear(colour: str) -> Vector:
    told = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(told <= 0.04045, told / 12.92, ((told + 0.055) / 1.055) ** 2.4)


def _lab(linear: Vector) -> Vector:
    share = (_XYZ @ linear) / (_XYZ @ np.ones(3))
    root = np.where(share > 216 / 24389, np.cbrt(share), (24389 / 27 * share + 16) / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def ciede2000(one: Vector, other: Vector) -> float:
    """Of two colours in CIELAB, by Sharma, Wu and Dalal (2005)."""
    (light1, a1, b1), (light2, a2, b2) = one, other
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    stretch = 1.5 - 0.5 * np.sqrt(mean**7 / (mean**7 + 25**7))
    a1, a2 = a1 * stretch, a2 * stretch
    chroma1, chroma2 = np.hypot(a1, b1), np.hypot(a2, b2)
    hue1, hue2 = (np.degrees(np.arctan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    grey = chroma1 * chroma2 == 0
    turn = 0.0 if grey else (hue2 - hue1 + 180) % 360 - 180
    hue = hue1 + hue2 if grey else (hue1 + turn / 2) % 360
    light, chroma = (light1 + light2) / 2, (chroma1 + chroma2) / 2
    waves = ((-0.17, 1, 30), (0.24, 2, 0), (0.32, 3, -6), (-0.20, 4, 63))
    weight = 1 + sum(height * np.cos(np.radians(times * hue - shift)) for height, times, shift in waves)
    parts = np.array(
        [
            (light2 - light1) / (1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2)),
            (chroma2 - chroma1) / (1 + 0.045 * chroma),
            2 * np.sqrt(chroma1 * chroma2) * np.sin(np.radians(turn / 2)) / (1 + 0.015 * chroma * weight),
        ]
    )
    rotation = -2 * np.sqrt(chroma**7 / (chroma**7 + 25**7)) * np.sin(np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2))))
    return float(np.sqrt(parts @ parts + rotation * parts[1] * parts[2]))
