"""Handing in an export: the upload, and its preview."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from ..models import Extract


def preview(request, pk):
    return HttpResponse(get_object_or_404(Extract.objects.visible_to(request.user), pk=pk).name)
