"""Static files as production serves them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

_IMPORT = r"""(?P<matched>from\s*"(?P<url>\.{1,2}/[^"]+\.js)")"""


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed names and compressed copies; our own modules import one another under the hashed names.

    Django's switch for that reads the scripts of every package, and stumbles over examples in their comments.
    """

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("js/*.js", ((_IMPORT, 'from "%(url)s"'),)),
    )

    def compress_files(self, paths):
        """Only what a page asks for: files under their hashed names, and none of the maps for developers."""
        asked = set(self.hashed_files.values())
        return super().compress_files(path for path in paths if path in asked and not path.endswith(".map"))
