"""The papers: what is opened, what the leader remarks, the files that were made and kept."""

from .boxes import Box
from .documents import Document, DocumentChange
from .kept import DocumentFile, DocumentRemark, SectionWording
from .settings import DocumentSettings

__all__ = [
    "Box",
    "Document",
    "DocumentChange",
    "DocumentFile",
    "DocumentRemark",
    "DocumentSettings",
    "SectionWording",
]
