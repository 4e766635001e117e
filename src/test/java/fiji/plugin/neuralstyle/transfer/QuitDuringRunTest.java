package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.JavaCommand;

/** Java ends in the middle of a run. */
class QuitDuringRunTest {

	@Test
	@Timeout(120)
	void theRunEndsBeforeTheEngineIsUnloaded(@TempDir final Path folder) throws IOException, InterruptedException {
		final Path log = folder.resolve("log.txt");
		final Process process = new ProcessBuilder(JavaCommand.of(QuitDuringRun.class)).directory(folder.toFile()).redirectErrorStream(true)
			.redirectOutput(log.toFile()).start();

		assertEquals(0, process.waitFor(), () -> text(log));

		final List<String> lines = Files.readAllLines(log);
		final int ending = lines.indexOf(QuitDuringRun.ENDING);
		assertTrue(ending >= 0, lines.toString());
		// One may be under way.
		assertTrue(lines.subList(ending, lines.size()).stream().filter(QuitDuringRun.ITERATED::equals).count() <= 1, lines
			.toString());
		assertFalse(lines.contains(QuitDuringRun.RETURNED), lines.toString());
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of(log), files.toList(), "no report of a crash");
		}
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
