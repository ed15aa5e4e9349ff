"""Where a request comes from, also when a proxy stands before the server."""

from django.conf import settings


def client_address(request) -> str:
    """The address of the person's computer; behind the office's proxy, the one that the proxy itself added.

    What a browser may have written into the header stands further left and is not believed.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    return forwarded.rpartition(",")[2].strip() or request.META["REMOTE_ADDR"]
