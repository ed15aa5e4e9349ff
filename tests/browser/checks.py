"""What is looked for on any page that a browser has open; each check returns the faults in words."""

from axe_playwright_python.sync_playwright import Axe

_SPARE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Axe would fetch the style sheets again, and their imports from wrong addresses.
_OPTIONS = {"preload": False, "resultTypes": ["violations"]}


def too_wide(page) -> list[str]:
    """Whether the page scrolls sideways."""
    spare = page.evaluate(_SPARE)
    return [f"{page.url} is {spare} px too wide"] if spare > 0 else []


def inaccessible(page) -> list[str]:
    """What axe calls serious or critical."""
    return [
        f"{page.url}: {found['id']}: {[node['target'] for node in found['nodes'][:3]]}"
        for found in Axe().run(page, options=_OPTIONS).response["violations"]
        if found["impact"] in {"serious", "critical"}
    ]
