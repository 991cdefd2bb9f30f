# SPDX-License-Identifier: GPL-2.0-or-later
"""What printing, stamping and scanning do to a page: a picture of it, and where each point of it has come to.

Everything is drawn by a generator that is seeded by the page's name, so that the same page gives the same scan.
"""
import dataclasses
import hashlib

import cv2
import numpy

cv2.setNumThreads(1)


@dataclasses.dataclass(frozen=True)
class Profile:
    dpi: int
    colour: bool = False
    turn: float = 0.3  # degrees, at most
    lens: float = 0.0  # how far corners move, of the page's side
    bend: float = 0.0  # pixels at 200 dpi, by which lines are bent
    toner: tuple = (0, 30)  # how light the darkest print is, 0-255
    faded: float = 0.0  # share of the rules' length that is hardly printed
    stamp: bool = False
    shade: float = 0.04
    lid: bool = False  # dark borders
    blur: float = 0.6  # pixels at 200 dpi
    noise: float = 3.0
    quality: int = 75  # of JPEG; 0: two tones


# The first three are those of the table in docs/scans.md.
PROFILES = {
    "clean300": Profile(300),
    "grey200": Profile(200, turn=0.7, lens=0.001, bend=0.6, toner=(10, 50), faded=0.1, shade=0.08, blur=0.7, noise=5,
                       quality=70),
    "bad200": Profile(200, True, 1.5, 0.006, 2.0, (30, 90), 0.35, True, 0.35, True, 0.9, 9, 45),
    "stamped300": Profile(300, True, 1.0, 0.002, 1.5, (20, 60), 0.1, True, 0.12, False, 0.9, 6, 60),
    "grey150": Profile(150, turn=0.8, lens=0.001, bend=0.5, toner=(10, 50), faded=0.1, shade=0.08, blur=0.5, noise=4,
                       quality=60),
    "fax200": Profile(200, turn=1.0, lens=0.002, bend=0.8, toner=(0, 40), faded=0.1, shade=0.1, lid=True, blur=0.6,
                      noise=10, quality=0),
    "stampedgrey200": Profile(200, turn=1.0, lens=0.002, bend=0.8, toner=(10, 60), faded=0.1, stamp=True, shade=0.12,
                              blur=0.8, noise=6, quality=60),
}


def generator(*names):
    digest = hashlib.sha256("\0".join(map(str, names)).encode()).digest()
    return numpy.random.default_rng(int.from_bytes(digest[:8], "little"))


def wave(random, length, knots):
    """A smooth curve between -1 and 1."""
    return numpy.interp(numpy.arange(length), numpy.linspace(0, length - 1, knots), random.uniform(-1, 1, knots))


def fade_rules(page, random, share, dpi):
    dark = (page.min(axis=2) < 150).astype(numpy.uint8)
    length = dpi // 2
    across = cv2.morphologyEx(dark, cv2.MORPH_OPEN, numpy.ones((1, length), numpy.uint8))
    down = cv2.morphologyEx(dark, cv2.MORPH_OPEN, numpy.ones((length, 1), numpy.uint8))
    rules = cv2.dilate(across | down, numpy.ones((3, 3), numpy.uint8)).astype(numpy.float32)
    height, width = rules.shape
    cloud = random.random((height // (dpi // 3) + 2, width // (dpi // 3) + 2)).astype(numpy.float32)
    cloud = cv2.resize(cloud, (width, height), interpolation=cv2.INTER_LINEAR)
    strength = numpy.clip(0.3 + 6 * (share - cloud), 0, 0.85) * (cloud < share) * rules
    return page + (250 - page) * strength[..., None]


def seal(random, radius):
    """Ink of a round seal, 0 to 1: a ring, a star, strokes along the ring, a line of figures."""
    side = int(2.2 * radius)
    middle = side // 2
    ink = numpy.zeros((side, side), numpy.float32)
    cv2.circle(ink, (middle, middle), int(radius), 1, max(2, int(radius * 0.06)), cv2.LINE_AA)
    angles = numpy.arange(10) * numpy.pi / 5
    reach = numpy.where(numpy.arange(10) % 2, 0.12, 0.3) * radius
    star = numpy.stack([middle + reach * numpy.sin(angles), middle - reach * numpy.cos(angles)], 1)
    cv2.fillPoly(ink, [star.astype(numpy.int32)], 1, cv2.LINE_AA)
    for angle in numpy.deg2rad(numpy.linspace(-135, 135, 12)):
        x, y = middle + 0.76 * radius * numpy.sin(angle), middle - 0.76 * radius * numpy.cos(angle)
        size = 0.13 * radius
        for _ in range(6):
            p, q = random.uniform(-size, size, 2), random.uniform(-size, size, 2)
            q = numpy.array([p[0], q[1]]) if random.random() < 0.5 else numpy.array([q[0], p[1]])
            cv2.line(ink, (int(x + p[0]), int(y + p[1])), (int(x + q[0]), int(y + q[1])), 1,
                     max(1, int(radius * 0.025)), cv2.LINE_AA)
    for k in range(6):
        x = int(middle - 0.45 * radius + k * 0.16 * radius)
        cv2.rectangle(ink, (x, int(middle + 0.5 * radius)), (x + int(0.1 * radius), int(middle + 0.62 * radius)), 1, 1)
    worn = cv2.GaussianBlur(random.normal(0, 1, ink.shape).astype(numpy.float32), (0, 0), max(1, radius * 0.02))
    return cv2.GaussianBlur(ink, (0, 0), 1) * numpy.clip(0.85 + 0.25 * worn / worn.std(), 0.15, 1)


def put_seal(page, random, box, dpi):
    """Over the right lower part of `box` (pixels): red, 40 mm across. Its circle."""
    radius = dpi * 0.79
    x0, y0, x1, y1 = box
    x, y = random.uniform(x0 + 0.35 * (x1 - x0), x1), random.uniform(y0 + 0.3 * (y1 - y0), y1)
    ink = seal(random, radius)
    left, top, side = int(x) - ink.shape[0] // 2, int(y) - ink.shape[0] // 2, ink.shape[0]
    height, width = page.shape[:2]
    a, b, c, d = max(left, 0), max(top, 0), min(left + side, width), min(top + side, height)
    if a < c and b < d:
        part = 0.9 * ink[b - top:d - top, a - left:c - left, None]
        page[b:d, a:c] *= 1 - part * (1 - numpy.array([70, 50, 215], numpy.float32) / 255)
    return x, y, radius


class Warp:
    """Where points of the page go: turned, seen at an angle, bent."""

    def __init__(self, random, profile, width, height):
        margin = int(profile.dpi * 0.12) if profile.lid else 0
        self.width, self.height = width + 2 * margin, height + 2 * margin
        turn = numpy.deg2rad(profile.turn * random.uniform(0.4, 1)) * random.choice([-1, 1])
        middle = numpy.array([width, height]) / 2
        corners = numpy.array([[0, 0], [width, 0], [width, height], [0, height]], numpy.float64)
        rotation = numpy.array([[numpy.cos(turn), numpy.sin(turn)], [-numpy.sin(turn), numpy.cos(turn)]])
        moved = (corners - middle) @ rotation + middle + margin
        moved += random.uniform(-1, 1, (4, 2)) * profile.lens * numpy.array([width, height])
        self.matrix = cv2.getPerspectiveTransform(corners.astype(numpy.float32), moved.astype(numpy.float32))
        bend = profile.bend * profile.dpi / 200
        self.down = bend * wave(random, self.width, 5)
        self.aside = bend * wave(random, self.height, 6)

    def apply(self, page, beyond):
        x, y = numpy.meshgrid(numpy.arange(self.width, dtype=numpy.float32), numpy.arange(self.height, dtype=numpy.float32))
        flat_x, flat_y = x - self.aside[:, None].astype(numpy.float32), y - self.down[None, :].astype(numpy.float32)
        back = numpy.linalg.inv(self.matrix)
        depth = back[2, 0] * flat_x + back[2, 1] * flat_y + back[2, 2]
        from_x = (back[0, 0] * flat_x + back[0, 1] * flat_y + back[0, 2]) / depth
        from_y = (back[1, 0] * flat_x + back[1, 1] * flat_y + back[1, 2]) / depth
        return cv2.remap(page, from_x.astype(numpy.float32), from_y.astype(numpy.float32), cv2.INTER_LINEAR,
                         borderMode=cv2.BORDER_CONSTANT, borderValue=beyond)

    def points(self, points):
        moved = cv2.perspectiveTransform(numpy.array(points, numpy.float32)[None], self.matrix)[0]
        column = numpy.clip(moved[:, 0].astype(int), 0, self.width - 1)
        row = numpy.clip(moved[:, 1].astype(int), 0, self.height - 1)
        return numpy.stack([moved[:, 0] + self.aside[row], moved[:, 1] + self.down[column]], 1)


def light(page, random, profile):
    height, width = page.shape[:2]
    along = numpy.linspace(0, 1, width)
    along = along if random.random() < 0.5 else 1 - along
    columns = 1 - 0.4 * profile.shade * numpy.abs(wave(random, width, 3)) - profile.shade * numpy.exp(-along / 0.06)
    rows = 1 - 0.2 * profile.shade * numpy.abs(wave(random, height, 3))
    return page * (numpy.clip(columns, 0.25, 1)[None, :] * rows[:, None])[..., None].astype(numpy.float32)


def scan(page, random, profile, boxes):
    """`page`: an upright picture, blue green red. -> (picture, warp, seals as circles on the page)"""
    toner = random.uniform(*profile.toner)
    ink = 255 - (255 - page.astype(numpy.float32)) * (255 - toner) / 255
    if profile.faded:
        ink = fade_rules(ink, random, profile.faded, profile.dpi)
    height, width = page.shape[:2]
    box = boxes[random.integers(len(boxes))] if boxes else (0, 0, width, height)
    seals = [put_seal(ink, random, box, profile.dpi)] if profile.stamp else []
    warp = Warp(random, profile, width, height)
    paper = random.uniform(240, 252)
    ink = warp.apply(ink * numpy.float32(paper / 255), (15, 15, 15) if profile.lid else (paper,) * 3)
    ink = light(ink, random, profile)
    if profile.lid:
        for side in range(4):
            depth = int(profile.dpi * random.uniform(0.03, 0.15))
            if random.random() < 0.6:
                numpy.rot90(ink, side)[:depth] = random.uniform(5, 40)
    ink = cv2.GaussianBlur(ink, (0, 0), profile.blur * max(1, profile.dpi / 200))
    ink += random.normal(0, profile.noise, ink.shape[:2]).astype(numpy.float32)[..., None]
    dust = int(ink.shape[0] * ink.shape[1] * 1e-5 * profile.noise)
    ink[random.integers(0, ink.shape[0], dust), random.integers(0, ink.shape[1], dust)] = random.uniform(0, 120, (dust, 1))
    picture = numpy.clip(ink, 0, 255).astype(numpy.uint8)
    if not profile.colour:
        picture = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    if not profile.quality:
        picture = numpy.where(picture > random.uniform(135, 175), 255, 0).astype(numpy.uint8)
    return picture, warp, seals
