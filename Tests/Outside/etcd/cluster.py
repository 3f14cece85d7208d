"""A cluster of three members of Debian's etcd on loopback, started anew in a folder, and what can befall its members."""

import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time

MEMBERS = 3
LIMIT = 30


def free_ports(count):
    """Ports that nobody listens on."""
    sockets = [socket.socket() for _ in range(count)]
    for made in sockets:
        made.bind(("127.0.0.1", 0))
    ports = [made.getsockname()[1] for made in sockets]
    for made in sockets:
        made.close()
    return ports


class Member:
    """One member, with the process that it is now."""

    def __init__(self, number, folder, port, peer_port):
        self.name, self.folder, self.port, self.peer_port = f"m{number}", pathlib.Path(folder), port, peer_port
        self.child, self.is_stopped = None, False

    @property
    def address(self):
        return f"127.0.0.1:{self.port}"


class Cluster:
    """The members. With `tls` clients come through TLS; `close` ends what was started."""

    def __init__(self, folder, members=MEMBERS, tls=None):
        ports = free_ports(2 * members)
        self.tls, self.scheme = tls, "https" if tls else "http"
        self.members = [
            Member(number, pathlib.Path(folder) / f"m{number}", ports[2 * number], ports[2 * number + 1])
            for number in range(members)
        ]
        for member in self.members:
            self.start(member)
        self.wait()

    @property
    def addresses(self):
        return [member.address for member in self.members]

    def store(self, prefix, choices=""):
        return f"etcd://{','.join(self.addresses)}/{prefix}{choices}"

    def start(self, member):
        peers = ",".join(f"{other.name}=http://127.0.0.1:{other.peer_port}" for other in self.members)
        words = [
            "etcd", "--name", member.name, "--data-dir", str(member.folder), "--log-level", "error",
            "--listen-client-urls", f"{self.scheme}://{member.address}",
            "--advertise-client-urls", f"{self.scheme}://{member.address}",
            "--listen-peer-urls", f"http://127.0.0.1:{member.peer_port}",
            "--initial-advertise-peer-urls", f"http://127.0.0.1:{member.peer_port}",
            "--initial-cluster", peers, "--initial-cluster-state", "new",
            "--heartbeat-interval", "50", "--election-timeout", "500",
        ]
        if self.tls:
            words += ["--cert-file", self.tls.certificate, "--key-file", self.tls.key]
        with open(f"{member.folder}.log", "ab") as log:
            member.child = subprocess.Popen(words, stdout=log, stderr=log, stdin=subprocess.DEVNULL)

    def kill(self, member):
        member.child.kill()
        member.child.wait()
        member.is_stopped = False

    def end(self, member):
        """Asks the member to end, as whoever keeps it up does: it answers what is under way, or says that it ends."""
        member.child.terminate()
        try:
            member.child.wait(LIMIT)
        except subprocess.TimeoutExpired:
            self.kill(member)

    def pause(self, member):
        os.kill(member.child.pid, signal.SIGSTOP)
        member.is_stopped = True

    def go_on(self, member):
        os.kill(member.child.pid, signal.SIGCONT)
        member.is_stopped = False

    def control(self, *words, seconds=10):
        options = ["--endpoints", ",".join(f"{self.scheme}://{address}" for address in self.addresses)]
        if self.tls:
            options += ["--cacert", self.tls.authority]
        return subprocess.run(
            ["etcdctl", *options, "--command-timeout", f"{seconds}s", *words], capture_output=True, text=True,
            env=dict(os.environ, ETCDCTL_API="3"), timeout=seconds + 10)

    def leader(self):
        """The member that leads; nil while none does."""
        for member in self.members:
            if member.is_stopped or member.child.poll() is not None:
                continue
            asked = subprocess.run(
                ["etcdctl", "--endpoints", f"http://{member.address}", "--command-timeout", "1s", "endpoint", "status",
                 "-w", "json"], capture_output=True, text=True, env=dict(os.environ, ETCDCTL_API="3"))
            if asked.returncode == 0 and asked.stdout.strip():
                status = json.loads(asked.stdout)[0]["Status"]
                if status.get("leader") == status["header"]["member_id"]:
                    return member
        return None

    def wait(self):
        """Until a write comes about."""
        ends = time.monotonic() + LIMIT
        while time.monotonic() < ends:
            if self.control("endpoint", "health", seconds=2).returncode == 0:
                return
            time.sleep(0.1)
        raise TimeoutError("the cluster does not come up")

    def close(self):
        for member in self.members:
            if member.child and member.child.poll() is None:
                self.kill(member)


class Certificates:
    """An authority and a certificate of loopback, made for one trial."""

    def __init__(self, folder):
        folder = pathlib.Path(folder)
        self.authority, self.certificate, self.key = (str(folder / name) for name in ("ca.pem", "server.pem", "server.key"))
        authority_key, request = str(folder / "ca.key"), str(folder / "server.csr")
        names = folder / "names"
        names.write_text("subjectAltName=IP:127.0.0.1,DNS:localhost\n")
        self.call("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=authority", "-keyout",
                  authority_key, "-out", self.authority)
        self.call("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1", "-keyout", self.key, "-out", request)
        self.call("x509", "-req", "-days", "2", "-in", request, "-CA", self.authority, "-CAkey", authority_key,
                  "-CAcreateserial", "-extfile", str(names), "-out", self.certificate)

    @staticmethod
    def call(*words):
        subprocess.run(["openssl", *words], check=True, capture_output=True)


def is_installed():
    return all(shutil.which(program) for program in ("etcd", "etcdctl", "openssl"))
