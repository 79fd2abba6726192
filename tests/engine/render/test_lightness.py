import subprocess
import sys

import pytest


@pytest.mark.parametrize("heavy", ["docx", "typst", "lxml", "numpy"])
def test_importing_the_room_loads_nothing_heavy(heavy: str):
    code = f"import sys, jixiao.engine.render; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("heavy", ["docx", "typst", "lxml", "numpy"])
def test_html_needs_nothing_heavy_either(heavy: str):
    code = (
        "import sys\nfrom jixiao.engine.document import Document\nfrom jixiao.engine.render import to_html\n"
        f"to_html(Document('题', '单位', 2019, ()))\nsys.exit({heavy!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
