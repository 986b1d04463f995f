// Runs the Python program from standard input in Pyodide, with the wheels of a folder installed.
// The program finds this project in /project.
import { readdirSync, readFileSync } from "node:fs";
import { Socket } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";

// Everything comes from files: a connection would be an error.
Socket.prototype.connect = () => {
  throw new Error("Pyodide tried to use the network");
};

const wheels = process.argv[2];
const project = fileURLToPath(new URL("../..", import.meta.url));
try {
  const pyodide = await loadPyodide();
  const packages = pyodide.runPython(
    "import site; site.getsitepackages()[0]",
  );
  for (const name of readdirSync(wheels)) {
    const wheel = new Uint8Array(readFileSync(join(wheels, name)));
    pyodide.unpackArchive(wheel, "wheel", { extractDir: packages });
  }
  pyodide.mountNodeFS("/project", project);
  // Not from the start: Pyodide itself uses what Python 3.14 calls deprecated.
  pyodide.runPython("import warnings; warnings.simplefilter('error')");
  pyodide.runPython(readFileSync(0, "utf8"));
} catch (error) {
  // Node would print the line that threw, which is the whole of Pyodide's minified code.
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
