"""The slow readers, in a process of their own so that they don't disturb the client that measures.

Arguments: port, target, number of readers. Prints a line of JSON when all of them read (or have failed), and a
last one when its standard input ends.

In Python because Node can't set TCP_MAXSEG. Segments on the loopback have 64 KiB, from which the kernel
gives each connection a megabyte of send buffer; 2,000 of those reach the machine's limit for
TCP (net.ipv4.tcp_mem), packets are dropped, and every latency is that of a retransmission. With segments
as on Ethernet or Wi-Fi the buffers are those of a real network.
"""

import json
import selectors
import socket
import sys
import time

# What a reader takes each second, in one go, like a phone with a weak signal.
BYTES_PER_SECOND = 4096
SEGMENT_BYTES = 1448
# Less than the shortest accept queue among the servers that are measured this way.
CONNECTING_AT_ONCE = 100
# The readers take turns within a second, in this many steps.
STEPS = 20

port, target, count = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
head = f'GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n'.encode()
selector = selectors.DefaultSelector()
turns = [set() for _ in range(STEPS)]
started = settled = refused = lost = read_bytes = 0


def start_reader():
    global started
    started += 1
    reader = socket.socket()
    reader.setblocking(False)
    reader.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, SEGMENT_BYTES)
    reader.connect_ex(('127.0.0.1', port))
    selector.register(reader, selectors.EVENT_WRITE)


def read(reader):
    """Takes at most one second's share; returns None when there is nothing yet, b'' at the end."""
    global read_bytes
    try:
        data = reader.recv(BYTES_PER_SECOND)
    except BlockingIOError:
        return None
    except OSError:
        return b''
    read_bytes += len(data)
    return data


def ask(reader):
    try:
        reader.send(head)
        selector.modify(reader, selectors.EVENT_READ)
    except OSError:
        settle(reader, False)


def settle(reader, good):
    """Counts a reader whose first bytes have arrived, or never will."""
    global settled, refused
    selector.unregister(reader)
    settled += 1
    if good:
        turns[settled % STEPS].add(reader)
    else:
        refused += 1
        reader.close()
    if started < count:
        start_reader()
    if settled == count:
        report()


def take_turn(step):
    global lost
    for reader in list(turns[step]):
        if read(reader) == b'':
            turns[step].remove(reader)
            reader.close()
            lost += 1


def report():
    reading = sum(map(len, turns))
    counts = {'reading': reading, 'refused': refused, 'lost': lost, 'readBytes': read_bytes}
    print(json.dumps(counts), flush=True)


def run():
    selector.register(sys.stdin, selectors.EVENT_READ)
    for _ in range(min(CONNECTING_AT_ONCE, count)):
        start_reader()
    step, next_turn = 0, time.monotonic()
    while True:
        for key, events in selector.select(max(0, next_turn - time.monotonic())):
            if key.fileobj is sys.stdin:
                return
            if events & selectors.EVENT_WRITE:
                ask(key.fileobj)
            else:
                data = read(key.fileobj)
                if data is not None:
                    settle(key.fileobj, data.startswith(b'HTTP/1.1 200'))
        if time.monotonic() >= next_turn:
            take_turn(step)
            step, next_turn = (step + 1) % STEPS, next_turn + 1 / STEPS


run()
report()
