// Paints an image, or all images of a folder, in the style of another, without windows. An ImageJ macro:
//   scripts/headless/run FIJI stylize.ijm content=FILE|FOLDER style=FILE|FOLDER output=FILE|FOLDER [KEY=VALUE ...]
// or, without exit codes that tell of failures,
//   fiji --headless -macro stylize.ijm "content=a.png;style=wave.jpg;output=painted.png;iterations=200"
// A folder of contents needs a folder as output, which gets a table of what became of each image as well. KEY is any of the macro
// keys of Neural Style Transfer..., or for a folder of Style Folder... (docs/user-guide.md, docs/style-folder.md); no value may
// contain a ; or a ]. An output ends in .png, .jpg or .tif, and is replaced if it is there.

content = ""; style = ""; output = ""; status = ""; more = "";
arguments = split(getArgument(), ";\n");
for (i = 0; i < arguments.length; i++) {
	at = indexOf(arguments[i], "=");
	if (at < 1) exit("\"" + arguments[i] + "\" is no KEY=VALUE.");
	key = substring(arguments[i], 0, at);
	value = substring(arguments[i], at + 1);
	if (key == "content") content = value;
	else if (key == "style") style = value;
	else if (key == "output") output = value;
	// The file that says how it went, for scripts/headless/run.
	else if (key == "status") status = value;
	else more = more + " " + key + "=[" + value + "]";
}
if (content == "" || style == "" || output == "") exit("Say content=..., style=... and output=....");
if (!File.exists(content)) exit("There is no content \"" + content + "\".");

if (!File.isDirectory(content) && !matches(toLowerCase(output), ".*\\.(png|jpe?g|tiff?)"))
	exit("The output \"" + output + "\" must end in .png, .jpg or .tif.");

// An error in any of these lines ends the macro, so that there is no status.
setBatchMode(true);
if (File.isDirectory(content)) {
	run("Style Folder...", "contentfolder=[" + content + "] style=[" + style + "] outputfolder=[" + output + "]" + more);
	table = output + "/style-folder-results.csv";
	rows = split(File.openAsString(table), "\n");
	failed = 0;
	for (i = 1; i < rows.length; i++) {
		if (indexOf(rows[i], ",failed,") >= 0 || indexOf(rows[i], ",cancelled,") >= 0) failed++;
	}
	all = rows.length - 1;
	result = "" + minOf(failed, 1) + " " + (all - failed) + " of " + all + " images painted or there already; see " + table;
} else {
	run("Neural Style Transfer...", "content=[" + content + "] style=[" + style + "]" + more);
	folder = File.getParent(output);
	if (folder != "" && !File.exists(folder)) File.makeDirectory(folder);
	part = output + ".part" + substring(output, lastIndexOf(output, "."));
	save(part);
	if (File.exists(output)) deleted = File.delete(output);
	renamed = File.rename(part, output);
	if (!File.exists(output)) exit("\"" + output + "\" could not be written.");
	result = "0 1 image painted: " + output;
}
if (status != "") File.saveString(result + "\n", status);
else print(substring(result, 2));
