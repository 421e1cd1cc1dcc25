"""State is visible: no hidden caches, changed environment or shared defaults; short functions."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ["corpus", "index", "qa", "web"]
MOST_PARAMETERS = 7  # of a function, without `self` and `cls`
MOST_LINES = 60  # of a function, with its docstring
# Decorators of functions whose signature FastAPI or Typer reads: each parameter is an option.
READ_SIGNATURES = frozenset({"command", "callback", "get", "post", "put", "delete", "patch"})

Function = ast.FunctionDef | ast.AsyncFunctionDef
Rule = Callable[[ast.Module], Iterator[ast.AST]]


def _functions(tree: ast.AST) -> Iterator[Function]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _called(node: ast.AST) -> ast.AST:
    return node.func if isinstance(node, ast.Call) else node


def _name(node: ast.AST) -> str:
    """The last name of what a decorator or a call refers to: `get` of `@router.get("/")`."""
    node = _called(node)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _outside_functions(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node that runs when a module is imported."""
    for node in ast.iter_child_nodes(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield node
            yield from _outside_functions(node)


def _is_environment(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute | ast.Name) and _name(node) == "environ"


def environment_changed_at_import(tree: ast.Module) -> Iterator[ast.AST]:
    for node in _outside_functions(tree):
        if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
            if _is_environment(node.value):
                yield node
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            changes = node.func.attr in {"setdefault", "update", "pop", "clear"}
            if (changes and _is_environment(node.func.value)) or node.func.attr == "putenv":
                yield node


def _is_frozen(node: ast.ClassDef) -> bool:
    return any(
        keyword.arg == "frozen" and isinstance(keyword.value, ast.Constant) and keyword.value.value
        for decorator in node.decorator_list
        if isinstance(decorator, ast.Call) and _name(decorator) == "dataclass"
        for keyword in decorator.keywords
    )


def caches_in_frozen_dataclasses(tree: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and _is_frozen(node):
            for function in _functions(node):
                if {_name(one) for one in function.decorator_list} & {"cached_property"}:
                    yield function
            yield from (field for field in node.body if _is_mutable_field(field))


def _is_mutable_field(node: ast.AST) -> bool:
    """Whether a private field of a dataclass begins as an empty container that is to be filled."""
    if not (isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Call)):
        return False
    factories = {_name(one.value) for one in node.value.keywords if one.arg == "default_factory"}
    private = isinstance(node.target, ast.Name) and node.target.id.startswith("_")
    return private and bool(factories & {"dict", "list", "set", "OrderedDict", "defaultdict"})


def public_methods_made_in_init(tree: ast.Module) -> Iterator[ast.AST]:
    for function in _functions(tree):
        if function.name == "__init__":
            yield from (node for node in ast.walk(function) if _makes_method(node))


def _makes_method(node: ast.AST) -> bool:
    """Whether a function is made and given a public name of `self`."""
    if not isinstance(node, ast.Assign):
        return False
    public = any(
        isinstance(target, ast.Attribute)
        and isinstance(target.value, ast.Name)
        and target.value.id == "self"
        and not target.attr.startswith("_")
        for target in node.targets
    )
    makers = {"partial", "lru_cache", "cache", "wraps"}
    value = node.value
    made = isinstance(value, ast.Lambda) or (
        isinstance(value, ast.Call) and (_name(value) in makers or _name(value.func) in makers)
    )
    return public and made


def mutable_defaults(tree: ast.Module) -> Iterator[ast.AST]:
    for function in _functions(tree):
        defaults = [*function.args.defaults, *filter(None, function.args.kw_defaults)]
        for default in defaults:
            literal = isinstance(default, ast.List | ast.Dict | ast.Set | ast.ListComp)
            makers = {"list", "dict", "set", "defaultdict", "OrderedDict", "Counter", "deque"}
            if literal or (isinstance(default, ast.Call) and _name(default) in makers):
                yield default


def _parameters(function: Function) -> int:
    arguments = function.args
    names = [one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    return len(names) - (names[:1] in (["self"], ["cls"]))


def _is_read(function: Function) -> bool:
    """Whether FastAPI or Typer makes options of the parameters."""
    if {_name(one) for one in function.decorator_list} & READ_SIGNATURES:
        return True
    names = (node for one in function.args.args for node in ast.walk(one.annotation or one))
    return any(isinstance(node, ast.Name) and node.id == "typer" for node in names)


def too_many_parameters(tree: ast.Module) -> Iterator[ast.AST]:
    for function in _functions(tree):
        if not _is_read(function) and _parameters(function) > MOST_PARAMETERS:
            yield function


def too_many_lines(tree: ast.Module) -> Iterator[ast.AST]:
    for function in _functions(tree):
        if (function.end_lineno or function.lineno) - function.lineno + 1 > MOST_LINES:
            yield function


RULES: tuple[Rule, ...] = (
    environment_changed_at_import,
    caches_in_frozen_dataclasses,
    public_methods_made_in_init,
    mutable_defaults,
    too_many_parameters,
    too_many_lines,
)


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    """The syntax tree of every file of the program, by its path."""
    files = (file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py")))
    return {file.relative_to(ROOT).as_posix(): ast.parse(file.read_text("utf-8")) for file in files}


def _violations(rule: Rule, trees: dict[str, ast.Module]) -> dict[str, list[int]]:
    """The lines of each file of the program that break a rule."""
    lines = {
        file: [getattr(node, "lineno", 0) for node in rule(tree)] for file, tree in trees.items()
    }
    return {file: found for file, found in lines.items() if found}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_program_keeps_the_rule(rule: Rule, trees: dict[str, ast.Module]) -> None:
    assert _violations(rule, trees) == {}


BROKEN: dict[Rule, list[str]] = {
    environment_changed_at_import: [
        "import os\nos.environ['HOME'] = '/'",
        "import os\nif True:\n    os.environ.setdefault('HOME', '/')",
        "from os import environ\ndel environ['HOME']",
    ],
    caches_in_frozen_dataclasses: [
        "@dataclass(frozen=True)\nclass A:\n    @cached_property\n    def b(self): ...",
        "@dataclass(frozen=True)\nclass A:\n    _b: dict = field(default_factory=dict)",
    ],
    public_methods_made_in_init: [
        "class A:\n    def __init__(self):\n        self.b = lambda: 1",
        "class A:\n    def __init__(self):\n        self.b = lru_cache(maxsize=3)(self._b)",
        "class A:\n    def __init__(self):\n        self.b = partial(self._b, 1)",
    ],
    mutable_defaults: ["def a(b=[]): ...", "def a(*, b=dict()): ..."],
    too_many_parameters: [f"def a({', '.join('bcdefghi')}): ..."],
    too_many_lines: ["def a():\n" + "    b()\n" * 60],
}
KEPT: dict[Rule, list[str]] = {
    environment_changed_at_import: [
        "import os\nHOME = os.environ['HOME']",
        "import os\ndef a():\n    os.environ.setdefault('HOME', '/')",
    ],
    caches_in_frozen_dataclasses: [
        "class A:\n    @cached_property\n    def b(self): ...",
        "@dataclass\nclass A:\n    _b: dict = field(default_factory=dict)",
        "@dataclass(frozen=True)\nclass A:\n    b: dict = field(default_factory=dict)",
    ],
    public_methods_made_in_init: [
        "class A:\n    def __init__(self):\n        self._b = lru_cache(maxsize=3)(self._c)",
        "class A:\n    def __init__(self, b):\n        self.b = b",
    ],
    mutable_defaults: ["def a(b=(), c=None, d=frozenset()): ..."],
    too_many_parameters: [
        f"class A:\n    def a(self, {', '.join('bcdefgh')}): ...",
        "def a(b: Annotated[int, typer.Option()], c, d, e, f, g, h, i): ...",
        f"@app.command\ndef a({', '.join('bcdefghijk')}): ...",
    ],
    too_many_lines: ["def a():\n" + "    b()\n" * 59],
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_finds_what_breaks_it_and_nothing_else(rule: Rule) -> None:
    for code in BROKEN[rule]:
        assert list(rule(ast.parse(code))), code
    for code in KEPT[rule]:
        assert not list(rule(ast.parse(code))), code
