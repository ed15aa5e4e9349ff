"""The program that makes a PDF: it begins with the photos, and only then reads the program WeasyPrint.

It runs as `python -m reports.printing`, so that the memory of a large paper goes back to the machine with the
process. Standard input is one line of JSON {"html", "base_url", "roots", "attached", "memory_mb"}, where
attached maps the names of files to put inside the PDF to their contents in base64; standard output is the
PDF, and the last line on standard error is {"pages", "peak_mb"}. When the paper is not fit to be signed (a
file that may not be read, a picture without words), or needs more memory than it may have, no PDF is written
and the reasons stand on standard error.
"""

import gc
import sys
from base64 import b64decode
from importlib import import_module

from .child import OUT_OF_MEMORY, UNFIT, read_order, report
from .foreseeing import ForeseenPhotos
from .reach import Reach


def main() -> int:
    # All is held until it is written, and goes with the process: looking for waste is a fifth of the time.
    gc.disable()
    order = read_order()
    attached = {name: b64decode(content) for name, content in order["attached"].items()}
    try:
        photos = ForeseenPhotos(order["html"], Reach(order["roots"]))
        # Reading WeasyPrint takes half a second, in which five photos of a telephone are unpacked.
        pdf = import_module("reports.pdf")
        try:
            made, pages = pdf.make_pdf(
                order["html"],
                base_url=order["base_url"],
                roots=order["roots"],
                attached=attached,
                photos=photos,
            )
        except pdf.Unfit as unfit:
            print(unfit, file=sys.stderr)
            return UNFIT
    except (MemoryError, SystemError):  # Python 3.11 may forget which error it was when memory ends
        return OUT_OF_MEMORY
    sys.stdout.buffer.write(made)
    report(pages=pages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
