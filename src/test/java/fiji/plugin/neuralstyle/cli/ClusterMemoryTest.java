package fiji.plugin.neuralstyle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.cluster.Manifest;
import fiji.plugin.neuralstyle.cluster.MemoryNeed;
import fiji.plugin.neuralstyle.image.ImageFiles;

/** The memory that is asked for, in a manifest's flags. */
class ClusterMemoryTest {

	@TempDir
	private Path folder;

	@Test
	void aLargeImageNeedsRoomToBeReadHoweverSmallItIsPainted() throws IOException {
		final long small = megabytes(100, 100, "--size 64");
		final long large = megabytes(2000, 1500, "--size 64");

		assertTrue(large - small >= 100 && large - small <= 300, small + " and " + large);
	}

	@Test
	void aLargerResultNeedsMore() throws IOException {
		assertTrue(megabytes(100, 100, "--size 1024") > megabytes(100, 100, "--size 64") + 500);
	}

	@Test
	void sharpeningNeedsWhatTheContentsOwnSizeNeeds() throws IOException {
		assertEquals(megabytes(1000, 800, "--size 0"), megabytes(1000, 800, "--size 128 --sharpen 5"));
		assertTrue(megabytes(1000, 800, "--size 128 --sharpen 5") > megabytes(1000, 800, "--size 128") + 300);
	}

	@Test
	void anImageThatCannotBeReadNeedsNothing() throws IOException {
		ImageFiles.write(Samples.style(32, 32), folder.resolve("style.png"));
		Files.writeString(folder.resolve("content.png"), "no picture");

		assertTrue(asked("--size 1024") <= megabytes(100, 100, "--size 64"));
	}

	private long megabytes(final int width, final int height, final String flags) throws IOException {
		ImageFiles.write(Samples.style(32, 32), folder.resolve("style.png"));
		ImageFiles.write(Samples.content(width, height), folder.resolve("content.png"));
		return asked(flags);
	}

	private long asked(final String flags) throws IOException {
		final Path file = Files.writeString(folder.resolve("jobs.csv"), "id,content,style,output,settings\n1,content.png,style.png,out.png," +
			flags + "\n");
		final Manifest manifest = Manifest.read(file);
		return new MemoryNeed(manifest, new RowFlags()).megabytes(manifest.rows());
	}
}
