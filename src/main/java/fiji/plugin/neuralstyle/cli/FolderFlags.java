package fiji.plugin.neuralstyle.cli;

import java.nio.file.Path;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.batch.BatchSettings;
import fiji.plugin.neuralstyle.batch.Existing;
import fiji.plugin.neuralstyle.batch.NamePatterns;
import fiji.plugin.neuralstyle.batch.OutputName;
import fiji.plugin.neuralstyle.batch.ResultFormat;
import picocli.CommandLine.Option;

/** Which files of a folder are contents, and what their results are called. */
final class FolderFlags {

	@Option(names = "--pattern", paramLabel = "GLOB", description = {
		"Which contents, by name, in whatever case: * for any characters, ? for one; several separated by semicolons. " +
			"With a slash it is for the path within the folder, ** for any folders." })
	private String pattern = "";

	@Option(names = "--subfolders", description = "Search the folders in it too; the output folder gets the same ones.")
	private boolean subfolders;

	@Option(names = "--output-name", paramLabel = "NAME", description = {
		"What results are called; {content}, {style} and {format} are filled in (default: ${DEFAULT-VALUE})." })
	private String outputName = OutputName.DEFAULT.pattern();

	@Option(names = "--format", paramLabel = "KIND", description = { "png, jpg or tif (default: ${DEFAULT-VALUE})." })
	private String format = ResultFormat.PNG.toString();

	/** @throws IllegalArgumentException if a value will not do; the message says which and why */
	BatchSettings settings(final Path contents, final Path outputs, final Existing existing) {
		return new BatchSettings(contents, new NamePatterns(pattern), subfolders, outputs, new OutputName(outputName), Choices
			.parse(ResultFormat.class, "The format", format), existing);
	}
}
