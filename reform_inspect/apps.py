"""Two of Django's apps as this project uses them: the admin site and the collecting of static files."""

from django.contrib.admin.apps import AdminConfig as DjangoAdminConfig
from django.contrib.staticfiles.apps import StaticFilesConfig as DjangoStaticFilesConfig


class AdminConfig(DjangoAdminConfig):
    default_site = "reform_inspect.admin_site.AdminSite"


class StaticFilesConfig(DjangoStaticFilesConfig):
    # Bootstrap comes in many cuts of which one is used; compressing the others takes half a minute.
    ignore_patterns = [*DjangoStaticFilesConfig.ignore_patterns, "bootstrap-*", "bootstrap.rtl.*"]
