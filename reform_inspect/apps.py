"""Two of Django's apps as this project uses them: the admin site and the collecting of static files."""

from django.contrib.admin.apps import AdminConfig as DjangoAdminConfig
from django.contrib.staticfiles.apps import StaticFilesConfig as DjangoStaticFilesConfig


class AdminConfig(DjangoAdminConfig):
    default_site = "reform_inspect.admin_site.AdminSite"


class StaticFilesConfig(DjangoStaticFilesConfig):
    # Of Bootstrap's many cuts one style sheet is used, of the font's eighteen cuts five: compressing the
    # others takes half a minute.
    ignore_patterns = [
        *DjangoStaticFilesConfig.ignore_patterns,
        "bootstrap-*",
        "bootstrap.[!m]*",
        "bootstrap.min.js*",
        "BeVietnamPro-?*Italic.ttf",
        "BeVietnamPro-Black.ttf",
        "BeVietnamPro-Extra*.ttf",
        "BeVietnamPro-Light.ttf",
        "BeVietnamPro-Thin.ttf",
    ]
