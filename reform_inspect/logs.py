"""What the log may say: of an error while mail is sent, its kind and nothing else."""

import logging


class KindOfErrorOnly(logging.Filter):
    """A mail server's refusal names the address of the person, which has no place in a log."""

    def filter(self, record) -> bool:
        if record.exc_info:
            record.msg, record.exc_info = f"{record.msg}: {record.exc_info[0].__name__}", None
        return True
