"""A throw-away PostgreSQL server of the tests' own, and databases on it that cost a copy of a template."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

if TYPE_CHECKING:
    from typing import LiteralString

DEBIAN_FOLDER = Path("/usr/lib/postgresql")
START_SECONDS = 60.0
# An account that Debian's package makes; PostgreSQL refuses to run as root.
SERVER_ACCOUNT = "postgres"
# The server must not outlive the tests, however they end: when the test process goes, its end of the pipe
# closes, `read` returns, the server is stopped and its folder removed.
GUARD_SCRIPT = """
exec 3<&0
"$@" & server=$!
{ read -r _ <&3; kill -INT $server; } 2>/dev/null &
wait $server && cd / && rm -rf "$OLDPWD"
"""
SETTINGS = {
    # Nothing here has to survive a power cut.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "60",
    "shared_buffers": "64MB",
    # Far from UTC, so that a time stored or read without its zone shows.
    "timezone": "Asia/Almaty",
}


class MissingServiceError(Exception):
    """A service the tests need is not on this machine; the message says how to get it."""


def find_server_programs(installed: Path = DEBIAN_FOLDER) -> Path:
    """Return the folder with `initdb` and `postgres` of the newest installed server.

    Raises:
        MissingServiceError: no server is installed.
    """
    folders = [path.parent for path in installed.glob("*/bin/initdb")]
    if not folders:
        message = (
            "These tests need a PostgreSQL server and none is installed. "
            "Run `make services`, or install Debian's package postgresql."
        )
        raise MissingServiceError(message)
    return max(folders, key=lambda folder: int(folder.parent.name))


def find_free_port() -> int:
    """Return a port of the loopback that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(slots=True, kw_only=True)
class PostgresServer:
    """A server on a loopback port with a password made for this run; `stop` leaves nothing behind."""

    folder: Path
    port: int
    password: str = field(repr=False)
    process: subprocess.Popen[bytes]
    databases_made: int = 0

    @classmethod
    def start(cls) -> PostgresServer:
        """Make a cluster directly under the temporary folder and wait until it answers (under 2 s).

        Raises:
            MissingServiceError: there is no server to start, or it would not start; carries its own words.
        """
        programs = find_server_programs()
        account = SERVER_ACCOUNT if os.geteuid() == 0 else None
        folder = Path(tempfile.mkdtemp(prefix="claim-tracker-postgres-"))
        password = secrets.token_urlsafe(24)
        (folder / "password").write_text(password)
        if account is not None:
            owner = pwd.getpwnam(account)
            for path in (folder, folder / "password"):
                os.chown(path, owner.pw_uid, owner.pw_gid)
        _make_cluster(programs, folder, account)
        port = find_free_port()
        process = _start_process(programs, folder, account, port)
        server = cls(folder=folder, port=port, password=password, process=process)
        server._wait_until_ready()
        return server

    def url(self, database: str) -> str:
        """Return the address of one database, as an operator would write it."""
        return f"postgresql://{SERVER_ACCOUNT}:{self.password}@127.0.0.1:{self.port}/{database}"

    def make_database(self, prefix: str = "test", *, template: str = "template0") -> str:
        """Make a database that nobody else uses, as a copy of `template`, and return its name."""
        self.databases_made += 1
        name = f"{prefix}_{self.databases_made}"
        self._run("CREATE DATABASE {} TEMPLATE {}", name, template)
        return name

    def drop_database(self, name: str) -> None:
        """Remove a database together with whatever is still connected to it."""
        self._run("DROP DATABASE {} WITH (FORCE)", name)

    def stop(self) -> None:
        """Stop the server and remove its folder; a server that already ended is fine."""
        if self.process.stdin is not None:
            self.process.stdin.close()
        self.process.wait(timeout=START_SECONDS)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, statement: LiteralString, *names: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                psycopg.connect(self.url("postgres"), connect_timeout=5).close()
            except psycopg.OperationalError as error:
                if self.process.poll() is None and time.monotonic() < deadline:
                    time.sleep(0.05)
                    continue
                words = (self.folder / "server.log").read_text(errors="replace")
                self.stop()
                message = f"The PostgreSQL server for the tests did not start: {error}\n{words}"
                raise MissingServiceError(message) from error
            else:
                return


def _make_cluster(programs: Path, folder: Path, account: str | None) -> None:
    made = subprocess.run(
        [
            programs / "initdb",
            f"--pgdata={folder / 'data'}",
            f"--username={SERVER_ACCOUNT}",
            f"--pwfile={folder / 'password'}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ],
        user=account,
        group=account,
        extra_groups=None if account is None else (),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode != 0:
        shutil.rmtree(folder)
        message = f"initdb could not make a cluster for the tests: {made.stderr}"
        raise MissingServiceError(message)


def _start_process(programs: Path, folder: Path, account: str | None, port: int) -> subprocess.Popen[bytes]:
    options = {**SETTINGS, "port": str(port), "listen_addresses": "127.0.0.1", "unix_socket_directories": ""}
    command = [str(programs / "postgres"), "-D", str(folder / "data")]
    for name, value in options.items():
        command += ["-c", f"{name}={value}"]
    with (folder / "server.log").open("wb") as log:
        return subprocess.Popen(
            ["/bin/sh", "-c", GUARD_SCRIPT, "sh", *command],
            user=account,
            group=account,
            extra_groups=None if account is None else (),
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            # A Ctrl-C in the terminal is for pytest, which stops the server in its own time.
            start_new_session=True,
        )
