# SPDX-FileCopyrightText: 2026 The Vedette developers
# SPDX-License-Identifier: MIT
"""Polls a server by paramiko, as a peer of Vedette in the bench.

Usage: paramiko_peer.py persistent HOST PORT KEYFILE COMMAND
       paramiko_peer.py fresh HOST PORT KEYFILE

persistent: one connection, and COMMAND once per poll. fresh: a connection per poll, and on it the seven
commands that a monitor without a script of its own runs.

Says {} when it is ready; then, for each number on its input, polls so often and prints what that took:
{"cpuMs": of this process, for all of them, "bytes": of the answers}, or {"error": why not}.
"""

import json
import resource
import sys

SEVEN = ("top -bn1", "free", "df", "lscpu", "uptime", "cat /proc/net/dev", "ps aux")
PATIENCE = 30  # seconds


def connect(host, port, key):
    import paramiko  # here, so that its absence is told as any other reason

    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.connect(host, port=port, key_filename=key, allow_agent=False, look_for_keys=False, timeout=PATIENCE)
    return client


def execute(client, command):
    _, out, _ = client.exec_command(command, timeout=PATIENCE)
    answer = out.read()
    if out.channel.recv_exit_status() != 0 or not answer:
        raise RuntimeError("no answer to: " + command[:40])
    return len(answer)


def poller(mode, target, command):
    """What polls once, and returns the length of the answer."""
    if mode == "persistent":
        client = connect(*target)
        return lambda: execute(client, command)

    def poll_afresh():
        client = connect(*target)
        try:
            return sum(execute(client, each) for each in SEVEN)
        finally:
            client.close()

    poll_afresh()  # what can't work is told before the first round
    return poll_afresh


def cpu_ms():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return (usage.ru_utime + usage.ru_stime) * 1e3


def tell(what):
    print(json.dumps(what), flush=True)


def main(mode, host, port, key, command=""):
    poll = poller(mode, (host, int(port), key), command)
    tell({})
    for line in sys.stdin:
        before = cpu_ms()
        received = sum(poll() for _ in range(int(line)))
        tell({"cpuMs": cpu_ms() - before, "bytes": received})


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Exception as error:  # whatever it is, the bench goes on without this peer
        tell({"error": str(error) or type(error).__name__})
        sys.exit(1)
