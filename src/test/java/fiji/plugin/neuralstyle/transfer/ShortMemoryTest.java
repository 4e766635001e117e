package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import fiji.plugin.neuralstyle.MemoryLimit;

/** A process whose memory ends in the middle of a run. */
class ShortMemoryTest {

	/** MB: what the network takes has room. */
	private static final String SMALL_TILES = "200";

	@TempDir
	private Path folder;

	@BeforeEach
	void needsALimit() {
		MemoryLimit.assumeThereIsOne();
	}

	@ParameterizedTest
	@EnumSource(OptimizerSettings.Method.class)
	void theImageSoFarIsKeptAndTheMessageHasAMemoryThatWorks(final OptimizerSettings.Method method) throws Exception {
		final List<String> lines = play("0", method, "before");

		assertEquals("out of memory", lines.get(0), lines.toString());
		assertEquals("1400 x 1400, 2", lines.get(1), lines.toString());
		assertEquals("all iterations done", play(memoryThatWorks(lines.get(2)), method, "before").get(0), lines.get(2));
	}

	@ParameterizedTest
	@EnumSource(OptimizerSettings.Method.class)
	void inTheMiddleOfASizeItsLastImageIsKept(final OptimizerSettings.Method method) throws Exception {
		final List<String> lines = play("0", method, "during");

		assertEquals(List.of("out of memory", "1400 x 1400, 3"), lines.subList(0, 2), lines.toString());
		assertTrue(memoryThatWorks(lines.get(2)).matches("\\d+"), lines.get(2));
		assertEquals("the last image", lines.get(3), lines.toString());
	}

	@Test
	void whereAllThatLbfgsRemembersHasNoRoomTheImageOfTheSizeBeforeIsKept() throws Exception {
		final List<String> lines = play(SMALL_TILES, OptimizerSettings.Method.LBFGS, "history");

		assertEquals(List.of("out of memory", "1400 x 1400, 2"), lines.subList(0, 2), lines.toString());
		assertTrue(lines.get(2).contains("ran out of memory at 1400 x 1400") && lines.get(2).contains("is kept"), lines.get(2));
	}

	private static String memoryThatWorks(final String message) {
		assertTrue(message.contains("ran out of memory at 1400 x 1400") && message.contains("is kept"), message);
		return message.replaceAll(".*memory to (\\d+) MB.*", "$1");
	}

	private List<String> play(final String memory, final OptimizerSettings.Method method, final String moment)
		throws IOException, InterruptedException
	{
		final Path log = folder.resolve("log.txt");
		final int code = MemoryLimit.process(ShortMemory.class, memory, method.name(), moment).redirectError(
			ProcessBuilder.Redirect.DISCARD).redirectOutput(log.toFile()).start().waitFor();
		assertEquals(0, code, () -> text(log));
		return Files.readAllLines(log);
	}

	private static String text(final Path log) {
		try {
			return Files.readString(log);
		}
		catch (IOException e) {
			return e.toString();
		}
	}
}
