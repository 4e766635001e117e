package fiji.plugin.neuralstyle.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.batch.BatchReport;
import fiji.plugin.neuralstyle.batch.PictureFolders;
import fiji.plugin.neuralstyle.imagej.driver.CancelFolder;
import fiji.plugin.neuralstyle.imagej.driver.PaintFolder;
import fiji.plugin.neuralstyle.imagej.driver.PlayFolderMacro;
import ij.ImagePlus;

/** Style Folder in plain ImageJ, with real windows on a display without a screen; each scenario in an ImageJ of its own. */
class FolderInImageJTest extends InRealImageJ {

	private Path contents;
	private Path results;

	@BeforeEach
	void makeFolders() throws IOException {
		contents = Files.createDirectory(data.resolve("contents"));
		results = data.resolve("my results");
		PictureFolders.style(data.resolve("wave.png"));
	}

	@Test
	void aFolderOfTwentyFilesOfWhichThreeAreBrokenIsPaintedByMenuAndByItsRecordedLineTheSame() throws Exception {
		PictureFolders.twentyOfWhichThreeAreBroken(contents);

		final Properties run = play(PaintFolder.class);

		assertEquals("1", run.getProperty("items"));
		assertEquals("Style Folder", run.getProperty("dialog"));
		assertEquals(17, run.getProperty("done").split(" ").length, run.getProperty("done"));
		assertEquals("p4.png p9.png p15.png", run.getProperty("failed"));
		assertEquals("Style Folder: 20 images: 17 done, 3 failed", run.getProperty("statusLine"));
		assertEquals("1", run.getProperty("lines"), Files.readString(data.resolve("recorded.ijm")));
		assertEquals(18, PictureFolders.names(results).size(), "17 pictures and a table");
		assertEquals(List.of("p4.png", "p9.png", "p15.png"), failedInTheTable());
		final Path byMenu = Files.move(results, data.resolve("by menu"));

		final Properties played = play(PlayFolderMacro.class);

		assertEquals(PictureFolders.names(byMenu), PictureFolders.names(results));
		for (final String name : PictureFolders.names(results)) {
			if (!name.equals(BatchReport.FILE_NAME)) assertEquals(-1, Files.mismatch(byMenu.resolve(name), results.resolve(name)),
				name);
		}
		assertEquals("went on", played.getProperty("wentOn"));
		assertEquals(played.getProperty("first").replace("done", "skipped"), played.getProperty("second"));
		assertEquals(played.getProperty("written"), played.getProperty("writtenInTheEnd"));
	}

	@Test
	void escapeWithinAPictureOrBetweenTwoEndsAFolderAndKeepsWhatIsDone() throws Exception {
		Files.copy(data.resolve("wave.png"), contents.resolve("p1.png"));
		for (int i = 2; i <= 5; i++) {
			final ImagePlus picture = Samples.content(200, 200);
			picture.setTitle("p" + i + ".png");
			Samples.file(picture, contents);
		}

		final Properties found = play(CancelFolder.class);

		assertTrue(found.getProperty("within").matches("(done )+cancelled( cancelled)*"), found.getProperty("within"));
		assertTrue(found.getProperty("withinMessages").matches("(?s).*\ncancelled(\nnot begun)*"), found.getProperty(
			"withinMessages"));
		assertTrue(found.getProperty("between").matches("(skipped )+(done )+cancelled( cancelled)*"), found.getProperty(
			"between"));
		assertEquals("true", found.getProperty("kept"), "the other run's picture");
		assertEquals(found.getProperty("between").replaceAll(" ?cancelled", "").split(" ").length + 1, PictureFolders.names(
			results).size(), "pictures and a table");
		assertTrue(Integer.parseInt(found.getProperty("withinMs")) < 5000, found.getProperty("withinMs") + " ms");
		assertTrue(Integer.parseInt(found.getProperty("betweenMs")) < 5000, found.getProperty("betweenMs") + " ms");
	}

	private List<String> failedInTheTable() throws IOException {
		return Files.readAllLines(results.resolve(BatchReport.FILE_NAME)).stream().filter(line -> line.contains(",failed,")).map(
			line -> Path.of(line.substring(0, line.indexOf(','))).getFileName().toString()).toList();
	}
}
