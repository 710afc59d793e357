"""Make the colour profile that goes into every PDF: sRGB, from the numbers of its standard::

    python resources/colours/make_profile.py      # writes sRGB.icc beside this script

An ICC profile of version 2 with three primaries and one curve. The numbers are those of IEC 61966-2-1 (primaries and
white of ITU-R BT.709, its transfer curve), adapted to the white of ICC profiles by Bradford's matrix. No profile of
anybody else was used; this one is under the project's licence. The same script gives the same bytes.
"""

import struct
from pathlib import Path

Vector = tuple[float, float, float]
Matrix = tuple[Vector, Vector, Vector]

PRIMARIES = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))  # x, y of red, green, blue
WHITE = (0.3127, 0.3290)  # D65
D50: Vector = (0.9642, 1.0, 0.8249)  # the white of the profile connection space, as the ICC rounds it
BRADFORD: Matrix = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))
STEPS = 1024  # of the curve
NAME = "sRGB IEC61966-2.1"
TERMS = "Made from the numbers of IEC 61966-2-1 by the Briefing Desk project; Apache-2.0"
MADE = (2023, 11, 21, 0, 0, 0)  # fixed, so that the bytes are


def times(matrix: Matrix, vector: Vector) -> Vector:
    """The matrix applied to a column."""
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def inverse(matrix: Matrix) -> Matrix:
    """By cofactors."""
    (a, b, c), (d, e, f), (g, h, i) = matrix
    whole = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    return (
        ((e * i - f * h) / whole, (c * h - b * i) / whole, (b * f - c * e) / whole),
        ((f * g - d * i) / whole, (a * i - c * g) / whole, (c * d - a * f) / whole),
        ((d * h - e * g) / whole, (b * g - a * h) / whole, (a * e - b * d) / whole),
    )


def xyz(x: float, y: float) -> Vector:
    """A chromaticity at luminance 1."""
    return x / y, 1.0, (1 - x - y) / y


def adapted(color: Vector) -> Vector:
    """A colour seen under D65 as it is seen under D50."""
    seen, here, there = times(BRADFORD, color), times(BRADFORD, xyz(*WHITE)), times(BRADFORD, D50)
    first, second, third = (s * t / h for s, t, h in zip(seen, there, here, strict=True))
    return times(inverse(BRADFORD), (first, second, third))


def colorants() -> list[Vector]:
    """Red, green and blue at full strength; they add up to white."""
    red, green, blue = (xyz(*primary) for primary in PRIMARIES)
    columns: Matrix = (
        (red[0], green[0], blue[0]),
        (red[1], green[1], blue[1]),
        (red[2], green[2], blue[2]),
    )
    strengths = times(inverse(columns), xyz(*WHITE))
    pairs = zip((red, green, blue), strengths, strict=True)
    return [adapted((color[0] * s, color[1] * s, color[2] * s)) for color, s in pairs]


def linear(value: float) -> float:
    """Light from a stored value, both 0 to 1."""
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004  the standard


def point(color: Vector) -> bytes:
    """A colour as the profile stores it: numbers of 16 bits before and behind the point."""
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(part * 65536) for part in color))


def curve() -> bytes:
    """The transfer curve in steps of 16 bits."""
    values = (round(linear(step / (STEPS - 1)) * 65535) for step in range(STEPS))
    return b"curv\0\0\0\0" + struct.pack(f">I{STEPS}H", STEPS, *values)


def description() -> bytes:
    """The profile's name, in Latin letters alone."""
    name = NAME.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(4 + 4 + 2 + 1 + 67)


def profile() -> bytes:
    """The whole profile; the three curves are one."""
    red, green, blue = (point(color) for color in colorants())
    copyright_ = b"text\0\0\0\0" + TERMS.encode("ascii") + b"\0"
    tags = {
        b"cprt": copyright_, b"desc": description(), b"wtpt": point(D50), b"rXYZ": red, b"gXYZ": green, b"bXYZ": blue,
        b"rTRC": curve(), b"gTRC": curve(), b"bTRC": curve(),
    }  # fmt: skip
    start = 128 + 4 + 12 * len(tags)
    table, body, places = b"", b"", dict[bytes, int]()
    for name, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        table += struct.pack(">4sII", name, places[data], len(data))
    return header(start + len(body)) + struct.pack(">I", len(tags)) + table + body


def header(size: int) -> bytes:
    """The 128 bytes before the list of tags: version 2.1, a display's profile from RGB to XYZ, perceptual."""
    white = struct.pack(">3i", *(round(part * 65536) for part in D50))
    return (
        struct.pack(">I4sI4s4s4s6H4s", size, bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ", *MADE, b"acsp")
        + bytes(28) + white + bytes(48)
    )  # fmt: skip


if __name__ == "__main__":
    Path(__file__).with_name("sRGB.icc").write_bytes(profile())
