"""Where a request comes from, also when a proxy stands before the server."""

from ipaddress import IPv6Address, ip_address

from django.conf import settings


def client_address(request) -> str:
    """The address of the person's computer; behind the office's proxy, the one that the proxy itself added.

    What a browser may have written into the header stands further left and is not believed.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    return forwarded.rpartition(",")[2].strip() or request.META["REMOTE_ADDR"]


def network_of(address: str) -> str:
    """What is counted as one asker: an IPv4 address, and of IPv6 the first half, as one line is given it."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return address
    return str(parsed.ipv4_mapped or IPv6Address(int(parsed) >> 64 << 64))
