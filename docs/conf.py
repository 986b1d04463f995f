"""Configuration of Sphinx: `python -m sphinx -n -W -b html docs <out>`. It needs no network."""

import os
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, version as installed_version
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "_ext"))


def _version() -> str:
    """Return the version of the package, whether it is installed or run from its source."""
    try:
        return installed_version("czsu-relations")
    except PackageNotFoundError:
        pyproject = HERE.parent / "pyproject.toml"
        return tomllib.loads(pyproject.read_text("utf-8"))["project"]["version"]


project = "czsu_relations"
author = "The czsu_relations authors"
copyright = author  # noqa: A001 - the name is given by Sphinx
version = release = _version()

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "codebook",
    "editions",
    "notebook_output",
    "public_api",
    "sources",
]
exclude_patterns = ["_ext"]

# ---- Markdown ----------------------------------------------------------------

myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3

# ---- notebooks ---------------------------------------------------------------

nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_in_temp = True
nb_output_stderr = "error"
# A page shows charts as pictures and loads no script; in Jupyter charts are interactive.
os.environ["PYTHONSTARTUP"] = str(HERE / "_ext" / "kernel.py")

# ---- the API reference -------------------------------------------------------

nitpicky = True
nitpick_ignore = [
    # Types of the standard library: links to them would need the network.
    *(("py:class", name) for name in ("Any", "Callable", "Iterable", "Path", "PathLike", "Self")),
    *(
        ("py:class", f"collections.abc.{name}")
        for name in ("Callable", "Iterable", "Mapping", "Sequence")
    ),
    *(("py:class", name) for name in ("abc.ABC", "datetime.date")),
    # Types of optional packages.
    *(("py:class", f"{name}.DataFrame") for name in ("pd", "pl")),
    ("py:class", "alt.LayerChart"),
    # Type variables for the record type of a selection.
    ("py:class", "czsu_relations._query.selection.R_co"),
    ("py:obj", "czsu_relations._query.attested.AttestedR_co"),
]
# The texts of terms, as type checkers know them; the page of the vocabularies says what they are.
nitpick_ignore_regex = [("py:class", r"[A-Z]\w+Text")]
default_role = "code"  # single backticks in docstrings are code
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 80
napoleon_numpy_docstring = False
napoleon_use_ivar = True
add_module_names = False

# ---- the look ----------------------------------------------------------------

html_theme = "furo"
html_title = "czsu_relations"
html_static_path = ["_static"]
html_css_files = ["site.css", "notebooks.css"]
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {"navigation_with_keys": True}
pygments_style = "friendly"
pygments_dark_style = "github-dark"

copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
