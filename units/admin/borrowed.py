"""Words of the administration's libraries that have no Vietnamese of their own.

They are listed here so that our catalogue carries them: Django looks there before it asks the libraries.
"""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

DJANGO = [
    _("Select this object for an action - {}"),
    _("Select all objects on this page for an action"),
    _("Breadcrumbs"),
    _("Sidebar"),
    _("Toggle navigation"),
    _("Filter navigation items"),
    _("Skip to main content"),
    _("Model name"),
    _("Add link"),
    _("Change or view list link"),
    _("View selected %(model)s"),
    _("Show counts"),
    _("Hide counts"),
    _("Added:"),
    _("Changed:"),
    _("Deleted:"),
    _("Error:"),
    _("Toggle theme (current theme: auto)"),
    _("Toggle theme (current theme: light)"),
    _("Toggle theme (current theme: dark)"),
    _("After you’ve created a user, you’ll be able to edit more user options."),
    _("Password-based authentication"),
    _("Enabled"),
    _("Disabled"),
    _(
        "Whether the user will be able to authenticate using a password or not. If disabled, they may"
        " still be able to authenticate using other backends, such as Single Sign-On or LDAP."
    ),
    _("Raw passwords are not stored, so there is no way to see the user’s password."),
    _("Reset password"),
    _("Set password"),
    _("Set password: %s"),
    _("Enable password-based authentication for this user by setting a password."),
    _("This action will <strong>enable</strong> password-based authentication for this user."),
    _("Enable password-based authentication"),
    _("Disable password-based authentication"),
    _("Password-based authentication was disabled."),
    _("Conflicting form data submitted. Please try again."),
    _(
        "Enter a valid username. This value may contain only unaccented lowercase a-z and uppercase A-Z"
        " letters, numbers, and @/./+/-/_ characters."
    ),
    ngettext_lazy("entry", "entries"),
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
]

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
