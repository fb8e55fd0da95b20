"""Run every notebook through the real Jupyter kernel, the one that `npm run lab` uses, and compare with Node's run.

In a virtual environment with jupyter-requirements.txt:

    python src/notebooks/run/jupyter-check.py [folder of notebooks] [folder of executed notebooks]

Ends with status 1 if a cell fails, or if a cell gives something else here than it gave there. Prints how long it took.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
SECONDS = 120


def shown(cell):
    """What a cell gives, told in the same words for both: tslab's kernel writes results as text."""
    texts, bundles = [], []
    for output in cell.get("outputs", []):
        kind = output["output_type"]
        if kind == "stream":
            texts.append(output["text"])
        elif kind == "execute_result":
            texts.append(output["data"].get("text/plain", "") + "\n")
        elif kind == "display_data":
            bundles.append(output["data"])
    return "".join(texts), bundles


def run(path, executed, work):
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError
    import nbformat

    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    client = NotebookClient(
        notebook,
        timeout=SECONDS,
        kernel_name="tslab",
        resources={"metadata": {"path": str(path.parent)}},
    )
    try:
        client.execute()
    except CellExecutionError as error:
        return [f"{path.name}: {error}"]
    except Exception as error:  # A kernel that dies or hangs is named as well.
        return [f"{path.name}: {type(error).__name__}: {error}"]
    other = executed / path.name
    if not other.exists():
        return []
    known = nbformat.read(other, as_version=4)
    nbformat.validate(known)
    if [cell["source"] for cell in notebook.cells] != [cell["source"] for cell in known.cells]:
        return [f"{path.name}: it has changed since `npm run notebooks`"]
    pairs = zip(notebook.cells, known.cells)
    return [
        f"{path.name}, cell {here['id']}: Jupyter gives something else than Node gave"
        for here, there in pairs
        if shown(here) != shown(there)
    ]


def main():
    notebooks = Path(sys.argv[1] if len(sys.argv) > 1 else PROJECT / "notebooks").resolve()
    executed = Path(sys.argv[2] if len(sys.argv) > 2 else PROJECT / "outputs/notebooks").resolve()
    with tempfile.TemporaryDirectory() as work:
        os.environ["JUPYTER_PATH"] = str(PROJECT / "src/notebooks/run/jupyter")
        os.environ.update(NO_COLOR="1", TZ="Europe/London", LC_ALL="en_GB.UTF-8")
        for name in ("CONFIG", "DATA", "RUNTIME"):
            os.environ[f"JUPYTER_{name}_DIR"] = str(Path(work) / name.lower())
        faults = []
        paths = sorted(notebooks.glob("[0-9][0-9]-*.ipynb"))
        start = time.perf_counter()
        for path in paths:
            began = time.perf_counter()
            faults += run(path, executed, work)
            print(f"  {path.stem}: {time.perf_counter() - began:.1f} s", flush=True)
        took = time.perf_counter() - start
    print("\n".join([*faults, f"{len(paths)} notebooks through Jupyter in {took:.1f} s, {len(faults)} faults"]))
    sys.exit(1 if faults or not paths else 0)


main()
