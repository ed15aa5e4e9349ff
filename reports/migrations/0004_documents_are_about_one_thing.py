import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0003_agency_of_documents'),
    ]

    operations = [
        migrations.AlterField(
            model_name='document',
            name='agency',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='issued_documents', to='units.unit', verbose_name='agency'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.UniqueConstraint(fields=('submission',), name='one_receipt_per_submission'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'round-report'), ('round__isnull', False), ('submission', None), ('unit', None)), models.Q(('kind', 'reminder-letter'), ('round', None), ('submission', None), ('unit__isnull', False)), models.Q(('kind', 'receipt'), ('round', None), ('submission__isnull', False), ('unit', None)), _connector='OR'), name='document_is_about_one_thing'),
        ),
    ]
