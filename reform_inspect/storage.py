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
