"""`python -m tests.cited FOLDER`: the stand-in web by hand.

Writes the web archive and the certificate's authority there, serves until Ctrl-C, and prints what
`ibid sources fetch` needs in its environment.
"""

import json
import shutil
import sys
import time
from pathlib import Path

from tests.cited.server import LocalWeb
from tests.cited.warcs import write_warc


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    write_warc(folder / "cited.warc.gz")
    with LocalWeb() as web:
        shutil.copy(web.ca, folder / "ca.pem")
        hosts = json.dumps({name: f"{ip}:{port}" for name, (ip, port) in web.hosts.items()})
        print(f"export SSL_CERT_FILE={folder / 'ca.pem'}")
        print(f"export IBID_FETCH_PAUSE=0 IBID_FETCH_HOSTS='{hosts}'", flush=True)
        while True:
            time.sleep(1)


if __name__ == "__main__":
    main()
