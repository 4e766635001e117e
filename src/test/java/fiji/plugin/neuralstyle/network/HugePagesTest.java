package fiji.plugin.neuralstyle.network;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

class HugePagesTest {

	private static final Path WHO_DECIDES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
	private static final Path SUMS = Path.of("/proc/self/smaps_rollup");
	private static final long VALUES = 16L << 20;

	@Test
	void aLargeBlockOfTheEngineIsInHugePages() throws IOException {
		assumeTrue(Files.isReadable(WHO_DECIDES) && Files.isReadable(SUMS) && Files.readString(WHO_DECIDES).contains("[madvise]"),
			"This system does not leave huge pages to programs.");
		assumeTrue(System.getenv(HugePages.WISH) == null, "The environment has decided.");
		try (Program program = Program.load("optimizer.py"); NDManager manager = program.manager().newSubManager()) {
			final long before = hugeKilobytes();
			final NDArray block = manager.zeros(new Shape(VALUES));
			final long after = hugeKilobytes();
			assertTrue(after > before, () -> before + " kB before, " + after + " after " + block.getShape());
		}
	}

	private static long hugeKilobytes() throws IOException {
		try (Stream<String> lines = Files.lines(SUMS)) {
			return lines.filter(line -> line.startsWith("AnonHugePages")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D",
				""))).findFirst().orElseThrow();
		}
	}
}
