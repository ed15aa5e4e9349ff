"""Pages of the ground: whether the service is well, and how far a background job is."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from .errors import DomainError
from .models import Job


@login_not_required
@never_cache
@require_GET
def healthz(request):
    """200 once the site serves and its database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "error", "database": "unreachable"}, status=503)
    return JsonResponse({"status": "ok", "database": "ok"})


@never_cache
@require_GET
def job(request, pk):
    """A job as a page, or as the fragment that its page asks for again each second."""
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    job.close_if_stale()
    template = "components/job.html" if request.htmx else "core/job.html"
    return render(request, template, {"job": job, "title": job.label})


@require_POST
def job_cancel(request, pk):
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    try:
        job.cancel()
        messages.success(request, _("The job is being stopped."))
    except DomainError as error:
        messages.error(request, str(error))
    return redirect("core:job", pk=pk)
