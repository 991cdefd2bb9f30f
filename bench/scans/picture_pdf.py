# SPDX-License-Identifier: GPL-2.0-or-later
"""A PDF whose pages are pictures, as scanners write them."""
import zlib

import cv2
import numpy


def encode(picture, quality):
    """Entries of the image's dictionary, and its bytes."""
    if quality:
        done, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
        assert done
        space = "DeviceRGB" if picture.ndim == 3 else "DeviceGray"
        return f"/ColorSpace /{space} /BitsPerComponent 8 /Filter /DCTDecode", data.tobytes()
    bits = zlib.compress(numpy.packbits(picture > 127, axis=1).tobytes(), 9)
    return "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode", bits


def stream(dictionary, data):
    return b"<< %s /Length %d >>\nstream\n" % (dictionary.encode(), len(data)) + data + b"\nendstream"


def write(path, pages, margin=0, text=b""):
    """pages: (picture, dots per inch, quality of JPEG or 0 for two tones); margin: points of paper around it; text: operators
    that are drawn after it, with the font /F"""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for picture, dpi, quality in pages:
        height, width = picture.shape[:2]
        entries, data = encode(picture, quality)
        size = (width * 72 / dpi, height * 72 / dpi)
        number = len(objects)
        objects.append(stream(f"/Type /XObject /Subtype /Image /Width {width} /Height {height} {entries}", data))
        objects.append(stream("", b"q %.4f 0 0 %.4f %d %d cm /I Do Q %s" % (*size, margin, margin, text)))
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.4f %.4f] /Resources << /XObject << /I %d 0 R >> "
                       b"/Font << /F 3 0 R >> >> /Contents %d 0 R >>" %
                       (size[0] + 2 * margin, size[1] + 2 * margin, number + 1, number + 2))
        kids.append(b"%d 0 R" % (number + 3))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    with open(path, "wb") as file:
        file.write(out)
