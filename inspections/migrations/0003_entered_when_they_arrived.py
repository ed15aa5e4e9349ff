"""Until now every value was entered when it arrived."""

from django.db import migrations
from django.db.models import F


def entered_at_arrival(apps, schema_editor):
    apps.get_model("inspections", "AnswerChange").objects.update(entered_at=F("at"))


class Migration(migrations.Migration):
    dependencies = [("inspections", "0002_when_answers_were_entered")]
    operations = [migrations.RunPython(entered_at_arrival, migrations.RunPython.noop)]
