"""Runs steps of an action or a workflow as GitHub's runner would: scripts in a workspace made by the
test, with GitHub's variables and files set; steps of other actions are recorded, not run."""

import os
import re
import subprocess


class Log:
    """Reads commands out of what steps print as a runner does."""

    def __init__(self, text):
        self.commands, self.stopped = [], None
        for line in text.splitlines():
            self.read(line)
        self.still_stopped = self.stopped is not None

    def read(self, line):
        match = re.match(r"\s*::([a-zA-Z0-9-]+)( [^:]*(?:::)?)?::(.*)$", line)
        end = re.match(r"\s*::([^:]+)::$", line)
        if self.stopped is not None:
            if end and end.group(1) == self.stopped:
                self.stopped = None
        elif match and match.group(1) == "stop-commands":
            self.stopped = match.group(3)
        elif match:
            self.commands.append((match.group(1), match.group(3)))
        elif "##[" in line:
            self.commands.append(("##[", line))

    def names(self):
        return [name for name, _ in self.commands]


class Runner:
    """Steps of one job, which share a workspace, PATH and outputs."""

    def __init__(self, workspace, temp, contexts, variables=None, on_use=None):
        """`on_use` is called with each step of another action, in its place."""
        self.workspace, self.temp, self.on_use = workspace, temp, on_use
        self.contexts = {"steps": {}, "runner": {"temp": str(temp), "os": "Linux"},
                         "strategy": {"job-index": 0}, **contexts}
        self.variables = variables or {}
        self.used, self.summary, self.log = [], "", ""
        self.path = os.environ["PATH"]

    def outputs_of(self, step):
        return self.contexts["steps"][step]["outputs"]

    def value(self, path):
        value = self.contexts
        for part in path.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        return value

    def text(self, template):
        def one(match):
            value = self.value(match.group(1))
            return str(value if value is not None else match.group(2) or "")
        done = re.sub(r"\$\{\{ ([\w.-]+)(?: \|\| '([^']*)')? \}\}", one, str(template))
        assert "${{" not in done, f"an expression beyond this runner: {done}"
        return done

    def holds(self, condition):
        if condition is None:
            return True
        literals = {"''": "", "true": True, "'false'": "false"}
        parts = re.fullmatch(r"\$\{\{ (.*) \}\}", condition).group(1).split(" && ")
        pairs = [part.split(" != ") for part in parts]
        return all((self.value(left) or "") != literals[right] for left, right in pairs)

    def run(self, steps):
        """Runs steps up to the first that fails; its exit code."""
        for step in steps:
            if not self.holds(step.get("if")):
                continue
            if "uses" in step:
                self.use(step)
                continue
            status = self.run_script(step)
            if status != 0:
                return status
        return 0

    def use(self, step):
        inputs = {name: self.text(value) for name, value in step.get("with", {}).items()}
        self.used.append((step["uses"].split("@")[0], inputs))
        if self.on_use:
            self.on_use(self, step)

    def run_script(self, step):
        files = {name: self.temp / name for name in
                 ("GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY", "GITHUB_ENV")}
        for file in files.values():
            file.write_text("")
        environment = {"PATH": self.path, "HOME": str(self.temp / "home"), "GITHUB_ACTIONS": "true",
                       "CI": "true", "RUNNER_OS": "Linux", "RUNNER_TEMP": str(self.temp),
                       "GITHUB_WORKSPACE": str(self.workspace), "LANG": "C.UTF-8",
                       **{name: str(file) for name, file in files.items()},
                       **{name: self.text(value) for name, value in step.get("env", {}).items()},
                       **self.variables}
        script = self.temp / "script.sh"
        script.write_text(self.text(step["run"]))
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)], env=environment,
            cwd=self.workspace, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, errors="replace", check=False)
        self.log += done.stdout
        self.take(step, files)
        return done.returncode

    def take(self, step, files):
        self.summary += files["GITHUB_STEP_SUMMARY"].read_text(errors="replace")
        added = files["GITHUB_PATH"].read_text().split("\n")[:-1]
        self.path = ":".join(added[::-1] + [self.path])
        if "id" in step:
            lines = files["GITHUB_OUTPUT"].read_text().splitlines()
            self.contexts["steps"][step["id"]] = {
                "outputs": dict(line.split("=", 1) for line in lines)}
