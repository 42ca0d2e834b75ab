# src/os/testing/mail_server.py - a real SMTP server on loopback that writes down what it is given.
"""Usage: mail_server.py FOLDER

Prints "PORT PORT_WITH_STARTTLS" when it listens and runs until its standard input ends. Each letter it takes becomes
FOLDER/ADDRESS, read by another library than the one that wrote it, and a line of FOLDER/taken. Ends with 77 where aiosmtpd is not installed.
Recipients nobody@, later@ are refused with 550, 451; only "desk" with "right & proper" may sign in.
"""
import asyncio
import email
import email.policy
import logging
import pathlib
import ssl
import subprocess
import sys

try:
    from aiosmtpd.smtp import SMTP, AuthResult
except ImportError:
    sys.exit(77)

logging.disable()  # what it says of clients that leave is what the tests look for
folder = pathlib.Path(sys.argv[1])


class Mailbox:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 5.1.1 There is no such mailbox"
        if address.startswith("later@"):
            return "451 4.7.1 Greylisted"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        if message["Subject"] == "spam":
            return "554 5.7.1 Not wanted here"
        told = [f"envelope {envelope.mail_from} {envelope.rcpt_tos}", f"signed in {session.authenticated}",
                f"ehlo {session.host_name}"]
        told += [f"{name}: {message[name]}" for name in ("From", "To", "Subject", "Message-ID", "Date")]
        told += [f"type {message.get_content_type()}", f"defects {message.defects}"]
        for part in message.walk():
            if not part.is_multipart():
                told.append(f"[{part.get_content_type()}]\n{part.get_content()}[end]")
        (folder / envelope.rcpt_tos[0]).write_text("\n".join(told).replace("\r\n", "\n"), encoding="utf-8")
        with (folder / "taken").open("a", encoding="utf-8") as taken:
            print(message["Message-ID"], envelope.rcpt_tos[0], file=taken)
        return "250 OK"


def may_sign_in(server, session, envelope, mechanism, given):
    right = given.login == b"desk" and given.password == b"right & proper"
    return AuthResult(success=right, handled=False)


def certificate():
    made = folder / "certificate.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=127.0.0.1", "-days", "1",
                    "-keyout", made, "-out", folder / "signed.pem"], check=True, stderr=subprocess.DEVNULL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "signed.pem", made)
    return context


async def serve():
    loop = asyncio.get_running_loop()
    mailbox = Mailbox()
    context = certificate()
    plain = await loop.create_server(
        lambda: SMTP(mailbox, hostname="mail.test", authenticator=may_sign_in, auth_require_tls=False), "127.0.0.1", 0)
    secured = await loop.create_server(
        lambda: SMTP(mailbox, hostname="mail.test", tls_context=context, require_starttls=True), "127.0.0.1", 0)
    print(plain.sockets[0].getsockname()[1], secured.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(serve())
