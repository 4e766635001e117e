// Paints an image, or all images of a folder, in the style of another, without windows. A SciJava script:
//   scripts/headless/run FIJI stylize.groovy content=FILE|FOLDER style=FILE|FOLDER output=FILE|FOLDER [KEY=VALUE ...]
// or
//   fiji --headless --run stylize.groovy 'content="a.png",style="wave.jpg",output="painted.png",settings="iterations=200"'
// Headless it ends Java with 0 if all is done and 1 if anything failed, after a sentence on standard error.
// A folder of contents needs a folder as output, which gets a table of what became of each image as well. Settings are KEY=VALUE,
// separated by semicolons: any parameter of Neural Style Transfer..., or for a folder of Style Folder... (docs/user-guide.md,
// docs/style-folder.md). An output ends in .png, .jpg or .tif, and is replaced if it is there.
#@ String (label = "Content file or folder") content
#@ String (label = "Style file or folder") style
#@ String (label = "Output file or folder") output
#@ String (label = "Settings", value = "", required = false, persist = false) settings
#@ String (label = "Status file", value = "", required = false, persist = false, visibility = INVISIBLE) status
#@ CommandService commands
#@ ModuleService modules

import fiji.plugin.neuralstyle.image.ImageFiles
import ij.macro.Interpreter
import java.awt.GraphicsEnvironment
import java.nio.file.Files
import java.nio.file.Path

/** Runs a command and gives its module, or throws the sentence that it ended with. */
def run(name, inputs) {
	def info = commands.getCommand("fiji.plugin.neuralstyle.command." + name)
	if (info == null) throw new IllegalStateException("Neural Style Transfer is not installed in this Fiji.")
	def known = info.inputs().collectEntries { [(it.name.toLowerCase()): it.name] }
	def named = inputs.collectEntries { key, value ->
		def parameter = known[key.toLowerCase()]
		if (parameter == null) throw new IllegalArgumentException("There is no setting \"" + key + "\".")
		[(parameter): value]
	}
	def module = modules.run(info, true, named).get()
	if (module.isCanceled()) throw new IllegalArgumentException(module.cancelReason ?: "It was cancelled.")
	return module
}

def paintImage(more) {
	if (!(output ==~ /(?i).*\.(png|jpe?g|tiff?)/)) {
		throw new IllegalArgumentException("The output \"" + output + "\" must end in .png, .jpg or .tif.")
	}
	def image = run("StyleTransferCommand", [content: content, style: style] + more).getOutput("output")
	def file = Path.of(output).toAbsolutePath()
	Files.createDirectories(file.parent)
	ImageFiles.write(image, file)
	return [0, "1 image painted: " + output]
}

def paintFolder(more) {
	run("StyleFolderCommand", [contentFolder: content, style: style, outputFolder: output] + more)
	def table = Path.of(output, "style-folder-results.csv")
	def rows = Files.readAllLines(table).drop(1)
	def failed = rows.count { it.contains(",failed,") || it.contains(",cancelled,") }
	return [failed > 0 ? 1 : 0, (rows.size() - failed) + " of " + rows.size() +
		" images painted or there already; see " + table]
}

def paint() {
	// No windows, as in a macro's batch mode.
	Interpreter.batchMode = true
	try {
		def more = (settings ?: "").split(";").findAll { !it.isBlank() }.collectEntries {
			if (!it.contains("=")) throw new IllegalArgumentException("\"" + it + "\" is no KEY=VALUE.")
			it.split("=", 2) as List
		}
		return Files.isDirectory(Path.of(content)) ? paintFolder(more) : paintImage(more)
	}
	catch (IllegalArgumentException | IllegalStateException | IOException e) {
		return [1, "Error: " + e.message]
	}
	catch (Exception e) {
		// A fault of a program: Fiji would print it and end with 0.
		def cause = e
		while (cause.cause != null) cause = cause.cause
		return [1, "Error: " + cause]
	}
	finally {
		Interpreter.batchMode = false
	}
}

def (code, sentence) = paint()
if (status) Files.writeString(Path.of(status), code + " " + sentence + "\n")
else if (code == 0) println sentence
else System.err.println(sentence)
if (GraphicsEnvironment.isHeadless()) System.exit(code)
if (code != 0) throw new IllegalStateException(sentence)
