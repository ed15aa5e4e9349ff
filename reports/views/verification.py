"""The public page on which anybody asks whether a paper is one of ours; it needs no account."""

from math import ceil

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from core.limits import Rate, count_question
from core.uploads import HashingHandler
from core.visitors import client_address

from ..disclosed import answer
from ..forms import VerificationForm
from ..verifying import read_code


@login_not_required
@never_cache
@csrf_exempt  # `_ask` checks it: the check reads the upload, and before that come the limit and the handler
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request):
    """The empty form, or the answer to what was typed into it."""
    if request.method != "POST":
        return _page(request, VerificationForm())
    request.upload_handlers = [HashingHandler(request)]
    return _asked_too_often(request) or _ask(request)


@login_not_required
@never_cache
@require_safe
def verify_code(request, code):
    """The answer about a code, as the QR code on the paper asks for it."""
    refusal = _asked_too_often(request)
    if refusal:
        return refusal
    code = read_code(code)
    return _page(request, VerificationForm(initial={"code": code}), answer(code))


@csrf_protect
def _ask(request):
    form = VerificationForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form)
    typed = form.cleaned_data
    upload = typed.pop("file")
    return _page(request, form, answer(**typed, sha256=upload.sha256 if upload else ""))


def _page(request, form, answered=None):
    response = render(request, "reports/verify.html", {"form": form, "answer": answered})
    response["X-Robots-Tag"] = "noindex"  # who has no paper in hand need not find one
    return response


def _asked_too_often(request):
    """The page that says so, None while the question may be answered."""
    each, everyone = Rate(*settings.VERIFY_PER_ADDRESS), Rate(*settings.VERIFY_IN_ALL)
    wait = count_question("verify", client_address(request), each=each, everyone=everyone)
    if not wait:
        return None
    response = render(request, "reports/verify_later.html", {"minutes": ceil(wait / 60)}, status=429)
    response["Retry-After"] = wait
    return response
