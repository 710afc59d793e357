"""A scene drawn on a page: vectors and embedded fonts, nothing else."""

from typing import Any

from reportlab.lib.colors import toColor

from briefing.rendering.fills import Fill
from briefing.rendering.pdf.charts.scene import Block, Box, Goal, Marker, Scene, Stroke, Words
from briefing.rendering.pdf.pages import note

_STEP = 3.6  # points between hatch lines
_HATCH_WIDTH = 0.7
_DOT = 0.75
_BORDER = 0.5
_BELOW = 0.15  # em below the baseline that can be clicked
_MIDDLE = 0.38  # em between the baseline and the middle of a Han character


def paint(canvas: Any, scene: Scene) -> None:
    """Draws a scene with its foot at the origin."""
    for item in scene.items:
        match item:
            case Words():
                _words(canvas, item, scene.height)
            case Block():
                _block(canvas, item, scene.height)
            case Stroke():
                _stroke(canvas, item, scene.height)
            case Marker():
                _marker(canvas, item, scene.height)
            case Goal():
                pass
    notes(canvas, scene)


_ABOVE = 16.0  # points of a chart that a reader sees above the value that a link led to


def notes(canvas: Any, scene: Scene) -> None:
    """Sets the destinations alone: the pass that learns page numbers needs no more."""
    for item in scene.items:
        if isinstance(item, Goal):
            canvas.saveState()
            canvas.translate(item.point[0], scene.height - item.point[1])
            note(canvas, item.key, _ABOVE)
            canvas.restoreState()


def _words(canvas: Any, words: Words, height: float) -> None:
    """The lines as the breaker set them; a raised number is a link."""
    text = canvas.beginText()
    links = []
    for number, line in enumerate(words.lines):
        free = words.width - line.width
        x = words.left + {"left": 0.0, "center": free / 2, "right": free}[words.align]
        y = height - words.top - words.leading * (number + 0.5) - words.size * _MIDDLE
        if words.link and line.stretches:
            links.append((words.link, (x, y - words.size * _BELOW, x + line.width, y + words.size)))
        for stretch in line.stretches:
            piece = stretch.piece
            text.setTextOrigin(x, y + piece.rise)
            text.setFont(piece.face.name, piece.size)
            text.setFillColor(toColor(piece.color))
            text.setCharSpace(stretch.spacing)
            text.textOut(stretch.text)
            if piece.link:
                links.append((piece.link, (x, y, x + stretch.width, y + words.size)))
            x += stretch.width
    canvas.drawText(text)
    for target, box in links:
        canvas.linkRect("", target, box, relative=1, thickness=0)


def _block(canvas: Any, block: Block, height: float) -> None:
    box, fill = block.box, block.fill
    canvas.setFillColor(toColor(fill.color))
    canvas.rect(box.left, height - box.bottom, box.width, box.height, stroke=0, fill=1)
    if fill.hatch != "none":
        _hatch(canvas, box, fill, height)
    if block.outlined:
        canvas.setStrokeColor(toColor(fill.ink if fill.color == "#FFFFFF" else "#FFFFFF"))
        canvas.setLineWidth(_BORDER if fill.color != "#FFFFFF" else 2 * _BORDER)
        canvas.rect(box.left, height - box.bottom, box.width, box.height, stroke=1, fill=0)


def _hatch(canvas: Any, box: Box, fill: Fill, height: float) -> None:
    """Lines or dots in the box, clipped to it."""
    left, bottom, right, top = box.left, height - box.bottom, box.right, height - box.top
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(left, bottom, box.width, box.height)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setStrokeColor(toColor(fill.ink))
    canvas.setFillColor(toColor(fill.ink))
    canvas.setLineWidth(_HATCH_WIDTH)
    if fill.hatch == "dotted":
        _dots(canvas, (left, bottom, right, top))
    else:
        canvas.lines(_hatch_lines(fill.hatch, (left, bottom, right, top)))
    canvas.restoreState()


def _hatch_lines(hatch: str, edges: tuple[float, float, float, float]) -> list[tuple[float, float, float, float]]:
    left, bottom, right, top = edges
    tall = top - bottom
    if hatch == "level":
        return [(left, bottom + _STEP * n, right, bottom + _STEP * n) for n in range(1, int(tall / _STEP) + 1)]
    count = int((right - left + tall) / _STEP) + 1
    starts = [left - tall + _STEP * number for number in range(count + 1)]
    rising = [(x, bottom, x + tall, top) for x in starts]
    falling = [(x, top, x + tall, bottom) for x in starts]
    return {"rising": rising, "falling": falling, "crossed": rising + falling}[hatch]


def _dots(canvas: Any, edges: tuple[float, float, float, float]) -> None:
    left, bottom, right, top = edges
    for row in range(int((top - bottom) / _STEP) + 1):
        shift = _STEP / 2 * (row % 2)
        for place in range(int((right - left) / _STEP) + 1):
            x, y = left + shift + _STEP * place + 1, bottom + _STEP * row + 1
            canvas.rect(x, y, _DOT * 1.4, _DOT * 1.4, stroke=0, fill=1)


def _stroke(canvas: Any, stroke: Stroke, height: float) -> None:
    canvas.setStrokeColor(toColor(stroke.color))
    canvas.setLineWidth(stroke.width)
    canvas.setDash(list(stroke.dash))
    path = canvas.beginPath()
    for number, (x, y) in enumerate(stroke.points):
        (path.lineTo if number else path.moveTo)(x, height - y)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.setDash([])


def _marker(canvas: Any, marker: Marker, height: float) -> None:
    """A filled shape with a white rim, so that it shows on its own line."""
    x, y, half = marker.point[0], height - marker.point[1], marker.size / 2
    canvas.setFillColor(toColor(marker.color))
    canvas.setStrokeColor(toColor("#FFFFFF"))
    canvas.setLineWidth(_BORDER)
    if marker.shape == "circle":
        canvas.circle(x, y, half, stroke=1, fill=1)
        return
    corners = {
        "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        "triangle": ((-1.15, -1), (1.15, -1), (0, 1.15)),
        "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    }[marker.shape]
    path = canvas.beginPath()
    for number, (right, up) in enumerate(corners):
        (path.lineTo if number else path.moveTo)(x + right * half, y + up * half)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)
