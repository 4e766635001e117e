package fiji.plugin.neuralstyle.benchmark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.RgbImage;

class BenchmarkFilesTest {

	@Test
	void anImageSurvivesTheFormatThatPythonReads(@TempDir final Path folder) throws IOException {
		// More values than a block of the file, and no multiple of one.
		final RgbImage image = FormulaNetwork.image(0, 157, 141);
		NumpyFile.write(image, folder.resolve("a.npy"));
		final RgbImage back = NumpyFile.read(folder.resolve("a.npy"));
		assertEquals(157, back.width());
		assertEquals(141, back.height());
		assertArrayEquals(image.planes(), back.planes());
	}

	@Test
	void answersAreReadByTheirFirstWord() {
		final Answer answer = new Answer(List.of("seconds 1.5 2", "loss total 3e-2", "loss content 4", "at 1 9", "at 2 8",
			"seconds 7", "some warning"));
		assertEquals(List.of(1.5, 2.0, 7.0), answer.numbers("seconds"));
		assertEquals(Map.of("total", 0.03, "content", 4.0), answer.named("loss"));
		assertEquals(List.of(new Answer.Moment(1, 9), new Answer.Moment(2, 8)), answer.moments("at"));
	}

	@Test
	void numbersHaveThreeDigits() {
		assertEquals("0.0123", Markdown.number(0.012345));
		assertEquals("1.20", Markdown.number(1.2));
		assertEquals("123", Markdown.number(123.4));
		assertEquals("1.00e-07", Markdown.number(1e-7));
		assertEquals("0", Markdown.number(0));
	}
}
