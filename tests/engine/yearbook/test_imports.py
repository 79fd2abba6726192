import subprocess
import sys


def test_the_room_is_entered_without_its_heavy_tools():
    told = "import sys, jixiao.engine.yearbook; print(*(name.partition('.')[0] for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert {"jixiao"} <= set(done.stdout.split())
    assert not {"xlsxwriter", "python_calamine", "rapidfuzz", "tomli_w", "openpyxl"} & set(done.stdout.split())
