package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process whose memory ends in the middle of a run. */
class ShortMemoryTest {

	@TempDir
	private Path folder;

	@BeforeEach
	void needsPrlimit() {
		assumeTrue(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(path -> Files.isExecutable(Path.of(
			path, "prlimit"))), "prlimit is not installed, so memory cannot be taken away");
	}

	@ParameterizedTest
	@EnumSource(OptimizerSettings.Method.class)
	void theImageSoFarIsKeptAndTheMessageHasAMemoryThatWorks(final OptimizerSettings.Method method) throws Exception {
		final List<String> lines = play("0", method);

		assertEquals("out of memory", lines.get(0), lines.toString());
		assertEquals("1400 x 1400, 2", lines.get(1), lines.toString());
		assertTrue(lines.get(2).contains("ran out of memory at 1400 x 1400") && lines.get(2).contains("is kept"), lines
			.toString());
		final String memory = lines.get(2).replaceAll(".*memory to (\\d+) MB.*", "$1");
		assertEquals("all iterations done", play(memory, method).get(0), () -> "with " + memory + " MB");
	}

	private List<String> play(final String memory, final OptimizerSettings.Method method) throws IOException,
		InterruptedException
	{
		final Path log = folder.resolve("log.txt");
		final ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-Xmx256m", "-Xms256m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), ShortMemory.class.getName(),
			memory, method.name()).redirectError(ProcessBuilder.Redirect.DISCARD).redirectOutput(log.toFile());
		builder.environment().put("OMP_NUM_THREADS", "1");
		// Each thread's heap would reserve address space that is never used, and there are as many as the machine likes.
		builder.environment().put("MALLOC_ARENA_MAX", "1");
		final int code = builder.start().waitFor();
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
