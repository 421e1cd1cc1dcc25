"""The commands of `ibid`, except `serve`, which `web.cli` adds."""

from qa.cli.program import program

COMMANDS = {
    "add": "qa.cli.papers:add",
    "remove": "qa.cli.papers:remove",
    "papers": "qa.cli.papers:papers",
    "build": "qa.cli.build:build",
    "index": "qa.cli.index:index",
    "sources": "qa.cli.sources:sources",
    "support": "qa.cli.support:support",
    "ask": "qa.cli.ask:ask",
    "notes": "qa.cli.notes:notes",
    "check": "qa.cli.check:check",
    "eval": "qa.cli.evaluate:evaluate",
    "model": "qa.cli.model:model",
}

app = program(COMMANDS)
