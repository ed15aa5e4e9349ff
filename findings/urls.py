"""The addresses of this room."""

app_name = "findings"
urlpatterns = []
