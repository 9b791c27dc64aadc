"""Runs a command; prints its seconds of wall and CPU, and the KiB of the largest of its processes.

Usage: python3 meter.py LOG COMMAND...   What the command prints goes to LOG. Ends as the command ended.
"""

import json
import os
import subprocess
import sys
import time

log, *command = sys.argv[1:]
with open(log, "wb") as output:
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
# Linux counts in KiB, macOS in bytes.
memory = usage.ru_maxrss / 1024 if sys.platform == "darwin" else usage.ru_maxrss
print(json.dumps({"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "memory": memory}))
sys.exit(os.waitstatus_to_exitcode(status) != 0)
