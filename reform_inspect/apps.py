"""The project's own admin site takes the place of Django's."""

from django.contrib.admin.apps import AdminConfig as DjangoAdminConfig


class AdminConfig(DjangoAdminConfig):
    default_site = "reform_inspect.admin_site.AdminSite"
