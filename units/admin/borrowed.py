"""Words of the administration's libraries that have no Vietnamese of their own.

They are listed here so that our catalogue carries them: Django looks there before it asks the libraries.
"""

from django.utils.translation import gettext_noop as _

IMPORT_EXPORT = [
    _("Import"),
    _("Export"),
    _("Resource"),
    _("Format"),
    _("File to import"),
    _("This importer will import the following fields: "),
    _("This exporter will export the following fields: "),
    _("Submit"),
    _("Preview"),
    _("Row"),
    _("Errors"),
    _("New"),
    _("Update"),
    _("Skipped"),
    _("Some rows failed to validate"),
    _("Please correct these errors in your data where possible, then reupload it using the form above."),
    _("Non field specific"),
    _(
        "Below is a preview of data to be imported. If you are satisfied with the results, click"
        " 'Confirm import'"
    ),
    _("Confirm import"),
    _("Import finished: {} new, {} updated, {} deleted and {} skipped {}."),
    _("No valid data to import. Ensure your file has the correct headers or data for import."),
    _(
        "%(exc_name)s encountered while trying to read file. Ensure you have chosen the correct format"
        " for the file."
    ),
    _("Export selected %(verbose_name_plural)s"),
]

SIMPLE_HISTORY = [
    _("Choose a date from the list below to revert to a previous version of this object."),
    _("This object doesn't have a change history."),
    _("Object"),
    _("Date/time"),
    _("Comment"),
    _("Changed by"),
    _("Change reason"),
    _("Changes"),
    _("Change history: %s"),
    _("View history: %s"),
    _("Revert %s"),
    _("View %s"),
    _("Revert"),
    _("Change History"),
    _("Press the 'Revert' button below to revert to this version of the object."),
    _("Press the 'Change History' button below to edit the history."),
    _("You may edit it again below"),
    _("Created"),
    _("Changed"),
    _("Deleted"),
]
