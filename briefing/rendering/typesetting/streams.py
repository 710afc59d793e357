"""What a PDF holds in compressed form."""

import zlib

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream


def packed(content: bytes) -> PDFStream:
    """The content of a page or of a font's table, compressed now, so that it is not kept at its full length.

    A stream that ended in a carriage return, as one in 256 would, archives took for one that ends a byte earlier; it is
    lengthened by a line feed, which means nothing in a page or a table. The filter is a name, not a list of one: a list
    qpdf takes for something to be packed anew.
    """
    short = zlib.compress(content)
    if short.endswith(b"\r"):
        short = zlib.compress(content + b"\n")
    return PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode")}), short)
