"""The file that objects are written into: what is put in is read back, in the syntax that archives accept."""

import io
import re
import struct
import zlib
from itertools import count

import page as validation
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfdoc import PDFPage

from briefing.rendering.pdf.canvas import PackCanvas
from briefing.rendering.pdf.finish import Finish, finish
from briefing.rendering.pdf.objects import ObjectFile
from briefing.rendering.pdf.properties import Properties
from rendering import pages

UNCLEAR = b"\r\nendstream"


def written(bodies: list[bytes], streams: list[bytes], *, compressed: bool = True) -> bytes:
    """A file that holds these objects and streams, all of them known to its root."""
    target, numbers = io.BytesIO(), count(1)
    file = ObjectFile(target, numbers.__next__, compressed=compressed)
    root = file.number()
    things = b" ".join(b"%d 0 R" % number for number in map(file.add, bodies))
    contents = b" ".join(b"%d 0 R" % file.stream(b"", content, sized=True) for content in streams)
    pages = file.add(b"<</Type /Pages /Kids [] /Count 0>>")
    file.put(root, b"<</Type /Catalog /Pages %d 0 R /Things [%s] /Streams [%s]>>" % (pages, things, contents))
    file.close(root, 0)
    return target.getvalue()


def ends_in_return(content: bytes) -> bool:
    return zlib.compress(content).endswith(b"\r")


class TestFile:
    @given(
        st.lists(st.binary(max_size=20), max_size=230),
        st.lists(st.binary(max_size=200), max_size=5),
        st.booleans(),
    )
    def test_all_that_is_put_in_is_read_back(self, words: list[bytes], streams: list[bytes], compressed: bool) -> None:
        data = written([b"<%s>" % word.hex().encode() for word in words], streams, compressed=compressed)
        with pikepdf.open(io.BytesIO(data)) as document:
            assert document.check_pdf_syntax() == []
            assert [bytes(thing) for thing in document.Root.Things] == words
            for stream, content in zip(document.Root.Streams, streams, strict=True):
                assert stream.read_bytes() in {content, content + b"\n"}
                assert int(stream.Length1) == len(stream.read_bytes())

    @pytest.mark.parametrize("number", [96, 97, 98, 99, 100, 198])
    def test_a_hundred_objects_are_packed_together_and_none_is_lost(self, number: int) -> None:
        data = written([b"%d" % value for value in range(number)], [])
        assert data.count(b"/ObjStm") == -(-(number + 2) // 100)
        with pikepdf.open(io.BytesIO(data)) as document:
            assert list(map(int, document.Root.Things)) == list(range(number))

    def test_the_list_of_places_tells_stream_and_turn_of_each_packed_object(self) -> None:
        data = written([b"%d" % value for value in range(150)], [b"q Q"])
        listed = zlib.decompress(re.findall(rb"/Type /XRef.*?\nstream\n(.*?)\nendstream", data, re.DOTALL)[0])
        for number, (kind, where, index) in enumerate(struct.iter_unpack(">BIH", listed)):
            if kind == 1:
                assert data.startswith(b"%d 0 obj\n" % number, where)
            elif kind == 2:
                _, start, _ = struct.unpack_from(">BIH", listed, where * 7)
                found = re.compile(rb"\d+ 0 obj\n.*?\nstream\n(.*?)\nendstream", re.DOTALL).match(data, start)
                assert found is not None
                assert zlib.decompress(found[1]).split()[2 * index] == b"%d" % number

    def test_no_stream_ends_in_a_carriage_return(self) -> None:
        contents = [b"!" * length for length in range(256)]
        assert any(map(ends_in_return, contents))
        data = written([], contents)
        assert UNCLEAR not in data

    def test_neither_does_one_of_packed_objects_nor_the_list_of_places(self) -> None:
        assert [n for n in range(300) if UNCLEAR in written([b"(%s)" % (b"!" * n)], [b"!" * (n // 2)])] == []

    def test_the_list_of_places_ends_in_none_whatever_it_holds(self) -> None:
        file = ObjectFile(io.BytesIO(), count(1).__next__)
        for value in range(256):
            file._places[7:] = bytes([value, 0, 0, 0, 0, 0, 0])
            assert UNCLEAR not in file._index(b"")


class TestCanvas:
    def test_a_page_of_any_length_is_pdf_a(self) -> None:
        assert [failures(drawn(lines)) for lines in range(1, 20)] == [[]] * 19

    def test_a_page_is_in_the_file_as_soon_as_it_is_done(self) -> None:
        target = io.BytesIO()
        canvas = PackCanvas(target)
        for number in range(3):
            before = len(target.getvalue())
            canvas.rect(10, 10, number, 10)
            canvas.showPage()
            assert len(target.getvalue()) > before
        assert not any(isinstance(thing, PDFPage) for thing in canvas._doc.idToObject.values())

    def test_a_link_leads_to_a_page_before_it_or_behind_it(self) -> None:
        target = io.BytesIO()
        canvas = PackCanvas(target)
        for here, there in (("a", "b"), ("b", "a")):
            canvas.bookmarkPage(here, left=10, top=20)
            canvas.linkRect("", there, (10, 10, 50, 20))
            canvas.showPage()
        finish(canvas, Finish(Properties("题")))
        assert [(page, goal) for page, _, goal in pages.links(target.getvalue())] == [(0, 1), (1, 0)]

    def test_places_that_nothing_leads_to_are_not_in_the_file(self) -> None:
        target = io.BytesIO()
        canvas = PackCanvas(target)
        canvas.bookmarkPage("a", left=10, top=20)
        canvas.showPage()
        finish(canvas, None)
        assert b"XYZ" not in pages.spelt_out(target.getvalue())

    def test_a_link_to_a_place_that_is_on_no_page_is_a_mistake(self) -> None:
        canvas = PackCanvas(io.BytesIO())
        canvas.linkRect("", "nowhere", (10, 10, 50, 20))
        canvas.showPage()
        with pytest.raises(KeyError, match="nowhere"):
            finish(canvas, None)


def drawn(lines: int) -> bytes:
    target = io.BytesIO()
    canvas = PackCanvas(target, lang="zh-CN")
    canvas._code.extend("q Q" for _ in range(lines))
    canvas.showPage()
    finish(canvas, Finish(Properties("题")))
    return target.getvalue()


def failures(data: bytes) -> list[str]:
    return [found.message for found in validation.validate_pdf_bytes(data, profile="2b").failures]
