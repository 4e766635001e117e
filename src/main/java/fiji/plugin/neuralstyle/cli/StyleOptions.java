package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import fiji.plugin.neuralstyle.Style;
import fiji.plugin.neuralstyle.StyleBlend;
import fiji.plugin.neuralstyle.StyleMix;
import fiji.plugin.neuralstyle.batch.StyleFiles;
import picocli.CommandLine.Option;

/** How several styles mix, as flags. */
final class StyleOptions {

	@Option(names = "--style-weights", paramLabel = "NUMBERS", description = {
		"How much each style counts, in the order of the styles and separated by commas: 2,1 (default: all the same)." })
	private String weights = "";

	@Option(names = "--style-blend", paramLabel = "WHAT", description = {
		"together: each picture is in all styles; \"along stack\": the first slice is in the first style, the last in the " +
			"last (default: ${DEFAULT-VALUE})." })
	private String blend = StyleBlend.TOGETHER.toString();

	/** Reads the styles. */
	StyleMix mix(final List<Path> filesOrFolders) throws IOException {
		final List<Style> styles = new ArrayList<>();
		for (final Path fileOrFolder : filesOrFolders) {
			styles.add(StyleFiles.read(fileOrFolder));
		}
		return StyleMix.parse(styles, weights, blend);
	}
}
