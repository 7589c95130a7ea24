"""What of an address is counted: never one reader, always the line a household or an office shares."""

from ipaddress import IPv6Address, ip_address


def network_of(address: str) -> str:
    """Give the part of an address that a household shares: one line of IPv6 has 2^64 addresses."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(parsed, IPv6Address):
        # ::ffff:203.0.113.7 is an address of IPv4 as a server that listens to both writes it.
        return str(parsed.ipv4_mapped or int(parsed) >> 64)
    return str(parsed)
