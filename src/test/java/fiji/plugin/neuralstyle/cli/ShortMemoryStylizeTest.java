package fiji.plugin.neuralstyle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.MemoryLimit;
import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.image.ResultImage;
import ij.ImagePlus;

/** The command line when memory ends in the middle. */
class ShortMemoryStylizeTest {

	@TempDir
	private Path folder;

	@Test
	void thePictureSoFarIsWrittenAndTheMessageHasAMemoryThatWorks() throws Exception {
		MemoryLimit.assumeThereIsOne();
		final Path small = write(Samples.content(200, 200), "small.tif");
		final Path large = write(Samples.content(1400, 1400), "large.tif");
		final Path style = write(Samples.style(200, 200), "style.tif");
		final Path output = folder.resolve("painted.tif");

		final Process process = MemoryLimit.process(ShortMemoryStylize.class, small.toString(), large.toString(), style
			.toString(), output.toString()).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
		final String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

		assertEquals(1, process.waitFor(), said);
		assertTrue(said.matches("(?s).*ran out of memory at 1400 x 1400 pixels. Set memory to \\d+ MB.*The picture so far is kept.*"),
			said);
		assertFalse(said.contains("Exception"), said);
		final ImagePlus painted = ImageFiles.read(output);
		assertEquals(1400, painted.getWidth());
		assertEquals("out of memory", ResultImage.info(painted).get("stopped"));
		assertEquals("2", ResultImage.info(painted).get("iterationsDone"));
	}

	private Path write(final ImagePlus image, final String name) throws Exception {
		final Path file = folder.resolve(name);
		ImageFiles.write(image, file);
		return file;
	}
}
