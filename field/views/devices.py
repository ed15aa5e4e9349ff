"""The device itself: its ledger of what was entered, and the script that serves pages without a network."""

from functools import cache
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ..models import DeviceEntry


@require_GET
def this_device(request):
    """The ledger of this device; its lines stand in the browser's own storage and are filled in there."""
    return render(request, "field/device.html", {"kinds": DeviceEntry.Kind.choices})


@login_not_required
@never_cache
@require_GET
def service_worker(request):
    """The service worker, at the root of the site so that it may answer for every page."""
    return HttpResponse(_source(), content_type="text/javascript; charset=utf-8")


@cache
def _source() -> str:
    return Path(finders.find("js/field/service-worker.js")).read_text()
