"""Mail servers that do not do as they are asked."""

import os
import signal
import smtplib
import time

from django.core.mail.backends.base import BaseEmailBackend


class Refusing(BaseEmailBackend):
    def send_messages(self, messages):
        raise smtplib.SMTPRecipientsRefused({messages[0].to[0]: (550, b"no such mailbox")})


class HangingUp(BaseEmailBackend):
    def send_messages(self, messages):
        raise smtplib.SMTPServerDisconnected("Connection unexpectedly closed")


class Killing(BaseEmailBackend):
    """The worker is killed while it hands the message over."""

    def send_messages(self, messages):
        os.kill(os.getpid(), signal.SIGKILL)


class WritingDown(BaseEmailBackend):
    """Every message becomes one line of the file named MAIL_LOG; it takes its time, as a server does."""

    def send_messages(self, messages):
        for message in messages:
            with open(os.environ["MAIL_LOG"], "a") as log:  # noqa: PTH123 - one write of one line
                log.write(f"{message.to[0]}\n")
            time.sleep(0.02)
        return len(messages)
