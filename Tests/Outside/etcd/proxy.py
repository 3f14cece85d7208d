"""A small proxy of TCP between clients and a member, which can delay, cut and swallow what goes through it."""

import random
import socket
import threading
import time


SAID = b'{"header":{"revision":"1"},"succeeded":true,"responses":[]}'
LIE = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(SAID), SAID)


class Proxy:
    """Listens on a port of its own and passes everything on to a member, as `mood` says.

    `plain`, `slow` (each piece waits), `cut` (some connections end when the answer begins, so that what was asked for came
    about and nobody is told), `mute` (all of them do), `deaf` (connections are taken, and nothing goes through), `closed` (none is taken), `lying` (some
    transactions are answered as having come about, and go nowhere).
    """

    def __init__(self, target, seed):
        self.target, self.mood, self.dice = target, "plain", random.Random(seed)
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.socket.listen(64)
        self.port = self.socket.getsockname()[1]
        self.open, self.cuts, self.is_closed = set(), 0, False
        threading.Thread(target=self.accept, daemon=True).start()

    @property
    def address(self):
        return f"127.0.0.1:{self.port}"

    def set(self, mood):
        self.mood = mood
        if mood in ("closed", "deaf"):
            for pair in list(self.open):
                self.end(pair)

    def accept(self):
        while not self.is_closed:
            try:
                client, _ = self.socket.accept()
            except OSError:
                return
            if self.mood == "closed":
                client.close()
                continue
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        try:
            member = socket.create_connection(self.target, timeout=5)
        except OSError:
            client.close()
            return
        member.settimeout(None)
        pair = (client, member)
        self.open.add(pair)
        threading.Thread(target=self.pass_on, args=(client, member, pair, False), daemon=True).start()
        self.pass_on(member, client, pair, True)

    def pass_on(self, source, target, pair, is_answer):
        try:
            while piece := source.recv(1 << 16):
                while self.mood == "deaf":
                    time.sleep(0.02)
                if self.mood == "lying" and piece.startswith(b"POST /v3/kv/txn") and self.dice.random() < 0.1:
                    source.sendall(LIE)
                    continue
                if self.mood == "slow":
                    time.sleep(self.dice.uniform(0.02, 0.3))
                if self.mood == "mute" and is_answer:
                    self.cuts += 1
                    break
                if self.mood == "cut" and is_answer and self.dice.random() < 0.2:
                    self.cuts += 1
                    target.sendall(piece[: self.dice.randrange(len(piece))])
                    break
                target.sendall(piece)
        except OSError:
            pass
        self.end(pair)

    def end(self, pair):
        self.open.discard(pair)
        for one in pair:
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            one.close()

    def close(self):
        self.is_closed = True
        self.socket.close()
        for pair in list(self.open):
            self.end(pair)
