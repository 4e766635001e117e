package fiji.plugin.neuralstyle.batch;

import java.nio.file.Path;

/**
 * Which files of a folder to paint, and where the results go.
 *
 * @param contentFolder folder of content images
 * @param patterns which of its images
 * @param subfolders whether the folders in it count as well; the output folder gets the same ones
 * @param outputFolder where results go; made if it is not there, and never searched for contents
 * @param outputName what results are called
 * @param format of the results
 * @param existing what to do where a result is there already
 */
public record BatchSettings(Path contentFolder, NamePatterns patterns, boolean subfolders, Path outputFolder,
	OutputName outputName, ResultFormat format, Existing existing)
{

	/** All images of a folder but not of its subfolders, as PNG; what is done is left alone. */
	public static BatchSettings of(final Path contentFolder, final Path outputFolder) {
		return new BatchSettings(contentFolder, NamePatterns.ALL, false, outputFolder, OutputName.DEFAULT, ResultFormat.PNG,
			Existing.UPDATE);
	}
}
