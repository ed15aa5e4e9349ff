"""The addresses of this room."""

app_name = "units"
urlpatterns = []
