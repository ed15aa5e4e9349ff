"""Uploads of which nothing is kept but what they hash to."""

import hashlib
from io import BytesIO

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class HashedUpload(UploadedFile):
    """A file that passed by: its name, size and hash, and no content."""

    def __init__(self, name: str, size: int, sha256: str):
        super().__init__(file=BytesIO(), name=name, size=size)
        self.sha256 = sha256


class HashingHandler(FileUploadHandler):
    """Hashes each chunk as it arrives and lets it go: nothing is written to memory or disk."""

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.digest = hashlib.sha256()

    def receive_data_chunk(self, raw_data, start):
        self.digest.update(raw_data)

    def file_complete(self, file_size):
        return HashedUpload(self.file_name, file_size, self.digest.hexdigest())
